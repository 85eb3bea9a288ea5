package io.muster.reporting.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Actor;
import io.muster.contracts.incident.AffectedEvent;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.Moment;
import io.muster.contracts.incident.MomentEvent;
import io.muster.contracts.incident.Severity;
import io.muster.contracts.incident.Source;
import io.muster.reporting.testing.Outage;
import io.muster.reporting.testing.TestService;
import io.muster.reporting.testing.TestService.Answer;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

/** Clocks that nobody had to start by hand, over HTTP. */
class IncidentRecordIT {

  @RegisterExtension static final TestService SERVICE = new TestService();

  private static final String WARNING = "nis2.early-warning";
  private static final Actor ROSA = Actor.person(Outage.ROSA, "Rosa Reyes");

  @Test
  void clocks_count_from_what_the_incident_itself_says_until_somebody_states_otherwise() {
    Instant aware = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(3600);
    opened(143, aware);
    SERVICE.record(
        new AffectedEvent.PartyAffected(
            "inc-143", "p1", "Retail customers", 120_000L, true, null, ROSA, aware));
    String incident = "/api/regulation/incidents/INC-143";
    SERVICE.getUntil(
        "/api/ledger?incident=INC-143", SERVICE.mina(), page -> page.path("items").size() == 3);
    String bank = enter("Recording AG");

    JsonNode shown = SERVICE.get(incident, SERVICE.rosa()).is(200).json();
    assertThat(shown.path("services").path("names").toString()).isEqualTo("[\"archive\"]");
    assertThat(shown.path("parties").path("source").asString())
        .startsWith("incident.party-affected");
    assertThat(shown.path("suggestions").toString())
        .contains("DATA_BREACH_AWARE_AT", "incident.moment-recorded at log position");
    JsonNode standing = of(shown, bank);
    JsonNode fact = fact(standing, "AWARE_AT");
    assertThat(fact.path("recorded").path("source").asString())
        .startsWith("incident.moment-recorded at log position");
    assertThat(fact.path("versions").size()).as("nobody typed it").isZero();
    assertThat(standing.path("regimes").toString())
        .contains("\"criterion\":\"dora.clients\"", "\"figure\":120000.0", "\"basis\":\"ESTIMATE\"")
        .contains(aware.plusSeconds(24 * 3600).toString());

    String facts = incident + "/entities/" + bank + "/facts";
    String stated = "{\"fact\":\"AWARE_AT\"%s}";
    assertThat(
            post(facts, SERVICE.rosa(), stated.formatted(",\"reason\":\"it was not so\""))
                .is(422)
                .text())
        .contains("/value", "own record says so");
    String later = ",\"value\":\"%s\"".formatted(aware.plusSeconds(600));
    assertThat(post(facts, SERVICE.rosa(), stated.formatted(later)).is(422).text())
        .contains("/reason");
    post(facts, SERVICE.rosa(), stated.formatted(later + ",\"reason\":\"told ten minutes later\""))
        .is(200);
    fact = fact(of(SERVICE.get(incident, SERVICE.rosa()).json(), bank), "AWARE_AT");
    assertThat(fact.path("value").asString()).isEqualTo(aware.plusSeconds(600).toString());
    assertThat(fact.path("recorded").path("value").asString()).isEqualTo(aware.toString());
    SERVICE.getUntil(
        "/api/regulation/clocks",
        SERVICE.mina(),
        due ->
            due.path("items")
                .valueStream()
                .anyMatch(
                    item ->
                        item.path("number").asString().equals("INC-143")
                            && item.path("clock").path("report").asString().equals(WARNING)));
  }

  @Test
  void what_is_due_next_is_counted_from_the_incidents_record_as_well() {
    Instant aware = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(1800);
    opened(144, aware);
    String utility = enter("Counting AG");
    post(
            "/api/regulation/incidents/INC-144/entities/" + utility + "/facts",
            SERVICE.rosa(),
            "{\"fact\":\"SUSPECTED_AT\",\"value\":\"%s\"}".formatted(aware))
        .is(200);
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(
                        SERVICE
                            .get("/api/regulation/clocks", SERVICE.mina())
                            .is(200)
                            .json()
                            .path("items")
                            .valueStream())
                    .anySatisfy(
                        item -> {
                          assertThat(item.path("entityId").asString()).isEqualTo(utility);
                          assertThat(item.path("clock").path("report").asString())
                              .isEqualTo(WARNING);
                          assertThat(item.path("clock").path("dueAt").asString())
                              .isEqualTo(aware.plusSeconds(24 * 3600).toString());
                        }));
  }

  @Test
  void nothing_is_due_or_can_be_decided_of_a_drill() {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    SERVICE.record(
        new IncidentEvent.Opened(
            "drill-1.i",
            145,
            "Files are encrypted",
            null,
            Severity.SEV1,
            List.of("archive"),
            Source.alerts("drill-1.alertmanager", "g"),
            now,
            now,
            null,
            "drill-1",
            ROSA,
            now));
    SERVICE.getUntil(
        "/api/ledger?limit=200",
        SERVICE.mina(),
        page ->
            page.path("items")
                .valueStream()
                .anyMatch(
                    line ->
                        line.path("summary")
                            .asString()
                            .contains("opened INC-145 in a drill as SEV1")));
    String bank = enter("Rehearsing AG");
    String incident = "/api/regulation/incidents/INC-145";
    assertThat(SERVICE.get(incident, SERVICE.mina()).is(200).json().path("items")).isEmpty();
    assertThat(
            post(
                    incident + "/entities/" + bank + "/facts",
                    SERVICE.rosa(),
                    "{\"fact\":\"AWARE_AT\",\"value\":\"%s\"}".formatted(now))
                .is(409)
                .text())
        .contains("This incident is a drill");
  }

  private static JsonNode of(JsonNode incident, String entity) {
    return incident
        .path("items")
        .valueStream()
        .filter(item -> item.path("entity").path("id").asString().equals(entity))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode fact(JsonNode standing, String fact) {
    return standing
        .path("facts")
        .valueStream()
        .filter(each -> each.path("fact").asString().equals(fact))
        .findFirst()
        .orElseThrow();
  }

  /** An incident somebody was aware of when it was declared. */
  private static void opened(int number, Instant aware) {
    String id = "inc-" + number;
    SERVICE.record(
        new IncidentEvent.Opened(
            id,
            number,
            "Files were copied",
            null,
            Severity.SEV1,
            List.of("archive"),
            new Source(Source.Kind.DECLARED, null, null),
            null,
            aware,
            ROSA,
            aware),
        new MomentEvent.Recorded(id, Moment.AWARE, aware, "the call", ROSA, aware));
    SERVICE.getUntil(
        "/api/ledger?incident=INC-" + number,
        SERVICE.mina(),
        page -> !page.path("items").isEmpty());
  }

  private static String enter(String name) {
    return post(
            "/api/regulation/entities",
            SERVICE.mina(),
            """
            {"name":"%s","jurisdiction":"DE","zone":"Europe/Berlin","regimes":["NIS2","DORA"]}"""
                .formatted(name))
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
