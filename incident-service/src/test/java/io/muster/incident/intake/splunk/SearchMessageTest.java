package io.muster.incident.intake.splunk;

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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

class SearchMessageTest {

  private static final Instant NOW = Instant.parse("2026-11-24T03:12:00Z");

  private static final String DOCUMENTED =
      """
      {"result":{"sourcetype":"mongod","count":"8","host":"db-1","_time":"%s"%s},"sid":"scheduler_admin_1","owner":"mallory",
      "results_link":"https://splunk.example/app/search/@go?sid=scheduler_admin_1","search_name":"Too many errors",
      "app":"search"}\
      """;

  @Test
  void a_documented_message_is_read_in_full_and_its_owner_left_out() {
    AlertBatch batch = read(DOCUMENTED.formatted("1763949600", ""));
    Alert alert = batch.alerts().getFirst();
    assertThat(batch.groupingKey()).isEqualTo("scheduler_admin_1");
    assertThat(batch.title()).isEqualTo("Too many errors");
    assertThat(alert.action()).isEqualTo(Action.TRIGGER);
    assertThat(alert.incidentSeverity()).isEqualTo(Severity.SEV3);
    assertThat(alert.description()).contains("mongod", "\"8\"");
    assertThat(alert.link()).startsWith("https://splunk.example/");
    assertThat(alert.startsAt()).isEqualTo(Instant.ofEpochSecond(1763949600));
    assertThat(alert.context().host()).isEqualTo("db-1");
    assertThat(alert.context().labels())
        .containsOnlyKeys("app", "search")
        .containsEntry("search", "Too many errors");
    assertThat(batch.toString()).doesNotContain("mallory");
  }

  @ParameterizedTest
  @CsvSource({
    "1763949600.250, 2025-11-24T02:00:00.250Z",
    "2025-11-24T02:00:00.250+0000, 2025-11-24T02:00:00.250Z"
  })
  void a_time_is_read_in_each_form_splunk_has(String time, Instant expected) {
    assertThat(read(DOCUMENTED.formatted(time, "")).alerts().getFirst().startsAt())
        .isEqualTo(expected);
  }

  @Test
  void fields_of_the_result_can_name_the_problem_and_its_end() {
    String hints =
        ",\"muster_key\":\"errors/db-1\",\"muster_severity\":\"critical\",\"muster_service\":\"db\"";
    Alert fires = read(DOCUMENTED.formatted("", hints)).alerts().getFirst();
    assertThat(fires.key()).isEqualTo("errors/db-1");
    assertThat(fires.incidentSeverity()).isEqualTo(Severity.SEV1);
    assertThat(fires.service()).isEqualTo("db");
    assertThat(fires.startsAt()).isEqualTo(NOW);
    Alert over =
        read(DOCUMENTED.formatted("", hints + ",\"muster_status\":\"Resolved\""))
            .alerts()
            .getFirst();
    assertThat(over.action()).isEqualTo(Action.RESOLVE);
    assertThat(
            read(DOCUMENTED.formatted("", ",\"muster_status\":\"resolved\""))
                .alerts()
                .getFirst()
                .action())
        .as("an end without a key")
        .isEqualTo(Action.TRIGGER);
  }

  @Test
  void a_search_that_was_never_saved_has_no_name() {
    Alert alert = read("{\"sid\":\"1.2\",\"search_name\":null}").alerts().getFirst();
    assertThat(alert.name()).isEqualTo("Alert");
    assertThat(alert.description()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "7", "", "{\"sid\":{}}", "{\"search_name\":\"x\"}"})
  void what_tells_no_alert_is_refused(String body) {
    assertThatThrownBy(() -> read(body))
        .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.status()).isEqualTo(400));
  }

  @Property(tries = 5000)
  void a_damaged_message_is_read_or_refused(@ForAll long seed) {
    String message = DOCUMENTED.formatted("1763949600", ",\"muster_key\":\"k\"");
    Mutations.assertReadOrRefused(new SplunkWebhook(), Mutations.damage(message, seed));
  }

  private static AlertBatch read(String body) {
    return SearchMessage.read(
        new Delivery(new HttpHeaders(), null, body.getBytes(StandardCharsets.UTF_8), NOW)
            .keptAs("ab"));
  }
}
