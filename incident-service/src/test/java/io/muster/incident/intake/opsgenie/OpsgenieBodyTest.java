package io.muster.incident.intake.opsgenie;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.contracts.incident.Severity;
import io.muster.incident.intake.Delivery;
import io.muster.incident.intake.Mutations;
import io.muster.incident.intake.opsgenie.OpsgenieCall.Verb;
import io.muster.incident.triage.Alert;
import io.muster.incident.triage.Alert.Action;
import io.muster.incident.triage.AlertBatch;
import io.muster.starter.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;

class OpsgenieBodyTest {

  private static final Instant NOW = Instant.parse("2026-11-24T03:12:00Z");

  static final String DOCUMENTED =
      """
      {"message":"An example alert message","alias":"Life is too short for no alias","description":"Every alert needs a description",
      "responders":[{"id":"4513b7ea-3b91-438f-b7e4-e3e54af9147c","type":"team"},{"name":"NOC","type":"team"},{"username":"trinity@example","type":"user"}],
      "visibleTo":[{"name":"rocket_team","type":"team"}],"actions":["Restart","AnExampleAction"],"tags":["OverwriteQuietHours","Critical"],
      "details":{"service":"checkout","key2":"value2"},"entity":"web-1","priority":"P1","source":"nagios"}\
      """;

  @Test
  void a_documented_alert_is_read_in_full() {
    AlertBatch batch = created(DOCUMENTED);
    Alert alert = batch.alerts().getFirst();
    assertThat(batch.groupingKey()).isEqualTo("Life is too short for no alias");
    assertThat(batch.title()).isEqualTo("An example alert message");
    assertThat(alert.action()).isEqualTo(Action.TRIGGER);
    assertThat(alert.name()).isEqualTo("nagios");
    assertThat(alert.service()).isEqualTo("checkout");
    assertThat(alert.incidentSeverity()).isEqualTo(Severity.SEV1);
    assertThat(alert.description()).isEqualTo("Every alert needs a description");
    assertThat(alert.context().host()).isEqualTo("web-1");
    assertThat(alert.context().rawSeverity()).isEqualTo("P1");
    assertThat(alert.context().group()).contains("NOC", "trinity@example");
    assertThat(alert.context().labels())
        .containsEntry("key2", "value2")
        .containsEntry("tags", "OverwriteQuietHours, Critical");
  }

  @ParameterizedTest
  @CsvSource({"P1, SEV1", "P2, SEV2", "P3, SEV3", "P4, SEV4", "P5, SEV5"})
  void each_priority_has_its_severity(String priority, Severity severity) {
    assertThat(
            created("{\"message\":\"m\",\"priority\":\"%s\"}".formatted(priority))
                .alerts()
                .getFirst()
                .incidentSeverity())
        .isEqualTo(severity);
  }

  @Test
  void without_alias_and_priority_it_is_its_body_and_p3() {
    AlertBatch batch = created("{\"message\":\"m\"}");
    assertThat(batch.groupingKey()).isEqualTo("ab");
    assertThat(batch.alerts().getFirst().incidentSeverity()).isEqualTo(Severity.SEV3);
  }

  @Test
  void what_is_missing_is_named() {
    refused(Verb.CREATE, "{}", "/message");
    refused(Verb.CREATE, "{\"message\":\"m\",\"priority\":\"P9\"}", "/priority");
    refused(Verb.NOTES, "{}", "/note");
    refused(Verb.TAGS, "{\"tags\":[7]}", "/tags");
    refused(Verb.ASSIGN, "{\"owner\":{}}", "/owner");
    refused(Verb.MESSAGE, "{}", "/message");
    refused(Verb.DESCRIPTION, "{}", "/description");
    refused(Verb.PRIORITY, "{}", "/priority");
    OpsgenieBody.check(Verb.CLOSE, OpsgenieBody.of(delivery("")));
    assertThatThrownBy(() -> OpsgenieBody.of(delivery("[]")))
        .isInstanceOfSatisfying(Refused.class, e -> assertThat(e.status()).isEqualTo(400));
  }

  @Test
  void notes_tags_and_owners_are_written_down() {
    assertThat(note(Verb.NOTES, "{\"note\":\"Looked\"}")).contains("Looked");
    assertThat(note(Verb.TAGS, "{\"tags\":[\"a\",\"b\"]}"))
        .contains("Tags in Opsgenie's API: a, b");
    assertThat(note(Verb.ASSIGN, "{\"owner\":{\"username\":\"rosa\"}}"))
        .contains("Assigned in Opsgenie's API to rosa");
    assertThat(note(Verb.MESSAGE, "{\"message\":\"x\"}")).isEmpty();
  }

  @Property(tries = 5000)
  void a_damaged_alert_is_read_or_refused(@ForAll long seed) {
    Mutations.assertReadOrRefused(
        new OpsgenieCall(new Opsgenie(), null, Verb.CREATE, Optional.empty()),
        Mutations.damage(DOCUMENTED, seed));
  }

  private static Optional<String> note(Verb verb, String body) {
    return OpsgenieBody.note(verb, OpsgenieBody.of(delivery(body)));
  }

  private static AlertBatch created(String body) {
    Delivery delivery = delivery(body);
    return OpsgenieBody.created(OpsgenieBody.of(delivery), delivery);
  }

  private static Delivery delivery(String body) {
    return new Delivery(new HttpHeaders(), null, body.getBytes(StandardCharsets.UTF_8), NOW)
        .keptAs("ab");
  }

  private static void refused(Verb verb, String body, String pointer) {
    Delivery delivery = delivery(body);
    assertThatThrownBy(
            () -> {
              if (verb == Verb.CREATE) {
                OpsgenieBody.created(OpsgenieBody.of(delivery), delivery);
              } else {
                OpsgenieBody.check(verb, OpsgenieBody.of(delivery));
              }
            })
        .isInstanceOfSatisfying(
            Refused.class,
            e -> {
              assertThat(e.status()).isEqualTo(422);
              assertThat(e.faults().getFirst().pointer()).isEqualTo(pointer);
            });
  }
}
