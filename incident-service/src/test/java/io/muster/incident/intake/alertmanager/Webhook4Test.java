package io.muster.incident.intake.alertmanager;

import static io.muster.incident.intake.alertmanager.Payloads.firing;
import static io.muster.incident.intake.alertmanager.Payloads.message;
import static io.muster.incident.intake.alertmanager.Payloads.resolved;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.contracts.alert.AlertContext;
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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

class Webhook4Test {

  private static final Instant NOW = Instant.parse("2026-11-24T03:12:00Z");
  private static final Instant T0 = Instant.parse("2026-11-24T03:00:00Z");

  @Test
  void each_element_becomes_one_alert_with_what_its_labels_and_annotations_say() {
    AlertBatch batch = read(message("A", "firing", firing("9a3c1f0de45b7c21", T0)));
    assertThat(batch.groupingKey()).isEqualTo("{}:{alertname=\"A\"}");
    assertThat(batch.groupedBy()).isEqualTo("alertmanager-group-key/1");
    assertThat(batch.title()).isEqualTo("5xx above 5 % in A");
    assertThat(batch.alerts())
        .containsExactly(
            new Alert(
                "9a3c1f0de45b7c21",
                Action.TRIGGER,
                "HighErrorRate",
                "checkout",
                AlertSeverity.CRITICAL,
                Severity.SEV1,
                "5xx above 5 %",
                null,
                "http://prometheus.example/graph",
                List.of(new AlertLink("Runbook", "http://wiki.example/rb")),
                T0,
                null,
                new AlertContext(
                    "alertmanager",
                    "critical",
                    null,
                    null,
                    null,
                    "9a3c1f0de45b7c21",
                    Map.of(
                        "alertname",
                        "HighErrorRate",
                        "service",
                        "checkout",
                        "severity",
                        "critical",
                        "instance",
                        "9a3c1f0de45b7c21"),
                    NOW,
                    "ab"),
                null,
                true));
  }

  @Test
  void an_alert_that_is_over_carries_its_end() {
    Alert alert =
        read(message("A", "resolved", resolved("f", T0, T0.plusSeconds(60)))).alerts().getFirst();
    assertThat(alert.action()).isEqualTo(Action.RESOLVE);
    assertThat(alert.endsAt()).isEqualTo(T0.plusSeconds(60));
  }

  @ParameterizedTest
  @CsvSource({
    "critical, CRITICAL, SEV1",
    "page, CRITICAL, SEV1",
    "error, ERROR, SEV2",
    "high, ERROR, SEV2",
    "warning, WARNING, SEV3",
    "info, INFO, SEV4",
    "none, INFO, SEV4",
    "SEV5, INFO, SEV5",
    "sev2, ERROR, SEV2",
    "purple, UNKNOWN, SEV3",
    "{{ $labels.severity }}, UNKNOWN, SEV3"
  })
  void the_severity_label_is_read_into_both_scales(
      String label, AlertSeverity alert, Severity incident) {
    Alert read = only("{\"labels\":{\"severity\":\"" + label + "\"}}");
    assertThat(read.severity()).isEqualTo(alert);
    assertThat(read.incidentSeverity()).isEqualTo(incident);
  }

  @Test
  void whatever_is_missing_is_done_without() {
    Alert alert = only("{}");
    assertThat(alert.action()).isEqualTo(Action.TRIGGER);
    assertThat(alert.name()).isEqualTo("Alert");
    assertThat(alert.summary()).isEqualTo("Alert");
    assertThat(alert.startsAt()).isEqualTo(NOW);
    assertThat(alert.key()).isNotBlank();
    assertThat(read("{}").alerts()).isEmpty();
    assertThat(read("{\"alerts\":null}").alerts()).isEmpty();
  }

  @Test
  void whatever_is_of_another_kind_than_expected_is_missing() {
    Alert alert =
        only(
            "{\"status\":{},\"labels\":[\"x\"],\"annotations\":7,\"startsAt\":\"yesterday\",\"generatorURL\":true}");
    assertThat(alert.action()).isEqualTo(Action.TRIGGER);
    assertThat(alert.startsAt()).isEqualTo(NOW);
    assertThat(alert.link()).isNull();
  }

  @Test
  void templates_nobody_filled_in_are_missing() {
    Alert alert =
        only(
            "{\"labels\":{\"alertname\":\"$ALERT_NAME\",\"service\":\"{{ .Labels.service }}\"},"
                + "\"annotations\":{\"summary\":\"<no value>\"}}");
    assertThat(alert.name()).isEqualTo("Alert");
    assertThat(alert.service()).isNull();
    assertThat(alert.summary()).isEqualTo("Alert");
  }

