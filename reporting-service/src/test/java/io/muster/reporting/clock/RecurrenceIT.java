package io.muster.reporting.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Actor;
import io.muster.contracts.incident.AccessEvent;
import io.muster.contracts.incident.CauseKind;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.Severity;
import io.muster.contracts.incident.Source;
import io.muster.contracts.regulation.AssessmentEvent;
import io.muster.contracts.regulation.Input;
import io.muster.contracts.regulation.Regime;
import io.muster.contracts.regulation.Reportability;
import io.muster.reporting.testing.Outage;
import io.muster.reporting.testing.TestService;
import io.muster.reporting.testing.TestService.Answer;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** The register is gone through for incidents that recur, over HTTP. */
class RecurrenceIT {

  @RegisterExtension static final TestService SERVICE = new TestService();

  private static final Actor ROSA = Actor.person(Outage.ROSA, "Rosa Reyes");
  private static final YearMonth LAST = YearMonth.now(ZoneOffset.UTC).minusMonths(1);

  @Test
  void what_recurs_is_found_with_the_incidents_behind_it_and_kept_as_evidence() {
    String bank = enter();
    minor(501, LAST.minusMonths(1), bank, 60_000);
    minor(502, LAST, bank, 70_000);
    minor(503, LAST.minusMonths(7), bank, 90_000);
    String path = "/api/regulation/entities/" + bank + "/recurrence/DORA/" + LAST;
    JsonNode found =
        SERVICE.getUntil(
            path, SERVICE.aude(), each -> each.path("groups").toString().contains("INC-502"));
    JsonNode group = found.path("groups").get(0);
    assertThat(group.path("numbers").toString())
        .as("the third is more than half a year old")
        .isEqualTo("[\"INC-501\",\"INC-502\"]");
    assertThat(group.path("together").path("thresholds").toString()).contains("dora.clients");
    assertThat(found.has("reason")).isFalse();

    assertThat(standing(bank).path("due").asString()).isEqualTo(LAST.toString());
    assertThat(standing(bank).path("isAssessed").asBoolean()).isFalse();
    post(path, SERVICE.rosa(), "{\"reason\":\"x\"}").is(403);
    assertThat(post(path, SERVICE.mina(), "{}").is(422).text()).contains("/reason");
    post(path, SERVICE.mina(), "{\"reason\":\"one threshold is met, nothing to report\"}").is(200);

    JsonNode standing = standing(bank);
    assertThat(standing.path("isAssessed").asBoolean()).isTrue();
    JsonNode kept = standing.path("assessments").get(0);
    assertThat(kept.path("reason").asString()).startsWith("one threshold");
    assertThat(kept.path("groups").get(0).path("numbers").size()).isEqualTo(2);
    assertThat(kept.path("position").asLong()).isPositive();
    SERVICE.getUntil(
        "/api/ledger?limit=200",
        SERVICE.aude(),
        page -> page.toString().contains("assessed recurring incidents under DORA for " + LAST));
    assertThat(SERVICE.get("/api/regulation/entities", SERVICE.mina()).text())
        .as("the entity itself is as it was")
        .contains("Recurring AG");
  }

  @Test
  void a_private_incident_is_found_by_nobody_who_may_not_see_it() {
    String bank = enter();
    minor(511, LAST, bank, 60_000);
    minor(512, LAST, bank, 70_000);
    String path = "/api/regulation/entities/" + bank + "/recurrence/DORA/" + LAST;
    SERVICE.getUntil(
        path, SERVICE.mina(), each -> each.path("groups").toString().contains("INC-512"));
    post(path, SERVICE.mina(), "{\"reason\":\"nothing to report\"}").is(200);
    SERVICE.record(
        new AccessEvent.MadePrivate(
            "inc-512", "Personnel", ROSA, Instant.now().truncatedTo(ChronoUnit.MILLIS)));
    SERVICE.getUntil(
        path, SERVICE.mina(), each -> !each.path("groups").toString().contains("INC-512"));
    JsonNode kept = standing(bank).path("assessments").get(0);
    assertThat(kept.path("groups").size()).as("also in what was kept before").isZero();
    assertThat(kept.toString()).doesNotContainIgnoringCase("inc-512");
  }

  @Test
  void a_month_that_is_not_over_or_is_none_is_refused() {
    String bank = enter();
    String path = "/api/regulation/entities/" + bank + "/recurrence/";
    YearMonth now = YearMonth.now(ZoneOffset.UTC).plusMonths(1);
    assertThat(post(path + "DORA/" + now, SERVICE.mina(), "{\"reason\":\"x\"}").is(409).text())
        .contains("not-over");
    SERVICE.get(path + "DORA/soon", SERVICE.mina()).is(404);
    SERVICE.get(path + "GDPR/" + LAST, SERVICE.mina()).is(404);
    SERVICE.get(path + "DORA/" + LAST, SERVICE.adam()).is(403);
    SERVICE.get("/api/regulation/recurrence", SERVICE.acme()).is(403);
  }

  /** An incident that was not major by itself, with a failed service as its cause. */
  private static void minor(int number, YearMonth month, String entity, double clients) {
    String id = "inc-" + number;
    Instant at = month.atDay(15).atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
    SERVICE.record(
        new IncidentEvent.Opened(
            id,
            number,
            "The ledger stands still",
            null,
            Severity.SEV3,
            List.of("ledger"),
            new Source(Source.Kind.DECLARED, null, null),
            at,
            at,
            ROSA,
            at),
        new IncidentEvent.CauseMarked(
            id, CauseKind.SERVICE, null, null, "ledger", null, "its log", ROSA, at));
    SERVICE.record(
        new AssessmentEvent.Decided(
            AssessmentEvent.idFor(id, entity),
            id,
            entity,
            Regime.DORA,
            "dora/1",
            List.of(new Input("dora.clients", null, clients, Input.Basis.ACTUAL)),
            Reportability.NOT_REPORTABLE,
            List.of(),
            Reportability.NOT_REPORTABLE,
            "one criterion only",
            ROSA,
            at));
  }

  private static JsonNode standing(String entity) {
    return SERVICE
        .get("/api/regulation/recurrence", SERVICE.aude())
        .is(200)
        .json()
        .path("items")
        .valueStream()
        .filter(item -> item.path("entityId").asString().equals(entity))
        .findFirst()
        .orElseThrow();
  }

  private static String enter() {
    return post(
            "/api/regulation/entities",
            SERVICE.mina(),
            """
            {"name":"Recurring AG","jurisdiction":"DE","zone":"UTC","regimes":["DORA","GDPR"],
             "traits":["CREDIT_INSTITUTION"]}""")
        .is(201)
        .json()
        .path("id")
        .asString();
  }

  private static Answer post(String path, String token, String body) {
    return SERVICE.send(
        SERVICE
            .request(path, token)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }
}
