package io.muster.incident.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.contracts.alert.AlertMapping;
import io.muster.contracts.incident.Severity;
import io.muster.incident.triage.Alert;
import io.muster.incident.triage.Alert.Action;
import io.muster.incident.triage.AlertBatch;
import io.muster.starter.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

class MappedAlertsTest {

  private static final Instant NOW = Instant.parse("2026-11-24T03:12:00Z");

  static final AlertMapping MAPPING =
      new AlertMapping(
          "$.alerts",
          "{$.check}/{$.node.name}",
          "{$.title} on {$.node.name}",
          "{$.text}",
          "{$.check}",
          "{$.tags[?(@.k == 'service')].v}",
          "{$.node.name}",
          "{$.level}",
          Map.of("bad", "critical"),
          "{$.state}",
          List.of("ok"),
          List.of("seen"),
          "{$.url}",
          "{$.time}");

  private static final String MESSAGE =
      """
      {"alerts":[{"check":"disk","title":"Disk is full","text":"98 %","node":{"name":"web-1"},"level":"bad","state":"alarm",
      "tags":[{"k":"team","v":"a"},{"k":"service","v":"checkout"}],"url":"https://x.example/1","time":1763949600},
      {"check":"disk","title":"Disk","node":{"name":"web-2"},"state":"ok"}]}\
      """;

  @Test
  void alerts_are_read_as_the_mapping_says() {
    List<AlertBatch> batches = read(MAPPING, MESSAGE);
    assertThat(batches).hasSize(2);
    Alert alert = batches.getFirst().alerts().getFirst();
    assertThat(alert.key()).isEqualTo("disk/web-1");
    assertThat(alert.action()).isEqualTo(Action.TRIGGER);
    assertThat(alert.summary()).isEqualTo("Disk is full on web-1");
    assertThat(alert.description()).isEqualTo("98 %");
    assertThat(alert.name()).isEqualTo("disk");
    assertThat(alert.service()).isEqualTo("checkout");
    assertThat(alert.context().host()).isEqualTo("web-1");
    assertThat(alert.incidentSeverity()).isEqualTo(Severity.SEV1);
    assertThat(alert.link()).isEqualTo("https://x.example/1");
    assertThat(alert.startsAt()).isEqualTo(Instant.ofEpochSecond(1763949600));
    Alert over = batches.get(1).alerts().getFirst();
    assertThat(over.key()).isEqualTo("disk/web-2");
    assertThat(over.action()).isEqualTo(Action.RESOLVE);
  }

  @Test
  void a_message_may_be_one_alert_and_little_is_enough() {
    AlertMapping little = summary("{$.m}");
    AlertBatch batch = read(little, "{\"m\":\"Hello\"}").getFirst();
    assertThat(batch.title()).isEqualTo("Hello");
    assertThat(batch.groupingKey()).hasSize(64);
    assertThat(batch.alerts().getFirst().incidentSeverity()).isEqualTo(Severity.SEV3);
    assertThat(read(summary("always the same"), "[]").getFirst().title())
        .isEqualTo("always the same");
    assertThat(read(MAPPING, "{\"alerts\":[]}")).isEmpty();
    assertThat(read(MAPPING, "{}")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1763949600, 2025-11-24T02:00:00Z",
    "1763949600000, 2025-11-24T02:00:00Z",
    "2026-11-24T03:00:00+01:00, 2026-11-24T02:00:00Z",
    "yesterday, 2026-11-24T03:12:00Z"
  })
  void times_are_read_however_they_are_written(String written, Instant expected) {
    String message = MESSAGE.replace("1763949600", "\"" + written + "\"");
    assertThat(read(MAPPING, message).getFirst().alerts().getFirst().startsAt())
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{$..a}",
        "{$.a[?(@.b =~ /(a+)+$/)]}",
        "{$.a.length()}",
        "{$.concat(\"a\", \"b\")}",
        "{$.a[?(@.b == $.c)]}",
        "{$[}",
        "{$.a[?(@.b ==)]}"
      })
  void a_path_that_is_none_or_could_be_slow_is_refused(String template) {
    refused(summary(template), "/mapping/summary");
  }

  @Test
  void a_mapping_that_cannot_work_is_refused_naming_the_field() {
    refused(summary(null), "/mapping/summary");
    refused(summary(" "), "/mapping/summary");
    refused(summary("x".repeat(501)), "/mapping/summary");
    refused(with("alerts", Map.of()), "/mapping/each");
    refused(with(null, Map.of("bad", "awful")), "/mapping/severities");
    AlertMapping keyless =
        new AlertMapping(
            null,
            null,
            "s",
            null,
            null,
            null,
            null,
            null,
            null,
            "{$.s}",
            List.of("ok"),
            null,
            null,
            null);
    refused(keyless, "/mapping/key");
  }

  @Test
  void an_alert_without_a_summary_is_refused() {
    for (String body : new String[] {"{\"alerts\":[{}]}", "{\"alerts\":[7]}", "{\"alerts\":7}"}) {
      assertThatThrownBy(() -> read(MAPPING, body))
          .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.status()).isEqualTo(400));
    }
    String many = "{\"alerts\":[" + "{\"title\":\"t\"},".repeat(100) + "{\"title\":\"t\"}]}";
    assertThatThrownBy(() -> read(MAPPING, many)).isInstanceOf(Refused.class);
  }

  @Property(tries = 3000)
  void a_damaged_message_is_read_or_refused(@ForAll long seed) {
    Mutations.assertReadOrRefused(
        new GenericWebhookFuzzed().get(), Mutations.damage(MESSAGE, seed));
  }

  private static AlertMapping summary(String template) {
    return new AlertMapping(
        null, null, template, null, null, null, null, null, null, null, null, null, null, null);
  }

  private static AlertMapping with(String each, Map<String, String> severities) {
    return new AlertMapping(
        each, "k", "s", null, null, null, null, null, severities, null, null, null, null, null);
  }

  private static void refused(AlertMapping mapping, String pointer) {
    assertThatThrownBy(() -> MappedAlerts.check(mapping, "/mapping"))
        .isInstanceOfSatisfying(
            Refused.class,
            e -> {
              assertThat(e.status()).isEqualTo(422);
              assertThat(e.faults().getFirst().pointer()).isEqualTo(pointer);
            });
  }

  private static List<AlertBatch> read(AlertMapping mapping, String body) {
    MappedAlerts.check(mapping, "");
    Delivery delivery =
        new Delivery(new HttpHeaders(), null, body.getBytes(StandardCharsets.UTF_8), NOW)
            .keptAs("ab");
    return MappedAlerts.read(mapping, delivery.json(), delivery);
  }
}
