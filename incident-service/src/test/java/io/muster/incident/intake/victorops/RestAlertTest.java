package io.muster.incident.intake.victorops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.contracts.incident.Severity;
import io.muster.incident.intake.Delivery;
import io.muster.incident.intake.Mutations;
import io.muster.incident.triage.Alert;
import io.muster.incident.triage.Alert.Action;
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

class RestAlertTest {

  private static final Instant NOW = Instant.parse("2026-11-24T03:12:00Z");

  static final String DOCUMENTED =
      """
      {"message_type":"%s","entity_id":"disk/db01","entity_display_name":"Disk is full","state_message":"98 %% used",
      "state_start_time":1763949600,"monitoring_tool":"nagios","host_name":"db01","service":"checkout","acme.colour":"red"}\
      """;

  @Test
  void a_documented_alert_is_read_in_full() {
    Alert alert = read(DOCUMENTED.formatted("CRITICAL"), "databases");
    assertThat(alert.key()).isEqualTo("disk/db01");
    assertThat(alert.name()).isEqualTo("nagios");
    assertThat(alert.summary()).isEqualTo("Disk is full");
    assertThat(alert.service()).isEqualTo("checkout");
    assertThat(alert.incidentSeverity()).isEqualTo(Severity.SEV1);
    assertThat(alert.startsAt()).isEqualTo(Instant.ofEpochSecond(1763949600));
    assertThat(alert.description()).startsWith("98 % used").contains("acme.colour: red");
    assertThat(alert.context().host()).isEqualTo("db01");
    assertThat(alert.context().group()).isEqualTo("databases");
    assertThat(alert.context().labels()).containsEntry("routing_key", "databases");
  }

  @ParameterizedTest
  @CsvSource({
    "CRITICAL, TRIGGER, SEV1",
    "critical, TRIGGER, SEV1",
    "WARNING, TRIGGER, SEV3",
    "INFO, UPDATE, SEV4",
    "ACKNOWLEDGEMENT, ACKNOWLEDGE, SEV3",
    "RECOVERY, RESOLVE, SEV3",
    "OK, RESOLVE, SEV3"
  })
  void each_type_means_what_it_does_there(String type, Action action, Severity severity) {
    Alert alert = read(DOCUMENTED.formatted(type), null);
    assertThat(alert.action()).isEqualTo(action);
    assertThat(alert.incidentSeverity()).isEqualTo(severity);
  }

  @Test
  void without_an_entity_each_message_is_a_problem_of_its_own() {
    Alert alert = read("{\"message_type\":\"CRITICAL\"}", null);
    assertThat(alert.key()).isEqualTo("ab");
    assertThat(alert.summary()).isEqualTo("Alert");
    assertThat(alert.startsAt()).isEqualTo(NOW);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "[]", "7", "", "{\"message_type\":\"LOUD\"}", "{\"message_type\":7}"})
  void what_does_not_say_what_happened_is_refused(String body) {
    assertThatThrownBy(() -> read(body, null))
        .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.status()).isEqualTo(400));
  }

  @Property(tries = 5000)
  void a_damaged_alert_is_read_or_refused(@ForAll long seed) {
    Mutations.assertReadOrRefused(
        new VictorOps().routed("a\u0000b"),
        Mutations.damage(DOCUMENTED.formatted("CRITICAL"), seed));
  }

  private static Alert read(String body, String routingKey) {
    return RestAlert.read(
            new Delivery(new HttpHeaders(), null, body.getBytes(StandardCharsets.UTF_8), NOW)
                .keptAs("ab"),
            routingKey)
        .alerts()
        .getFirst();
  }
}
