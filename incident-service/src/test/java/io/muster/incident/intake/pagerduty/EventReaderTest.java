package io.muster.incident.intake.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.contracts.alert.AlertLink;
import io.muster.contracts.alert.AlertSeverity;
import io.muster.contracts.incident.Severity;
import io.muster.incident.intake.Delivery;
import io.muster.incident.triage.Alert;
import io.muster.incident.triage.Alert.Action;
import io.muster.incident.triage.AlertBatch;
import io.muster.starter.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

class EventReaderTest {

  private static final Instant NOW = Instant.parse("2026-11-24T03:12:00Z");

  static final String DOCUMENTED =
      """
      {"routing_key":"%s","event_action":"trigger","dedup_key":"%s","payload":{
      "summary":"DISK at 99 %% on machine prod-datapipe03","source":"prod-datapipe03.example","severity":"%s",
      "timestamp":"2015-07-17T08:42:58.315+0000","component":"mysql","group":"prod-datapipe","class":"disk",
      "custom_details":{"free space":"1 %%","nested":{"load":[0.32,1]},"service":"datapipe"}},
      "images":[{"src":"https://chart.example/a.png","href":"https://chart.example","alt":"Disk"}],
      "links":[{"href":"https://runbook.example","text":"Runbook"},{"href":"javascript:alert(1)"}],
      "client":"Sample","client_url":"https://monitoring.example","unknown":[1]}""";

  @Test
  void a_documented_trigger_is_read_in_full() {
    AlertBatch batch = read(DOCUMENTED.formatted("k", "srv01/mysql", "error"));
    Alert alert = batch.alerts().getFirst();
    assertThat(batch.groupingKey()).isEqualTo("srv01/mysql");
    assertThat(batch.groupedBy()).isEqualTo("pagerduty-dedup-key/1");
    assertThat(batch.title()).isEqualTo("DISK at 99 % on machine prod-datapipe03");
    assertThat(alert.key()).isEqualTo("srv01/mysql");
    assertThat(alert.action()).isEqualTo(Action.TRIGGER);
    assertThat(alert.name()).isEqualTo("disk");
    assertThat(alert.service()).isEqualTo("datapipe");
    assertThat(alert.severity()).isEqualTo(AlertSeverity.ERROR);
    assertThat(alert.incidentSeverity()).isEqualTo(Severity.SEV2);
    assertThat(alert.startsAt()).isEqualTo(Instant.parse("2015-07-17T08:42:58.315Z"));
    assertThat(alert.description()).contains("free space", "0.32");
    assertThat(alert.link()).isEqualTo("https://monitoring.example");
    assertThat(alert.links())
        .containsExactly(
            new AlertLink("Runbook", "https://runbook.example"),
            new AlertLink("Disk", "https://chart.example"));
    assertThat(alert.context().source()).isEqualTo("pagerduty-v2");
    assertThat(alert.context().host()).isEqualTo("prod-datapipe03.example");
    assertThat(alert.context().component()).isEqualTo("mysql");
    assertThat(alert.context().group()).isEqualTo("prod-datapipe");
    assertThat(alert.context().labels()).isEmpty();
    assertThat(alert.context().rawSha256()).isEqualTo("ab");
  }

  @Test
  void without_anything_optional_each_trigger_is_a_problem_of_its_own() {
    AlertBatch first = read(minimal(""));
    AlertBatch second = read(minimal(""));
    assertThat(first.groupingKey()).hasSize(36).isNotEqualTo(second.groupingKey());
    Alert alert = first.alerts().getFirst();
    assertThat(alert.name()).isEqualTo("Alert");
    assertThat(alert.startsAt()).isEqualTo(NOW);
    assertThat(alert.description()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-24T03:00:00Z",
    "2026-11-24T03:00:00",
    "2026-11-24T04:00:00+01:00",
    "2026-11-24T04:00:00+0100"
  })
  void a_time_is_read_in_every_form_clients_send(String timestamp) {
    assertThat(read(minimal(",\"timestamp\":\"" + timestamp + "\"")).alerts().getFirst().startsAt())
        .isEqualTo(Instant.parse("2026-11-24T03:00:00Z"));
  }

  @Test
  void details_that_are_a_text_are_taken_and_a_time_that_is_none_is_missing() {
    Alert alert =
        read(minimal(",\"custom_details\":\"load \\ud800 high\",\"timestamp\":17"))
            .alerts()
            .getFirst();
    assertThat(alert.description()).isEqualTo("load \uFFFD high");
    assertThat(alert.startsAt()).isEqualTo(NOW);
  }

  @ParameterizedTest
  @CsvSource({"acknowledge, ACKNOWLEDGE", "resolve, RESOLVE"})
  void an_acknowledgement_and_an_end_need_a_key_and_nothing_else(String word, Action action) {
    AlertBatch batch =
        read("{\"event_action\":\"" + word + "\",\"dedup_key\":\"a\",\"payload\":7}");
    assertThat(batch.groupingKey()).isEqualTo("a");
    assertThat(batch.alerts().getFirst().action()).isEqualTo(action);
    assertRefused("{\"event_action\":\"" + word + "\"}", "'dedup_key' is missing or blank");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}|'event_action' must be one of",
        "{\"event_action\":\"open\"}|'event_action' must be one of",
        "{\"event_action\":[]}|'event_action' must be one of",
        "{\"event_action\":\"trigger\"}|'payload' is missing",
        "{\"event_action\":\"trigger\",\"payload\":[]}|'payload' is missing",
        "{\"event_action\":\"trigger\",\"payload\":{}}|'payload.summary' is missing",
        "{\"event_action\":\"trigger\",\"payload\":{\"summary\":\"{{ title }}\"}}|'payload.summary' is missing",
        "{\"event_action\":\"trigger\",\"payload\":{\"summary\":\"s\"}}|'payload.source' is missing",
        "{\"event_action\":\"trigger\",\"payload\":{\"summary\":\"s\",\"source\":\"h\"}}|'payload.severity' is missing",
        "{\"event_action\":\"trigger\",\"payload\":{\"summary\":\"s\",\"source\":\"h\",\"severity\":\"bad\"}}|must be one of critical"
      })
  void what_lacks_something_required_is_refused_naming_it(String bodyAndError) {
    String[] parts = bodyAndError.split("\\|");
    assertRefused(parts[0], parts[1]);
  }

  @Test
  void a_key_longer_than_allowed_is_refused() {
    assertThat(read(keyed("k".repeat(255))).groupingKey()).hasSize(255);
    assertRefused(keyed("k".repeat(256)), "Length of 'dedup_key'");
  }

  private static String minimal(String more) {
    return "{\"event_action\":\"trigger\",\"payload\":{\"summary\":\"s\",\"source\":\"h\",\"severity\":\"info\""
        + more
        + "}}";
  }

  private static String keyed(String key) {
    return "{\"event_action\":\"resolve\",\"dedup_key\":\"" + key + "\"}";
  }

  private static void assertRefused(String body, String error) {
    assertThatThrownBy(() -> read(body))
        .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.status()).isEqualTo(400))
        .hasMessageContaining(error);
  }

  private static AlertBatch read(String body) {
    return EventReader.read(
        new Delivery(new HttpHeaders(), null, body.getBytes(StandardCharsets.UTF_8), NOW)
            .keptAs("ab"));
  }
}
