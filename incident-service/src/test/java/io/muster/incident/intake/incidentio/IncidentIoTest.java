package io.muster.incident.intake.incidentio;

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
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

class IncidentIoTest {

  private static final Instant NOW = Instant.parse("2026-11-24T03:12:00Z");

  static final String DOCUMENTED =
      """
      {"title":"Disk is full","description":"98 %","deduplication_key":"disk-1","status":"firing",
      "metadata":{"service":"checkout","severity":"critical","team":["a"]},"source_url":"https://graphs.example/1"}\
      """;

  @Test
  void a_documented_alert_is_read_in_full_and_ends() {
    Alert alert = read(DOCUMENTED);
    assertThat(alert.key()).isEqualTo("disk-1");
    assertThat(alert.action()).isEqualTo(Action.TRIGGER);
    assertThat(alert.summary()).isEqualTo("Disk is full");
    assertThat(alert.service()).isEqualTo("checkout");
    assertThat(alert.incidentSeverity()).isEqualTo(Severity.SEV1);
    assertThat(alert.description()).startsWith("98 %").contains("team");
    assertThat(alert.link()).isEqualTo("https://graphs.example/1");
    assertThat(read(DOCUMENTED.replace("firing", "resolved")).action()).isEqualTo(Action.RESOLVE);
    assertThat(read("{\"status\":\"resolved\",\"deduplication_key\":\"k\"}").key()).isEqualTo("k");
    assertThat(read("{\"status\":\"firing\",\"title\":\"t\"}").key()).isEqualTo("ab");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"title\":\"t\"}",
        "{\"title\":\"t\",\"status\":\"loud\"}",
        "{\"status\":\"firing\",\"deduplication_key\":\"k\"}"
      })
  void what_lacks_something_required_is_refused(String body) {
    assertThatThrownBy(() -> read(body))
        .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.status()).isEqualTo(422));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "7", "", "null"})
  void what_is_no_object_is_refused(String body) {
    assertThatThrownBy(() -> read(body))
        .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.status()).isEqualTo(400));
  }

  @Property(tries = 5000)
  void a_damaged_alert_is_read_or_refused(@ForAll long seed) {
    Mutations.assertReadOrRefused(new IncidentIo(), Mutations.damage(DOCUMENTED, seed));
  }

  private static Alert read(String body) {
    return new IncidentIo()
        .read(
            new Delivery(new HttpHeaders(), null, body.getBytes(StandardCharsets.UTF_8), NOW)
                .keptAs("ab"))
        .getFirst()
        .alerts()
        .getFirst();
  }
}
