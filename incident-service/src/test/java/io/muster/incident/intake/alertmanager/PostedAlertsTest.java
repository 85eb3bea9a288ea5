package io.muster.incident.intake.alertmanager;

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
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

class PostedAlertsTest {

  private static final Instant NOW = Instant.parse("2026-11-24T03:12:00Z");

  static final String DOCUMENTED =
      """
      [{"labels":{"alertname":"HighErrorRate","service":"checkout","severity":"critical","instance":"a:9090"},
      "annotations":{"summary":"5xx above 5 %","description":"Since the deployment","runbook_url":"https://wiki.example/rb"},
      "startsAt":"2026-11-24T03:10:00.123456789Z","endsAt":"2026-11-24T03:16:00Z","generatorURL":"http://prom.example/graph"},
      {"labels":{"alertname":"HighErrorRate","service":"checkout","severity":"critical","instance":"b:9090"},
      "startsAt":"2026-11-24T03:00:00Z","endsAt":"2026-11-24T03:11:00Z"},
      {"labels":{"alertname":"Other"}}]\
      """;

  @Test
  void documented_alerts_are_read_in_full_and_put_together_by_name_cluster_and_service() {
    List<AlertBatch> batches = read(DOCUMENTED);
    assertThat(batches).hasSize(2);
    assertThat(batches.getFirst().groupingKey())
        .isEqualTo("{}:{alertname=HighErrorRate, service=checkout}");
    assertThat(batches.getFirst().title()).isEqualTo("5xx above 5 %");
    Alert fires = batches.getFirst().alerts().getFirst();
    assertThat(fires.action()).isEqualTo(Action.TRIGGER);
    assertThat(fires.key()).matches("[0-9a-f]{16}");
    assertThat(fires.service()).isEqualTo("checkout");
    assertThat(fires.incidentSeverity()).isEqualTo(Severity.SEV1);
    assertThat(fires.startsAt()).isEqualTo(Instant.parse("2026-11-24T03:10:00.123456789Z"));
    assertThat(fires.steadyStart()).isTrue();
    assertThat(fires.expiresAt()).isEqualTo(Instant.parse("2026-11-24T03:16:00Z"));
    assertThat(fires.link()).isEqualTo("http://prom.example/graph");
    Alert over = batches.getFirst().alerts().get(1);
    assertThat(over.action()).isEqualTo(Action.RESOLVE);
    assertThat(over.endsAt()).isEqualTo(Instant.parse("2026-11-24T03:11:00Z"));
    assertThat(over.expiresAt()).isNull();
  }

  @Test
  void what_does_not_say_how_long_it_holds_holds_five_minutes() {
    Alert alert = read("[{\"labels\":{\"alertname\":\"x\"}}]").getFirst().alerts().getFirst();
    assertThat(alert.expiresAt()).isEqualTo(NOW.plusSeconds(300));
    assertThat(alert.startsAt()).isEqualTo(NOW);
    assertThat(alert.steadyStart()).isFalse();
  }

  @Test
  void an_alert_is_what_its_labels_say() {
    String one = "[{\"labels\":{\"alertname\":\"x\",\"a\":\"1\"}}]";
    String other = "[{\"labels\":{\"a\":\"1\",\"alertname\":\"x\",\"empty\":\"\"}}]";
    assertThat(key(one)).isEqualTo(key(other));
    assertThat(key(one)).isNotEqualTo(key(one.replace("1", "2")));
    assertThat(key("[{\"labels\":{\"a\":\"bc\"}}]"))
        .isNotEqualTo(key("[{\"labels\":{\"ab\":\"c\"}}]"));
    // The start value of FNV-1a, which is what Alertmanager shows for no labels at all.
    assertThat(PostedAlerts.fingerprint(new TreeMap<>(Map.of()))).isEqualTo("cbf29ce484222325");
  }

  @Test
  void nothing_and_alerts_without_labels_are_passed_over() {
    assertThat(read("[]")).isEmpty();
    assertThat(read("[{\"labels\":{}},{\"labels\":{\"a\":\"\"}}]")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "7", "", "null", "[7]", "[{}]", "[{\"labels\":[]}]"})
  void what_is_no_list_of_alerts_is_refused(String body) {
    assertThatThrownBy(() -> read(body))
        .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.status()).isEqualTo(400));
  }

  @Property(tries = 5000)
  void damaged_alerts_are_read_or_refused(@ForAll long seed) {
    Mutations.assertReadOrRefused(new PrometheusAlerts(), Mutations.damage(DOCUMENTED, seed));
  }

  private static String key(String body) {
    return read(body).getFirst().alerts().getFirst().key();
  }

  private static List<AlertBatch> read(String body) {
    return PostedAlerts.read(
        new Delivery(new HttpHeaders(), null, body.getBytes(StandardCharsets.UTF_8), NOW)
            .keptAs("ab"));
  }
}
