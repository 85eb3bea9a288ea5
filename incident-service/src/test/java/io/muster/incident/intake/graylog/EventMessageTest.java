package io.muster.incident.intake.graylog;

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

class EventMessageTest {

  private static final Instant NOW = Instant.parse("2026-11-24T03:12:00Z");

  private static final String DOCUMENTED =
      """
      {"event_definition_id":"5d2","event_definition_type":"aggregation-v1","event_definition_title":"Too many 500s",
      "event_definition_description":"More than 10 in a minute","remediation_steps":"","job_definition_id":"j",
      "job_trigger_id":"t","event":{"id":"01E","event_definition_type":"aggregation-v1","event_definition_id":"5d2",
      "origin_context":null,"timestamp":"2026-11-24T03:00:00.000Z","timestamp_processing":"2026-11-24T03:00:05.000Z",
      "timerange_start":null,"timerange_end":null,"streams":["s"],"source_streams":[],"message":"Too many 500s: web",
      "source":"graylog-1","key_tuple":["web"],"key":"web","priority":%s,"scores":{"a":1.5},"associated_assets":[],
      "alert":true,"fields":{%s},"group_by_fields":{"service":"web"},"replay_info":null},
      "backlog":[{"index":"graylog_0","id":"m1","source":"web-1","message":"secret of mallory","timestamp":
      "2026-11-24T02:59:59.000Z","stream_ids":["s"],"fields":{"level":3}}]}\
      """;

  @Test
  void a_documented_event_is_read_in_full_and_its_messages_left_where_they_are() {
    AlertBatch batch = read(DOCUMENTED.formatted("3", ""));
    Alert alert = batch.alerts().getFirst();
    assertThat(batch.groupingKey()).isEqualTo("01E");
    assertThat(batch.title()).isEqualTo("Too many 500s: web");
    assertThat(alert.action()).isEqualTo(Action.TRIGGER);
    assertThat(alert.name()).isEqualTo("Too many 500s");
    assertThat(alert.service()).isEqualTo("web");
    assertThat(alert.description()).isEqualTo("More than 10 in a minute");
    assertThat(alert.startsAt()).isEqualTo(Instant.parse("2026-11-24T03:00:00Z"));
    assertThat(alert.context().rawSeverity()).isEqualTo("3");
    assertThat(alert.context().group()).isEqualTo("web");
    assertThat(alert.context().host()).isEqualTo("graylog-1");
    assertThat(alert.context().labels()).containsEntry("service", "web");
    assertThat(batch.toString()).doesNotContain("mallory");
  }

  @ParameterizedTest
  @CsvSource({
    "0, SEV4",
    "1, SEV4",
    "2, SEV3",
    "3, SEV2",
    "4, SEV1",
    "\"2\", SEV3",
    "null, SEV3",
    "9, SEV3"
  })
  void each_priority_means_what_the_guide_says(String priority, Severity severity) {
    assertThat(read(DOCUMENTED.formatted(priority, "")).alerts().getFirst().incidentSeverity())
        .isEqualTo(severity);
  }

  @Test
  void custom_fields_can_name_the_problem_and_its_end() {
    Alert over =
        read(DOCUMENTED.formatted(
                "1",
                "\"muster_key\":\"500s/web\",\"muster_status\":\"ok\",\"muster_severity\":\"sev1\",\"muster_service\":\"shop\""))
            .alerts()
            .getFirst();
    assertThat(over.key()).isEqualTo("500s/web");
    assertThat(over.action()).isEqualTo(Action.RESOLVE);
    assertThat(over.incidentSeverity()).isEqualTo(Severity.SEV1);
    assertThat(over.service()).isEqualTo("shop");
  }

  @Test
  void an_id_is_enough() {
    Alert alert = read("{\"event\":{\"id\":\"1\"}}").alerts().getFirst();
    assertThat(alert.summary()).isEqualTo("Alert");
    assertThat(alert.startsAt()).isEqualTo(NOW);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "7", "", "{\"event\":[]}", "{\"event\":{\"id\":{}}}"})
  void what_tells_no_event_is_refused(String body) {
    assertThatThrownBy(() -> read(body))
        .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.status()).isEqualTo(400));
  }

  @Property(tries = 5000)
  void a_damaged_message_is_read_or_refused(@ForAll long seed) {
    String message = DOCUMENTED.formatted("3", "\"muster_key\":\"k\"");
    Mutations.assertReadOrRefused(new GraylogNotification(), Mutations.damage(message, seed));
  }

  private static AlertBatch read(String body) {
    return EventMessage.read(
        new Delivery(new HttpHeaders(), null, body.getBytes(StandardCharsets.UTF_8), NOW)
            .keptAs("ab"));
  }
}
