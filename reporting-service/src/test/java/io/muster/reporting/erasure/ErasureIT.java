package io.muster.reporting.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Actor;
import io.muster.contracts.erasure.ErasureCommand.RecordKeyDestroyed;
import io.muster.contracts.erasure.ScrubEvent;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.codec.KeyRing;
import io.muster.reporting.testing.Outage;
import io.muster.reporting.testing.TestService;
import io.muster.reporting.testing.TestService.Answer;
import io.muster.starter.CommandSender;
import java.net.http.HttpRequest;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;

class ErasureIT {

  @RegisterExtension static final TestService SERVICE = new TestService();

  private static final String REPORT = "/api/reports/incidents/INC-142.json";

  @BeforeAll
  static void a_night() {
    SERVICE.record(Outage.events());
    for (String person : List.of("lena", "held", "late", "killed", "self", "named", "refused")) {
      SERVICE.record(note(Outage.INCIDENT, person));
    }
    SERVICE.getUntil(
        "/api/people?q=refused", SERVICE.adam(), people -> !people.path("items").isEmpty());
  }

  private static IncidentEvent.NoteAdded note(String incident, String person) {
    return new IncidentEvent.NoteAdded(
        incident,
        "note-" + person,
        "a note",
        Actor.person(person, nameOf(person)),
        Outage.at(7000));
  }

  private static String nameOf(String person) {
    return "Name of " + person;
  }

  @Test
  void a_person_is_erased_step_by_step_and_nothing_but_the_name_changes() {
    JsonNode before = SERVICE.get(REPORT, SERVICE.mina()).is(200).json();
    JsonNode preview =
        SERVICE.get("/api/erasures/preview?personId=lena", SERVICE.adam()).is(200).json();
    assertThat(preview.path("person").path("name").asString()).isEqualTo(nameOf("lena"));
    assertThat(preview.path("events").asLong()).isEqualTo(1);
    assertThat(preview.path("most").get(0).path("number").asString()).isEqualTo("INC-142");

    request("lena").is(201);
    assertThat(one("lena").path("stage").asString()).isEqualTo("REQUESTED");
    request("lena").is(409);
    approve("lena", SERVICE.mina()).is(200);
    JsonNode rewrapped = until("lena", "KEYS_REWRAPPED");
    assertThat(rewrapped.path("keyDestroyedAt").asString()).isNotBlank();
    SERVICE.getUntil(
        "/api/erasures/erasure-lena",
        SERVICE.aude(),
        erasure -> erasure.path("services").valueStream().anyMatch(s -> s.has("scrubbedAt")));
    assertThat(one("lena").has("completedAt")).as("two services have not scrubbed yet").isFalse();
    scrubbed("incident", "lena");
    scrubbed("notification", "lena");
    until("lena", "COMPLETED");

    JsonNode after = SERVICE.get(REPORT, SERVICE.mina()).is(200).json();
    assertThat(after.toString()).doesNotContain(nameOf("lena")).contains("[erased] noted");
    for (String figures : List.of("times", "phases", "severities", "pages", "alerts")) {
      assertThat(after.path(figures)).as(figures).isEqualTo(before.path(figures));
    }
    assertThat(after.path("ledger").size()).isEqualTo(before.path("ledger").size());
    assertThat(
            SERVICE
                .getUntil(
                    "/api/people?q=lena",
                    SERVICE.adam(),
                    people -> people.toString().contains("\"erased\":true"))
                .toString())
        .doesNotContain(nameOf("lena"));
    assertThat(one("lena").path("person").path("name").asString()).isEqualTo("[erased]");
    request("lena").is(409);
  }

  @Test
  void replayed_after_an_erasure_everything_is_as_before_and_no_key_is_touched() {
    KeyRing keys = SERVICE.bean(KeyRing.class);
    // Once more where an erasure of another test went a step on meanwhile.
    Awaitility.await()
        .untilAsserted(
            () -> {
              keys.forget();
              int generation = keys.destroy(KeyRing.person("nobody"));
              List<String> before = contents(SERVICE.caughtUp());
              SERVICE.post("/api/admin/reporting/read-models/rebuild", SERVICE.adam()).is(202);
              assertThat(contents(SERVICE.caughtUp())).isEqualTo(before);
              assertThat(keys.destroy(KeyRing.person("nobody"))).isEqualTo(generation);
            });
  }

