package io.muster.incident.intake.kibana;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

class RuleMessageTest {

  private static final Instant NOW = Instant.parse("2026-11-24T03:12:00Z");
  private static final Instant DATE = Instant.parse("2026-11-24T03:00:00.123Z");

  /** The guide's body, with what Kibana puts in. */
  private static final String FILLED =
      """
      {"rule_id":"r1","rule_name":"CPU","space":"default","tags":"prod,web","url":"https://kibana.example/r1",
      "alert_id":"web-1","alert_uuid":"u1","action_group":"%s","flapping":"false","reason":"CPU is 99 %%",
      "date":"2026-11-24T03:00:00.123Z","kibana":"https://kibana.example","severity":"critical","service":"checkout"}\
      """;

  @Test
  void the_body_of_the_guide_is_read_in_full() {
    AlertBatch batch = read(FILLED.formatted("threshold met"));
    Alert alert = batch.alerts().getFirst();
    assertThat(batch.groupingKey()).isEqualTo("r1/web-1");
    assertThat(batch.title()).isEqualTo("CPU is 99 %");
    assertThat(alert.action()).isEqualTo(Action.TRIGGER);
    assertThat(alert.name()).isEqualTo("CPU");
    assertThat(alert.service()).isEqualTo("checkout");
    assertThat(alert.incidentSeverity()).isEqualTo(Severity.SEV1);
    assertThat(alert.link()).isEqualTo("https://kibana.example/r1");
    assertThat(alert.startsAt()).isEqualTo(DATE);
    assertThat(alert.endsAt()).isNull();
    assertThat(alert.context().group()).isEqualTo("web-1");
    assertThat(alert.context().alertClass()).isEqualTo("threshold met");
    assertThat(alert.context().labels())
        .containsEntry("rule", "CPU")
        .containsEntry("space", "default")
        .containsEntry("tags", "prod,web");
  }

  @Test
  void the_group_recovered_ends_the_alert() {
    Alert alert = read(FILLED.formatted("recovered")).alerts().getFirst();
    assertThat(alert.key()).isEqualTo("r1/web-1");
    assertThat(alert.action()).isEqualTo(Action.RESOLVE);
    assertThat(alert.endsAt()).isEqualTo(DATE);
  }

  @Test
  void rule_and_alert_are_enough_and_variables_nobody_filled_in_are_missing() {
    Alert alert =
        read("{\"rule_id\":\"r\",\"alert_id\":\"a\",\"reason\":\"{{context.reason}}\",\"date\":\"\"}")
            .alerts()
            .getFirst();
    assertThat(alert.summary()).isEqualTo("Alert");
    assertThat(alert.incidentSeverity()).isEqualTo(Severity.SEV3);
    assertThat(alert.startsAt()).isEqualTo(NOW);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "7",
        "",
        "{\"rule_id\":\"r\"}",
        "{\"alert_id\":\"a\"}",
        "{\"rule_id\":\"{{rule.id}}\",\"alert_id\":\"a\"}"
      })
  void what_does_not_tell_rule_and_alert_is_refused(String body) {
    assertThatThrownBy(() -> read(body))
        .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.status()).isEqualTo(400));
  }

  @Property(tries = 5000)
  void a_damaged_message_is_read_or_refused(@ForAll long seed) {
    String message = FILLED.formatted("recovered");
    Mutations.assertReadOrRefused(new KibanaWebhook(), Mutations.damage(message, seed));
  }

  private static AlertBatch read(String body) {
    return RuleMessage.read(
        new Delivery(new HttpHeaders(), null, body.getBytes(StandardCharsets.UTF_8), NOW)
            .keptAs("ab"));
  }
}
