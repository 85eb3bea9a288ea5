package io.muster.incident.intake.datadog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.contracts.alert.AlertLink;
import io.muster.contracts.alert.AlertSeverity;
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

class MonitorMessageTest {

  private static final Instant NOW = Instant.parse("2026-11-24T03:12:00Z");

  /** The guide's payload, with what Datadog puts in for an alerting monitor. */
  private static final String FILLED =
      """
      {"alert_id":"1234","cycle_key":"%s","aggreg_key":"9bd4ac313a4d1e8fae2482df7b77628","transition":"%s",
      "type":"%s","status":"system.load.1 over host:web-1 was > 2","priority":"%s","title":"[Triggered] Load is high",
      "msg":"@webhook-muster look","date":"1763949600000","last_updated":"1763949660000","event_type":"metric_alert_monitor",
      "host":"web-1","scope":"host:web-1","metric":"system.load.1","query":"avg(last_5m) > 2",
      "tags":"env:prod, service:checkout,monitor","link":"https://app.datadog.example/m/1234",
      "snapshot":"https://p.datadog.example/s.png","id":"77","org_id":"1","org_name":"Example"}""";

  @Test
  void the_payload_of_the_guide_is_read_in_full() {
    AlertBatch batch = read(FILLED.formatted("c1", "Triggered", "error", "P1"));
    Alert alert = batch.alerts().getFirst();
    assertThat(batch.groupingKey()).isEqualTo("c1");
    assertThat(batch.title()).isEqualTo("[Triggered] Load is high");
    assertThat(alert.action()).isEqualTo(Action.TRIGGER);
    assertThat(alert.name()).isEqualTo("system.load.1");
    assertThat(alert.service()).isEqualTo("checkout");
    assertThat(alert.severity()).isEqualTo(AlertSeverity.CRITICAL);
    assertThat(alert.incidentSeverity()).isEqualTo(Severity.SEV1);
    assertThat(alert.description()).isEqualTo("@webhook-muster look");
    assertThat(alert.link()).isEqualTo("https://app.datadog.example/m/1234");
    assertThat(alert.links())
        .containsExactly(new AlertLink("Snapshot", "https://p.datadog.example/s.png"));
    assertThat(alert.startsAt()).isEqualTo(Instant.ofEpochMilli(1763949600000L));
    assertThat(alert.context().host()).isEqualTo("web-1");
    assertThat(alert.context().group()).isEqualTo("host:web-1");
    assertThat(alert.context().rawSeverity()).isEqualTo("P1");
    assertThat(alert.context().labels())
        .containsEntry("env", "prod")
        .containsEntry("service", "checkout")
        .containsEntry("monitor", "");
  }

  @ParameterizedTest
  @CsvSource({
    "Triggered, error, P2, TRIGGER, SEV2",
    "Re-Triggered, error, P4, TRIGGER, SEV4",
    "Recovered, success, P1, RESOLVE, SEV1",
    "Warn, warning, P1, TRIGGER, SEV3",
    "Re-Warn, warning, P1, TRIGGER, SEV3",
    "No Data, error, $ALERT_PRIORITY, TRIGGER, SEV2",
    "Renotify, error, P1, UPDATE, SEV1",
    "$ALERT_TRANSITION, success, P5, RESOLVE, SEV5",
    "$ALERT_TRANSITION, $ALERT_TYPE, $ALERT_PRIORITY, TRIGGER, SEV3"
  })
  void each_transition_means_what_the_guide_says(
      String transition, String type, String priority, Action action, Severity severity) {
    Alert alert = read(FILLED.formatted("c1", transition, type, priority)).alerts().getFirst();
    assertThat(alert.action()).isEqualTo(action);
    assertThat(alert.incidentSeverity()).isEqualTo(severity);
    assertThat(alert.context().alertClass())
        .isEqualTo(transition.equals("No Data") ? "no-data" : null);
    assertThat(alert.endsAt()).isEqualTo(action == Action.RESOLVE ? alert.startsAt() : null);
  }

  @Test
  void a_payload_without_a_cycle_goes_by_what_it_has_and_one_with_nothing_is_refused() {
    assertThat(read("{\"cycle_key\":\"$ALERT_CYCLE_KEY\",\"alert_id\":1234}").groupingKey())
        .isEqualTo("1234");
    Alert alert = read("{\"id\":\"7\",\"date\":\"soon\",\"tags\":[1]}").alerts().getFirst();
    assertThat(alert.summary()).isEqualTo("Alert");
    assertThat(alert.startsAt()).isEqualTo(NOW);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "7", "", "payload=%7B%7D", "{\"id\":{}}"})
  void what_is_no_such_payload_is_refused(String body) {
    assertThatThrownBy(() -> read(body))
        .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.status()).isEqualTo(400));
  }

  @Property(tries = 5000)
  void a_damaged_message_is_read_or_refused(@ForAll long seed) {
    String message = FILLED.formatted("c1", "Triggered", "error", "P1");
    Mutations.assertReadOrRefused(new DatadogWebhook(), Mutations.damage(message, seed));
  }

  private static AlertBatch read(String body) {
    return MonitorMessage.read(
        new Delivery(new HttpHeaders(), null, body.getBytes(StandardCharsets.UTF_8), NOW)
            .keptAs("ab"));
  }
}
