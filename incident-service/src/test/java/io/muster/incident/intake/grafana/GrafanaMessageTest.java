package io.muster.incident.intake.grafana;

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
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

class GrafanaMessageTest {

  private static final Instant NOW = Instant.parse("2026-11-24T03:12:00Z");

  private static final String DOCUMENTED =
      """
      {"receiver":"muster","status":"firing","alerts":[
      {"status":"firing","labels":{"alertname":"%s","service":"checkout","severity":"critical","instance":"web-1",
      "grafana_folder":"Shop"},"annotations":{"summary":"Load is high","runbook_url":"https://wiki.example/rb"},
      "startsAt":"2026-11-24T03:00:00+01:00","endsAt":"0001-01-01T00:00:00Z","generatorURL":"https://g.example/alerting/1",
      "fingerprint":"c6eadffa33fcdf37","silenceURL":"https://g.example/silence","dashboardURL":"https://g.example/d/1",
      "panelURL":"https://g.example/d/1?viewPanel=2","imageURL":"https://g.example/i.png","embeddedImage":"aGk=",
      "ruleUID":"r1","values":{"A":2.5,"B":null},"valueString":"[ var='A' value=2.5 ]","orgId":1,"enrichments":{"x":[1]}},
      {"status":"resolved","labels":{"alertname":"%s","instance":"web-2"},"annotations":{},
      "startsAt":"2026-11-24T03:00:00Z","endsAt":"2026-11-24T03:05:00Z","fingerprint":"c6eadffa33fcdf38","values":null}],
      "groupLabels":{"alertname":"Load"},"commonLabels":{"alertname":"Load"},"commonAnnotations":{},
      "externalURL":"https://g.example/","appVersion":"12.1.0","version":"1","groupKey":"{}:{alertname=\\"Load\\"}",
      "truncatedAlerts":0,"orgId":1,"title":"[FIRING:1] Load","state":"alerting","message":"**Firing**"}\
      """;

  @Test
  void a_documented_message_is_read_in_full() {
    AlertBatch batch = read(DOCUMENTED.formatted("Load", "Load"));
    assertThat(batch.groupingKey()).isEqualTo("{}:{alertname=\"Load\"}");
    assertThat(batch.groupedBy()).isEqualTo("grafana-group-key/1");
    assertThat(batch.title()).isEqualTo("Load is high");
    Alert alert = batch.alerts().getFirst();
    assertThat(alert.key()).isEqualTo("c6eadffa33fcdf37");
    assertThat(alert.action()).isEqualTo(Action.TRIGGER);
    assertThat(alert.service()).isEqualTo("checkout");
    assertThat(alert.incidentSeverity()).isEqualTo(Severity.SEV1);
    assertThat(alert.description()).isEqualTo("[ var='A' value=2.5 ]");
    assertThat(alert.link()).isEqualTo("https://g.example/alerting/1");
    assertThat(alert.links())
        .containsExactly(
            new AlertLink("Runbook", "https://wiki.example/rb"),
            new AlertLink("Dashboard", "https://g.example/d/1"),
            new AlertLink("Panel", "https://g.example/d/1?viewPanel=2"),
            new AlertLink("Image", "https://g.example/i.png"),
            new AlertLink("Silence", "https://g.example/silence"));
    assertThat(alert.startsAt()).isEqualTo(Instant.parse("2026-11-24T02:00:00Z"));
    assertThat(alert.context().source()).isEqualTo("grafana");
    assertThat(alert.context().host()).isEqualTo("web-1");
    assertThat(alert.context().labels()).containsEntry("grafana_folder", "Shop");
    Alert over = batch.alerts().get(1);
    assertThat(over.action()).isEqualTo(Action.RESOLVE);
    assertThat(over.endsAt()).isEqualTo(Instant.parse("2026-11-24T03:05:00Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"DatasourceError", "DatasourceNoData"})
  void a_rule_that_could_not_look_is_a_warning_about_monitoring(String name) {
    Alert alert = read(DOCUMENTED.formatted(name, name)).alerts().getFirst();
    assertThat(alert.severity()).isEqualTo(AlertSeverity.WARNING);
    assertThat(alert.incidentSeverity()).isEqualTo(Severity.SEV3);
    assertThat(alert.context().alertClass()).isEqualTo("monitoring-gap");
    assertThat(alert.context().rawSeverity()).isEqualTo("critical");
  }

  @Test
  void a_message_without_anything_optional_is_taken() {
    assertThat(read("{}").alerts()).isEmpty();
    assertThat(read("{\"alerts\":[{}]}").alerts().getFirst().startsAt()).isEqualTo(NOW);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "7", "", "{\"alerts\":{}}", "{\"alerts\":[1]}"})
  void what_is_no_such_message_is_refused(String body) {
    assertThatThrownBy(() -> read(body))
        .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.status()).isEqualTo(400));
  }

  @Property(tries = 5000)
  void a_damaged_message_is_read_or_refused(@ForAll long seed) {
    String message = DOCUMENTED.formatted("Load", "DatasourceError");
    Mutations.assertReadOrRefused(new GrafanaWebhook(), Mutations.damage(message, seed));
  }

  private static AlertBatch read(String body) {
    return GrafanaMessage.read(
        new Delivery(new HttpHeaders(), null, body.getBytes(StandardCharsets.UTF_8), NOW)
            .keptAs("ab"));
  }
}
