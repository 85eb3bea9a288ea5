package io.muster.incident.intake.newrelic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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

class IssueMessageTest {

  private static final Instant NOW = Instant.parse("2026-11-24T03:12:00Z");

  private static final String DOCUMENTED =
      """
      {"id":"94e8cf2d","issueUrl":"https://radar.newrelic.example/issue/94e8cf2d","title":"Latency of checkout is high",
      "priority":"%s","impactedEntities":["checkout","checkout-db"],"totalIncidents":"2","state":"%s",
      "trigger":"INCIDENT_ADDED","isCorrelated":"false","createdAt":1763949600000,"updatedAt":"1763949660000",
      "sources":["newrelic"],"alertPolicyNames":["Shop"],"alertConditionNames":["High latency","Errors"],
      "workflowName":"To Muster"%s}\
      """;

  @Test
  void the_default_template_is_read_in_full() {
    AlertBatch batch = read(DOCUMENTED.formatted("CRITICAL", "ACTIVATED", ""));
    assertThat(batch.groupingKey()).isEqualTo("94e8cf2d");
    assertThat(batch.groupedBy()).isEqualTo("newrelic-issue/1");
    assertThat(batch.title()).isEqualTo("Latency of checkout is high");
    Alert alert = batch.alerts().getFirst();
    assertThat(alert.key()).isEqualTo("94e8cf2d");
    assertThat(alert.name()).isEqualTo("High latency");
    assertThat(alert.service()).isEqualTo("checkout");
    assertThat(alert.severity()).isEqualTo(AlertSeverity.CRITICAL);
    assertThat(alert.description()).isEqualTo("Affected: checkout, checkout-db");
    assertThat(alert.link()).isEqualTo("https://radar.newrelic.example/issue/94e8cf2d");
    assertThat(alert.startsAt()).isEqualTo(Instant.ofEpochMilli(1763949600000L));
    assertThat(alert.context().source()).isEqualTo("newrelic");
    assertThat(alert.context().group()).isEqualTo("Shop");
    assertThat(alert.context().labels())
        .containsEntry("condition", "High latency")
        .containsEntry("policy", "Shop")
        .containsEntry("workflow", "To Muster")
        .containsEntry("source", "newrelic");
  }

  @ParameterizedTest
  @CsvSource({
    "CRITICAL, CREATED, TRIGGER, SEV1",
    "HIGH, ACTIVATED, TRIGGER, SEV2",
    "MEDIUM, ACKNOWLEDGED, ACKNOWLEDGE, SEV3",
    "LOW, CLOSED, RESOLVE, SEV4",
    "{{ priority }}, {{ state }}, TRIGGER, SEV3"
  })
  void each_state_and_priority_means_what_the_guide_says(
      String priority, String state, Action action, Severity severity) {
    Alert alert = read(DOCUMENTED.formatted(priority, state, "")).alerts().getFirst();
    assertThat(alert.action()).isEqualTo(action);
    assertThat(alert.incidentSeverity()).isEqualTo(severity);
  }

  @Test
  void a_closed_issue_ended_when_it_was_closed_or_else_last_changed() {
    assertThat(
            read(DOCUMENTED.formatted("LOW", "CLOSED", ",\"closedAt\":1763949630000"))
                .alerts()
                .getFirst()
                .endsAt())
        .isEqualTo(Instant.ofEpochMilli(1763949630000L));
    assertThat(read(DOCUMENTED.formatted("LOW", "CLOSED", "")).alerts().getFirst().endsAt())
        .isEqualTo(Instant.ofEpochMilli(1763949660000L));
  }

  @Test
  void an_id_is_enough_and_single_names_are_taken() {
    Alert alert = read("{\"id\":7}").alerts().getFirst();
    assertThat(alert.summary()).isEqualTo("Alert");
    assertThat(alert.service()).isNull();
    assertThat(alert.startsAt()).isEqualTo(NOW);
    assertThat(read("{\"id\":7,\"impactedEntities\":\"a\"}").alerts().getFirst().service())
        .isEqualTo("a");
    assertThat(read("{\"id\":7,\"impactedEntities\":[{},null]}").alerts().getFirst().service())
        .isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "7", "", "{\"id\":{}}", "{\"id\":\"{{ issueId }}\"}"})
  void what_is_no_issue_is_refused(String body) {
    assertThatThrownBy(() -> read(body))
        .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.status()).isEqualTo(400));
  }

  @Property(tries = 5000)
  void a_damaged_message_is_read_or_refused(@ForAll long seed) {
    String message = DOCUMENTED.formatted("CRITICAL", "CLOSED", ",\"closedAt\":1");
    Mutations.assertReadOrRefused(new NewRelicWebhook(), Mutations.damage(message, seed));
  }

  private static AlertBatch read(String body) {
    return IssueMessage.read(
        new Delivery(new HttpHeaders(), null, body.getBytes(StandardCharsets.UTF_8), NOW)
            .keptAs("ab"));
  }
}
