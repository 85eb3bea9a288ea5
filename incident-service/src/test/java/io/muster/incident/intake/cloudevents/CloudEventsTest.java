package io.muster.incident.intake.cloudevents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.contracts.incident.Severity;
import io.muster.incident.intake.Delivery;
import io.muster.incident.intake.Mutations;
import io.muster.incident.intake.Source;
import io.muster.incident.triage.Alert;
import io.muster.incident.triage.Alert.Action;
import io.muster.incident.triage.AlertBatch;
import io.muster.starter.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

class CloudEventsTest {

  private static final Instant NOW = Instant.parse("2026-11-24T03:12:00Z");
  private static final String ONE = "application/cloudevents+json; charset=UTF-8";
  private static final String SEVERAL = "application/cloudevents-batch+json";

  static final String EVENT =
      """
      {"specversion":"1.0","type":"com.example.disk.full","source":"/hosts/web-1","subject":"/var","id":"A234-1234-1234",
      "time":"2026-11-24T03:10:00Z","severity":"critical","service":"checkout","datacontenttype":"application/json",
      "data":{"summary":"Disk is full","description":"98 %","link":"https://graphs.example/1","host":"web-1"}}\
      """;

  @Test
  void one_event_as_an_object_is_read_in_full() {
    AlertBatch batch = alert(ONE, EVENT);
    Alert alert = batch.alerts().getFirst();
    assertThat(batch.groupingKey()).isEqualTo("/hosts/web-1 /var");
    assertThat(batch.title()).isEqualTo("Disk is full");
    assertThat(alert.action()).isEqualTo(Action.TRIGGER);
    assertThat(alert.name()).isEqualTo("com.example.disk.full");
    assertThat(alert.service()).isEqualTo("checkout");
    assertThat(alert.incidentSeverity()).isEqualTo(Severity.SEV1);
    assertThat(alert.description()).isEqualTo("98 %");
    assertThat(alert.link()).isEqualTo("https://graphs.example/1");
    assertThat(alert.startsAt()).isEqualTo(Instant.parse("2026-11-24T03:10:00Z"));
    assertThat(alert.context().host()).isEqualTo("web-1");
    assertThat(alert.context().group()).isEqualTo("/hosts/web-1");
    assertThat(alert.context().labels()).containsOnlyKeys("service", "severity");
  }

  @Test
  void several_in_a_list_are_each_read() {
    assertThat(CloudEvents.in(delivery(SEVERAL, "[" + EVENT + "," + EVENT + "]"))).hasSize(2);
    assertThat(CloudEvents.in(delivery(SEVERAL, "[]"))).isEmpty();
  }

  @Test
  void attributes_may_be_headers_and_the_body_the_data() {
    HttpHeaders headers = new HttpHeaders();
    headers.set("Content-Type", "application/json");
    headers.set("ce-specversion", "1.0");
    headers.set("CE-Type", "com.example.disk.full");
    headers.set("ce-source", "/hosts/web%201+1");
    headers.set("ce-id", "1");
    headers.set("ce-dedupkey", "disk%22%E2%82%AC");
    Delivery delivery =
        new Delivery(headers, null, "{\"title\":\"Full\"}".getBytes(StandardCharsets.UTF_8), NOW);
    CloudEvent event = CloudEvents.in(delivery).getFirst();
    assertThat(event.source()).isEqualTo("/hosts/web 1+1");
    Alert alert = EventAlert.read(event, delivery).alerts().getFirst();
    assertThat(alert.key()).isEqualTo("disk\"€");
    assertThat(alert.summary()).isEqualTo("Full");
    assertThat(alert.startsAt()).isEqualTo(NOW);
  }

  @ParameterizedTest
  @CsvSource({
    "com.x.resolved, RESOLVE",
    "com.x.closed, RESOLVE",
    "com.x.acknowledged, ACKNOWLEDGE",
    "com.x.opened, TRIGGER",
    "closed.x, TRIGGER"
  })
  void the_last_word_of_the_type_says_what_happens(String type, Action action) {
    Alert alert = alert(ONE, EVENT.replace("com.example.disk.full", type)).alerts().getFirst();
    assertThat(alert.action()).isEqualTo(action);
    assertThat(alert.key()).isEqualTo("/hosts/web-1 /var");
  }

