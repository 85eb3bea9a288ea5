package io.muster.incident.intake.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.contracts.alert.AlertLink;
import io.muster.contracts.incident.Severity;
import io.muster.incident.intake.Delivery;
import io.muster.incident.intake.Mutations;
import io.muster.incident.triage.Alert;
import io.muster.incident.triage.Alert.Action;
import io.muster.incident.triage.AlertBatch;
import io.muster.starter.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

class OlderEventReaderTest {

  private static final Instant NOW = Instant.parse("2026-11-24T03:12:00Z");

  static final String DOCUMENTED =
      """
      {"service_key":"%s","event_type":"trigger","incident_key":"%s","description":"FAILURE for production/HTTP on golf",
      "client":"Sample Monitoring","client_url":"https://monitoring.example","details":{"ping time":"1500ms","load":[0.75],
      "severity":"error","service":"golf"},"contexts":[{"type":"link","href":"https://ack.example","text":"View"},
      {"type":"image","src":"https://chart.example/a.png"},{"type":"link","href":"javascript:alert(1)"}]}\
      """;

  @Test
  void a_documented_trigger_is_read_in_full() {
    AlertBatch batch = read(DOCUMENTED.formatted("k", "srv01/HTTP"));
    Alert alert = batch.alerts().getFirst();
    assertThat(batch.groupingKey()).isEqualTo("srv01/HTTP");
    assertThat(batch.groupedBy()).isEqualTo("pagerduty-incident-key/1");
    assertThat(batch.title()).isEqualTo("FAILURE for production/HTTP on golf");
    assertThat(alert.name()).isEqualTo("Sample Monitoring");
    assertThat(alert.service()).isEqualTo("golf");
    assertThat(alert.incidentSeverity()).isEqualTo(Severity.SEV2);
    assertThat(alert.description()).contains("ping time", "0.75");
    assertThat(alert.link()).isEqualTo("https://monitoring.example");
    assertThat(alert.links())
        .containsExactly(
            new AlertLink("View", "https://ack.example"),
            new AlertLink(null, "https://chart.example/a.png"));
    assertThat(alert.startsAt()).isEqualTo(NOW);
    assertThat(alert.context().source()).isEqualTo("pagerduty-v1");
  }

  @Test
  void a_description_is_enough_and_each_such_trigger_is_a_problem_of_its_own() {
    String body = "{\"event_type\":\"trigger\",\"description\":\"d\",\"details\":\"as text\"}";
    Alert alert = read(body).alerts().getFirst();
    assertThat(alert.key()).hasSize(36).isNotEqualTo(read(body).groupingKey());
    assertThat(alert.incidentSeverity()).isEqualTo(Severity.SEV3);
    assertThat(alert.description()).isEqualTo("as text");
  }

  @ParameterizedTest
  @CsvSource({"acknowledge, ACKNOWLEDGE", "resolve, RESOLVE"})
  void an_acknowledgement_and_an_end_need_a_key_and_nothing_else(String word, Action action) {
    AlertBatch batch = read("{\"event_type\":\"" + word + "\",\"incident_key\":\"a\"}");
    assertThat(batch.groupingKey()).isEqualTo("a");
    assertThat(batch.alerts().getFirst().action()).isEqualTo(action);
    assertThat(batch.alerts().getFirst().context().source()).isEqualTo("pagerduty-v1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}|'event_type' must be one of",
        "{\"event_type\":\"open\"}|'event_type' must be one of",
        "{\"event_type\":\"trigger\"}|'description' is missing",
        "{\"event_type\":\"trigger\",\"description\":\"{{ x }}\"}|'description' is missing",
        "{\"event_type\":\"resolve\"}|'incident_key' is missing",
        "{\"event_type\":\"acknowledge\",\"incident_key\":[]}|'incident_key' is missing"
      })
  void what_lacks_something_required_is_refused_naming_it(String bodyAndError) {
    String[] parts = bodyAndError.split("\\|");
    assertThatThrownBy(() -> read(parts[0]))
        .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.status()).isEqualTo(400))
        .hasMessageContaining(parts[1]);
  }

  @Property(tries = 5000)
  void a_damaged_event_is_read_or_refused(@ForAll long seed) {
    String event = DOCUMENTED.formatted("k", "srv01/HTTP");
    Mutations.assertReadOrRefused(new EventsV1(), Mutations.damage(event, seed));
  }

  private static AlertBatch read(String body) {
    return OlderEventReader.read(
        new Delivery(new HttpHeaders(), null, body.getBytes(StandardCharsets.UTF_8), NOW)
            .keptAs("ab"));
  }
}
