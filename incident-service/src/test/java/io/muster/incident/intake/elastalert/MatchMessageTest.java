package io.muster.incident.intake.elastalert;

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

class MatchMessageTest {

  private static final Instant NOW = Instant.parse("2026-11-24T03:12:00Z");

  private static final String FILLED =
      """
      {"@timestamp":"2026-11-24T03:00:00Z","_id":"m1","_index":"logs-1","_type":"_doc","host":{"name":"web-1"},
      "message":"connection refused","num_hits":12,"num_matches":1,"rule_name":"Refused connections",
      "muster_severity":"critical","muster_service":"checkout"%s}\
      """;

  @Test
  void a_match_with_what_the_guide_adds_is_read_in_full() {
    AlertBatch batch = read(FILLED.formatted(""));
    Alert alert = batch.alerts().getFirst();
    assertThat(batch.groupingKey()).isEqualTo("Refused connections/m1");
    assertThat(batch.title()).isEqualTo("Refused connections");
    assertThat(alert.action()).isEqualTo(Action.TRIGGER);
    assertThat(alert.service()).isEqualTo("checkout");
    assertThat(alert.incidentSeverity()).isEqualTo(Severity.SEV1);
    assertThat(alert.description()).contains("connection refused", "12");
    assertThat(alert.startsAt()).isEqualTo(Instant.parse("2026-11-24T03:00:00Z"));
    assertThat(alert.context().host()).isEqualTo("web-1");
    assertThat(alert.context().labels()).containsOnlyKeys("rule");
  }

  @Test
  void a_rule_can_name_the_problem_and_its_end() {
    Alert over =
        read(FILLED.formatted(",\"muster_key\":\"k\",\"muster_status\":\"resolved\""))
            .alerts()
            .getFirst();
    assertThat(over.key()).isEqualTo("k");
    assertThat(over.action()).isEqualTo(Action.RESOLVE);
  }

  @Test
  void a_rule_is_enough_and_then_the_body_tells_problems_apart() {
    Alert alert = read("{\"rule_name\":\"r\",\"host\":\"web-2\"}").alerts().getFirst();
    assertThat(alert.key()).isEqualTo("ab");
    assertThat(alert.startsAt()).isEqualTo(NOW);
    assertThat(alert.context().host()).isEqualTo("web-2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "7", "", "{\"rule_name\":{}}", "{\"rule_name\":\"{{ r }}\"}"})
  void what_tells_no_rule_is_refused(String body) {
    assertThatThrownBy(() -> read(body))
        .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.status()).isEqualTo(400));
  }

  @Property(tries = 5000)
  void a_damaged_message_is_read_or_refused(@ForAll long seed) {
    String message = FILLED.formatted(",\"muster_key\":\"k\"");
    Mutations.assertReadOrRefused(new ElastAlertPost(), Mutations.damage(message, seed));
  }

  private static AlertBatch read(String body) {
    return MatchMessage.read(
        new Delivery(new HttpHeaders(), null, body.getBytes(StandardCharsets.UTF_8), NOW)
            .keptAs("ab"));
  }
}