  private static List<String> contents(JsonNode models) {
    return models
        .valueStream()
        .map(m -> m.path("name").asString() + m.path("documents") + m.path("contentHash"))
        .toList();
  }

  @Test
  void a_person_under_hold_is_not_erased_and_the_hold_is_named() {
    String hold = hold("{\"personId\":\"held\",\"reason\":\"file 7\"}");
    request("held").is(201);
    JsonNode refused = one("held");
    assertThat(refused.path("stage").asString()).isEqualTo("REFUSED");
    assertThat(refused.path("holds").get(0).path("id").asString()).isEqualTo(hold);
    assertThat(refused.path("holds").get(0).path("reason").asString()).isEqualTo("file 7");
    approve("held", SERVICE.mina()).is(409);
    lift(hold);
    request("held").is(201);
    assertThat(one("held").path("stage").asString()).isEqualTo("REQUESTED");
  }

  @Test
  void a_hold_on_an_incident_keeps_the_people_its_record_names() {
    IncidentEvent.Opened other = opened("inc-200", 200);
    SERVICE.record(other, note("inc-200", "named"));
    request("named").is(201);
    String hold = hold("{\"incident\":\"inc-200\",\"reason\":\"the authority asks\"}");
    Answer answer = approve("named", SERVICE.mina()).is(409);
    assertThat(answer.text()).contains("urn:muster:problem:under-legal-hold", hold);
    assertThat(one("named").path("holds").get(0).path("incident").asString()).isEqualTo("INC-200");
    lift(hold);
    approve("named", SERVICE.mina()).is(200);
    until("named", "KEYS_REWRAPPED");
  }

  @Test
  void a_hold_set_after_the_approval_still_stops_it() {
    request("late").is(201);
    ErasureKeeper keeper = SERVICE.bean(ErasureKeeper.class);
    keeper.stop();
    approve("late", SERVICE.mina()).is(200);
    String hold = hold("{\"personId\":\"late\",\"reason\":\"file 8\"}");
    keeper.start();
    JsonNode stopped = until("late", "REFUSED");
    assertThat(stopped.path("holds").get(0).path("id").asString()).isEqualTo(hold);
    assertThat(SERVICE.bean(KeyRing.class).isDestroyed(KeyRing.person("late"))).isFalse();
  }

  @Test
  void killed_between_any_two_steps_it_goes_on_where_it_was() {
    KeyRing keys = SERVICE.bean(KeyRing.class);
    ErasureKeeper keeper = SERVICE.bean(ErasureKeeper.class);
    request("killed").is(201);
    keeper.stop();
    approve("killed", SERVICE.mina()).is(200);
    // The key was destroyed and nobody said so; a hold set now comes too late.
    keys.destroy(KeyRing.person("killed"));
    String hold = hold("{\"personId\":\"killed\",\"reason\":\"too late\"}");
    keeper.start();
    until("killed", "KEYS_REWRAPPED");
    keeper.stop();
    // Everything was said, and is said again.
    SERVICE
        .bean(CommandSender.class)
        .sendSystem(new RecordKeyDestroyed("killed", 1, Actor.system("erasure")));
    keys.renew(1);
    keeper.start();
    scrubbed("incident", "killed");
    scrubbed("notification", "killed");
    until("killed", "COMPLETED");
    assertThat(keys.seal(KeyRing.person("killed"), "event", "/name", "again")).isEmpty();
    lift(hold);
  }

  @Test
  void who_asked_does_not_approve_nor_does_the_person_concerned() {
    String both = SERVICE.token("adam", "Adam Ames", "admin", "manager");
    request("self").is(201);
    assertThat(approve("self", both).is(403).text()).contains("not-ones-own");
    String concerned = SERVICE.token("self", nameOf("self"), "manager");
    assertThat(approve("self", concerned).is(403).text()).contains("not-about-oneself");
  }

  @Test
  void a_manager_refuses_with_a_reason() {
    request("refused").is(201);
    String path = "/api/erasures/erasure-refused/refuse";
    assertThat(post(path, SERVICE.mina(), "{\"reason\":\" \"}").is(422).text()).contains("/reason");
    post(path, SERVICE.mina(), "{\"reason\":\"still employed here\"}").is(200);
    JsonNode refused = one("refused");
    assertThat(refused.path("stage").asString()).isEqualTo("REFUSED");
    assertThat(refused.path("refusedBecause").asString()).isEqualTo("still employed here");
    assertThat(refused.path("decidedBy").path("name").asString()).isEqualTo("Mina Moreau");
    approve("refused", SERVICE.mina()).is(409);
  }

