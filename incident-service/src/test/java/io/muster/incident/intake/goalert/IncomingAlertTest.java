package io.muster.incident.intake.goalert;

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

class IncomingAlertTest {

  private static final Instant NOW = Instant.parse("2026-11-24T03:12:00Z");
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String JSON = "application/json; charset=utf-8";

  static final String DOCUMENTED =
      """
      {"summary":"Disk is full","details":"98 %","action":"","dedup":"disk-1","meta":{"severity":"critical","service":"checkout","k":"v"}}\
      """;

  @Test
  void json_is_read_in_full() {
    Alert alert = read(JSON, null, DOCUMENTED);
    assertThat(alert.key()).isEqualTo("disk-1");
    assertThat(alert.action()).isEqualTo(Action.TRIGGER);
    assertThat(alert.summary()).isEqualTo("Disk is full");
    assertThat(alert.description()).isEqualTo("98 %");
    assertThat(alert.service()).isEqualTo("checkout");
    assertThat(alert.incidentSeverity()).isEqualTo(Severity.SEV1);
    assertThat(alert.context().labels()).containsOnlyKeys("k", "service", "severity");
  }

  @Test
  void a_form_is_read_in_full_and_the_body_counts_more_than_the_address() {
    Alert alert =
        read(
            FORM,
            "summary=from%20address&dedup=d",
            "summary=Disk+is+%26+full&details=%E2%82%AC&meta=severity%3Dcritical&meta=a=b=c&meta=x&%zz=1");
    assertThat(alert.summary()).isEqualTo("Disk is & full");
    assertThat(alert.description()).isEqualTo("€");
    assertThat(alert.key()).isEqualTo("d");
    assertThat(alert.incidentSeverity()).isEqualTo(Severity.SEV1);
    assertThat(alert.context().labels()).containsEntry("a", "b=c").hasSize(2);
    assertThat(read(null, "summary=Only+there", "").summary()).isEqualTo("Only there");
    assertThat(read(JSON, "summary=there", "{\"summary\":null}").summary()).isEqualTo("there");
  }

  @Test
  void without_a_key_the_same_words_are_the_same_problem() {
    String key = read(FORM, null, "summary=a&details=b").key();
    assertThat(read(FORM, null, "summary=a&details=b&action=close").key()).isEqualTo(key);
    assertThat(read(FORM, null, "summary=a&details=c").key()).isNotEqualTo(key);
  }

  @Test
  void close_ends_it() {
    assertThat(read(FORM, null, "action=close&dedup=disk-1").action()).isEqualTo(Action.RESOLVE);
    assertThat(read(FORM, null, "action=open&summary=s").action()).isEqualTo(Action.TRIGGER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "[]", "7", "", "null", "{\"summary\":{}}", "{\"action\":\"close\"}"})
  void what_says_nothing_is_refused(String body) {
    assertThatThrownBy(() -> read(JSON, null, body))
        .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.status()).isEqualTo(400));
    assertThatThrownBy(() -> read(FORM, null, "details=x"))
        .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.status()).isEqualTo(400));
  }

  @Property(tries = 5000)
  void a_damaged_alert_is_read_or_refused(@ForAll long seed) {
    for (String type : new String[] {JSON, FORM}) {
      HttpHeaders headers = new HttpHeaders();
      headers.set("Content-Type", type);
      String body = type.equals(JSON) ? DOCUMENTED : "summary=Disk+%E2&details=a&meta=k%3Dv";
      Mutations.assertReadOrRefused(new GoAlert(), headers, Mutations.damage(body, seed));
    }
  }

  private static Alert read(String type, String query, String body) {
    HttpHeaders headers = new HttpHeaders();
    if (type != null) {
      headers.set("Content-Type", type);
    }
    return IncomingAlert.read(
            new Delivery(headers, null, body.getBytes(StandardCharsets.UTF_8), NOW).asked(query))
        .alerts()
        .getFirst();
  }
}
