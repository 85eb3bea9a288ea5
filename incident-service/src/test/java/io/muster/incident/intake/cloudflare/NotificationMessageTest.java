package io.muster.incident.intake.cloudflare;

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

class NotificationMessageTest {

  private static final Instant NOW = Instant.parse("2026-11-24T03:12:00Z");

  private static final String DOCUMENTED =
      """
      {"name":"Layer 7 DDoS attack","text":"An attack on shop.example was mitigated","data":{"account_name":"Example",
      "action":"block","attack_id":"a1","attack_type":"HTTP flood","dashboard_link":"https://dash.cloudflare.example/a1",
      "max_rate":1200,"requests_per_second":1100,"start_time":"2026-11-24T03:00:00Z","target_hostname":"www.shop.example",
      "zone_name":"shop.example"},"ts":1763949600,"account_id":"acc","policy_id":"p","policy_name":"DDoS",
      "alert_type":"advanced_ddos_attack_l7_alert","alert_correlation_id":"c1"%s}\
      """;

  @Test
  void a_documented_attack_is_read_in_full() {
    AlertBatch batch = read(DOCUMENTED.formatted(",\"alert_event\":\"ALERT_STATE_EVENT_START\""));
    Alert alert = batch.alerts().getFirst();
    assertThat(batch.groupingKey()).isEqualTo("c1");
    assertThat(batch.title()).isEqualTo("Layer 7 DDoS attack");
    assertThat(alert.action()).isEqualTo(Action.TRIGGER);
    assertThat(alert.name()).isEqualTo("advanced_ddos_attack_l7_alert");
    assertThat(alert.service()).isEqualTo("shop.example");
    assertThat(alert.incidentSeverity()).isEqualTo(Severity.SEV3);
    assertThat(alert.description()).isEqualTo("An attack on shop.example was mitigated");
    assertThat(alert.link()).isEqualTo("https://dash.cloudflare.example/a1");
    assertThat(alert.startsAt()).isEqualTo(Instant.ofEpochSecond(1763949600));
    assertThat(alert.context().host()).isEqualTo("www.shop.example");
    assertThat(alert.context().group()).isEqualTo("DDoS");
    assertThat(alert.context().labels()).containsOnlyKeys("policy", "type");
  }

  @Test
  void an_end_belongs_to_its_start() {
    Alert alert =
        read(DOCUMENTED.formatted(",\"alert_event\":\"ALERT_STATE_EVENT_END\""))
            .alerts()
            .getFirst();
    assertThat(alert.key()).isEqualTo("c1");
    assertThat(alert.action()).isEqualTo(Action.RESOLVE);
    assertThat(alert.endsAt()).isEqualTo(Instant.ofEpochSecond(1763949600));
  }

  @Test
  void what_nobody_will_end_is_a_problem_of_its_own() {
    assertThat(read(DOCUMENTED.formatted("")).groupingKey()).isEqualTo("ab");
    Alert test = read("{\"text\":\"Hello, this is a test\"}").alerts().getFirst();
    assertThat(test.key()).isEqualTo("ab");
    assertThat(test.summary()).isEqualTo("Hello, this is a test");
    assertThat(test.startsAt()).isEqualTo(NOW);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "7", "", "{\"name\":{}}", "{\"text\":\"\"}"})
  void what_says_nothing_is_refused(String body) {
    assertThatThrownBy(() -> read(body))
        .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.status()).isEqualTo(400));
  }

  @Property(tries = 5000)
  void a_damaged_message_is_read_or_refused(@ForAll long seed) {
    String message = DOCUMENTED.formatted(",\"alert_event\":\"ALERT_STATE_EVENT_END\"");
    Mutations.assertReadOrRefused(new CloudflareWebhook(), Mutations.damage(message, seed));
  }

  private static AlertBatch read(String body) {
    return NotificationMessage.read(
        new Delivery(new HttpHeaders(), null, body.getBytes(StandardCharsets.UTF_8), NOW)
            .keptAs("ab"));
  }
}