  @Test
  void everybody_does_their_own_part_only() {
    String body = "{\"personId\":\"lena\",\"reason\":\"request 1\"}";
    for (String token : List.of(SERVICE.rosa(), SERVICE.mina(), SERVICE.aude(), SERVICE.acme())) {
      post("/api/erasures", token, body).is(403);
    }
    for (String token : List.of(SERVICE.rosa(), SERVICE.adam(), SERVICE.aude())) {
      approve("lena", token).is(403);
      post("/api/legal-holds", token, "{\"personId\":\"x\",\"reason\":\"y\"}").is(403);
    }
    for (String path : List.of("/api/erasures", "/api/legal-holds", "/api/people")) {
      SERVICE.get(path, SERVICE.aude()).is(200);
      SERVICE.get(path, SERVICE.rosa()).is(403);
      SERVICE.get(path, null).is(401);
    }
    assertThat(SERVICE.get("/api/people", SERVICE.aude()).text())
        .contains("Person ")
        .doesNotContain("Name of", "Rosa");
  }

  @Test
  void what_makes_no_sense_is_refused_with_what_to_do() {
    assertThat(post("/api/erasures", SERVICE.adam(), "{\"reason\":\"x\"}").is(422).text())
        .contains("/personId");
    post("/api/erasures", SERVICE.adam(), "{\"personId\":\"nobody-knows\",\"reason\":\"x\"}")
        .is(404);
    SERVICE.get("/api/erasures/erasure-nobody-knows", SERVICE.adam()).is(404);
    approve("nobody-knows", SERVICE.mina()).is(404);
    assertThat(post("/api/legal-holds", SERVICE.mina(), "{\"reason\":\"neither\"}").is(422).text())
        .contains("one of the two");
    post("/api/legal-holds", SERVICE.mina(), "{\"incident\":\"INC-4711\",\"reason\":\"x\"}")
        .is(422);
    post("/api/legal-holds/hold-none/lift", SERVICE.mina(), "{\"reason\":\"x\"}").is(404);
  }

  private static IncidentEvent.Opened opened(String id, long number) {
    IncidentEvent.Opened first =
        List.of(Outage.events()).stream()
            .filter(IncidentEvent.Opened.class::isInstance)
            .map(IncidentEvent.Opened.class::cast)
            .findFirst()
            .orElseThrow();
    return new IncidentEvent.Opened(
        id,
        number,
        first.title(),
        null,
        first.severity(),
        first.services(),
        first.source(),
        first.occurredAt(),
        first.detectedAt(),
        first.by(),
        first.at());
  }

  /** As another service would, once it has heard. */
  private static void scrubbed(String service, String person) {
    SERVICE.record(
        new ScrubEvent.Done(
            ScrubEvent.idFor(service, person),
            person,
            service,
            0,
            Actor.service("muster-" + service),
            Outage.at(9000)));
    assertThat(SERVICE.bean(EventLog.class).lastSequence(ScrubEvent.idFor(service, person)))
        .hasValue(0L);
  }

  private static Answer request(String person) {
    return post(
        "/api/erasures",
        SERVICE.adam(),
        "{\"personId\":\"%s\",\"reason\":\"request 17\"}".formatted(person));
  }

  private static Answer approve(String person, String token) {
    return SERVICE.post("/api/erasures/erasure-" + person + "/approve", token);
  }

  private static String hold(String body) {
    return post("/api/legal-holds", SERVICE.mina(), body).is(201).json().path("id").asString();
  }

  private static void lift(String hold) {
    post("/api/legal-holds/" + hold + "/lift", SERVICE.mina(), "{\"reason\":\"closed\"}").is(200);
  }

  private static JsonNode one(String person) {
    return SERVICE.get("/api/erasures/erasure-" + person, SERVICE.mina()).is(200).json();
  }

  private static JsonNode until(String person, String stage) {
    return SERVICE.getUntil(
        "/api/erasures/erasure-" + person,
        SERVICE.mina(),
        erasure -> erasure.path("stage").asString().equals(stage));
  }

  private static Answer post(String path, String token, String body) {
    return SERVICE.send(
        SERVICE
            .request(path, token)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }
}