  @Test
  void without_a_subject_each_event_is_a_problem_of_its_own() {
    String bare = "{\"specversion\":\"1.0\",\"type\":\"t\",\"source\":\"s\",\"id\":\"%s\"}";
    String first = alert(ONE, bare.formatted("1")).groupingKey();
    assertThat(first).isNotEqualTo(alert(ONE, bare.formatted("2")).groupingKey());
    assertThat(first).isEqualTo(alert(ONE, bare.formatted("1")).groupingKey());
    assertThat(alert(ONE, bare.formatted("1")).title()).isEqualTo("t");
  }

  @Test
  void data_may_be_encoded_or_plain_text() {
    String encoded =
        EVENT.replaceFirst(
            "(?s)\"data\":\\{.*", "\"data_base64\":\"eyJ0aXRsZSI6IkVuY29kZWQifQ==\"}");
    assertThat(alert(ONE, encoded).title()).isEqualTo("Encoded");
    String text =
        encoded
            .replace("application/json", "text/plain")
            .replace("eyJ0aXRsZSI6IkVuY29kZWQifQ==", "aGk=");
    assertThat(alert(ONE, text).description()).isEqualTo("hi");
    String plain = EVENT.replaceFirst("(?s)\"data\":\\{.*", "\"data\":\"hello\"}");
    assertThat(alert(ONE, plain).description()).isEqualTo("hello");
  }

  @ParameterizedTest
  @ValueSource(strings = {"specversion", "type", "source", "id"})
  void a_required_attribute_that_is_missing_is_named(String name) {
    for (String with : new String[] {"\"\"", "7", "{}", "null"}) {
      refused(
          ONE,
          EVENT.replaceFirst("\"" + name + "\":\"[^\"]*\"", "\"" + name + "\":" + with),
          "/" + name);
    }
    String broken = EVENT.replace("\"" + name + "\":", "\"x" + name + "\":");
    refused(SEVERAL, "[" + EVENT + "," + broken + "]", "/1/" + name);
    refused(ONE, EVENT.replace("\"1.0\"", "\"0.3\""), "specversion");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "7", "", "null", "{}"})
  void what_is_no_event_is_refused(String body) {
    refused(ONE, body, "");
    if (!body.equals("[]")) {
      refused(SEVERAL, body, "");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"application/json", "text/plain", "application/cloudevents+avro", "nonsense", ""})
  void any_other_type_of_content_is_refused_as_such(String type) {
    assertThatThrownBy(() -> CloudEvents.in(delivery(type, EVENT)))
        .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.status()).isEqualTo(415));
  }

  @Property(tries = 5000)
  void damaged_events_are_read_or_refused(@ForAll long seed) {
    HttpHeaders one = new HttpHeaders();
    one.set("Content-Type", ONE);
    Mutations.assertReadOrRefused(READER, one, Mutations.damage(EVENT, seed));
    HttpHeaders several = new HttpHeaders();
    several.set("Content-Type", SEVERAL);
    Mutations.assertReadOrRefused(READER, several, Mutations.damage("[" + EVENT + "]", seed));
  }

  /** As the service reads, without its memory. */
  private static final Source READER =
      new CloudEventsWebhook(null) {
        @Override
        public List<AlertBatch> read(Delivery delivery) {
          return CloudEvents.in(delivery).stream()
              .map(event -> EventAlert.read(event, delivery))
              .toList();
        }
      };

  private static AlertBatch alert(String type, String body) {
    Delivery delivery = delivery(type, body);
    return EventAlert.read(CloudEvents.in(delivery).getFirst(), delivery);
  }

  private static Delivery delivery(String type, String body) {
    HttpHeaders headers = new HttpHeaders();
    headers.set("Content-Type", type);
    return new Delivery(headers, null, body.getBytes(StandardCharsets.UTF_8), NOW);
  }

  private static void refused(String type, String body, String words) {
    assertThatThrownBy(() -> alert(type, body))
        .isInstanceOfSatisfying(
            Refused.class,
            e -> {
              assertThat(e.status()).isEqualTo(400);
              assertThat(e.getMessage()).contains(words);
            });
  }
}
