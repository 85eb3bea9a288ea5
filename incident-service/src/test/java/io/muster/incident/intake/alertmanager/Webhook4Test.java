package io.muster.incident.intake.alertmanager;

import static io.muster.incident.intake.alertmanager.Payloads.firing;
import static io.muster.incident.intake.alertmanager.Payloads.message;
import static io.muster.incident.intake.alertmanager.Payloads.resolved;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.contracts.alert.AlertSeverity;
import io.muster.contracts.incident.Severity;
import io.muster.incident.triage.Alert;
import io.muster.incident.triage.AlertBatch;
import io.muster.starter.Refused;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class Webhook4Test {

  private static final JsonMapper JSON = new JsonMapper();
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
                true,
                "HighErrorRate",
                "checkout",
                AlertSeverity.CRITICAL,
                Severity.SEV1,
                "5xx above 5 %",
                "http://prometheus.example/graph",
                T0,
                null));
  }

  @Test
  void an_alert_that_is_over_carries_its_end() {
    Alert alert =
        read(message("A", "resolved", resolved("f", T0, T0.plusSeconds(60)))).alerts().getFirst();
    assertThat(alert.firing()).isFalse();
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
    assertThat(alert.firing()).isTrue();
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
    assertThat(alert.firing()).isTrue();
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
    assertThat(batch.alerts().getFirst().firing()).isFalse();
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
    return Webhook4.read(JSON.readTree(body), NOW);
  }
}