  @Test
  void only_links_into_the_web_are_kept() {
    assertThat(only("{\"generatorURL\":\"javascript:alert(1)\"}").link()).isNull();
    assertThat(only("{\"generatorURL\":\"https://prometheus.example/g?x=1\"}").link())
        .isEqualTo("https://prometheus.example/g?x=1");
  }

  @Test
  void an_alert_without_a_status_goes_by_its_group() {
    AlertBatch batch = read("{\"status\":\"resolved\",\"alerts\":[{\"fingerprint\":\"a\"}]}");
    assertThat(batch.alerts().getFirst().action()).isEqualTo(Action.RESOLVE);
  }

  @Test
  void without_a_fingerprint_the_labels_tell_alerts_apart() {
    String a = "{\"labels\":{\"instance\":\"a\",\"job\":\"j\"}}";
    String sameAsA = "{\"labels\":{\"job\":\"j\",\"instance\":\"a\"}}";
    String b = "{\"labels\":{\"instance\":\"b\",\"job\":\"j\"}}";
    assertThat(only(a).key()).isEqualTo(only(sameAsA).key()).isNotEqualTo(only(b).key());
  }

  @Test
  void without_a_group_key_the_group_labels_tell_problems_apart() {
    String payments =
        read("{\"groupLabels\":{\"service\":\"payments\"},\"alerts\":[{}]}").groupingKey();
    String checkout =
        read("{\"groupLabels\":{\"service\":\"checkout\"},\"alerts\":[{}]}").groupingKey();
    assertThat(payments).isNotEqualTo(checkout);
  }

  @Test
  void an_endless_summary_is_cut_where_a_title_ends() {
    String title =
        read("{\"commonAnnotations\":{\"summary\":\"" + "x".repeat(5000) + "\"},\"alerts\":[{}]}")
            .title();
    assertThat(title).hasSize(200).endsWith("…");
  }

  @Test
  void half_characters_and_control_characters_are_not_stored() {
    Alert alert =
        only(
            "{\"labels\":{\"alertname\":\"a\\u0000b\\ud800c\",\"in\\u0000stance\":\"\\udc00\"},"
                + "\"annotations\":{\"summary\":\"\\u0007\"}}");
    assertThat(alert.name()).isEqualTo("ab\uFFFDc");
    assertThat(alert.summary()).isEqualTo(alert.name());
    assertThat(alert.context().labels()).containsEntry("instance", "\uFFFD");
    assertThat(read("{\"groupKey\":\"k\\ud800\",\"alerts\":[{}]}").groupingKey())
        .isEqualTo("k\uFFFD");
  }

  @Test
  void of_a_key_that_stands_twice_the_later_holds() {
    assertThat(only("{\"fingerprint\":\"a\",\"fingerprint\":\"b\"}").key()).isEqualTo("b");
  }

  @Test
  void very_many_and_very_long_labels_are_cut() {
    StringBuilder labels = new StringBuilder("\"alertname\":\"" + "n".repeat(2000) + "\"");
    for (int i = 0; i < 500; i++) {
      labels.append(",\"label%d\":\"%s\"".formatted(i, "v".repeat(100)));
    }
    Alert alert = only("{\"labels\":{" + labels + "}}");
    assertThat(alert.context().labels()).hasSize(64);
    assertThat(alert.context().labels().get("alertname")).hasSize(1024).endsWith("…");
    assertThat(alert.name()).hasSize(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "{\"a\":\"\\ud800", "nope", "{}x"})
  void what_is_no_json_is_refused(String body) {
    assertThatThrownBy(() -> read(body))
        .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.status()).isEqualTo(400));
  }

  @Test
  void what_is_nested_too_deeply_is_refused() {
    assertThatThrownBy(() -> read("{\"a\":" + "[".repeat(100_000)))
        .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.status()).isEqualTo(400));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "7", "null", "\"x\"", "{\"alerts\":{}}", "{\"alerts\":[[]]}"})
  void what_is_no_message_is_refused(String body) {
    assertThatThrownBy(() -> read(body))
        .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.status()).isEqualTo(400));
  }

  private static Alert only(String alert) {
    return read("{\"alerts\":[" + alert + "]}").alerts().getFirst();
  }

  private static AlertBatch read(String body) {
    return Webhook4.read(
        new Delivery(new HttpHeaders(), null, body.getBytes(StandardCharsets.UTF_8), NOW)
            .keptAs("ab"));
  }
}
