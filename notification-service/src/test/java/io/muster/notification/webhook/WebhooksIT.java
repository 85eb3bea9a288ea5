package io.muster.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.incident.AccessEvent;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.PhaseMove;
import io.muster.contracts.incident.Severity;
import io.muster.contracts.paging.EscalationEvent;
import io.muster.contracts.webhook.WebhookDeliveryEvent;
import io.muster.eventlog.codec.KeyRing;
import io.muster.eventlog.testing.MongoEngine;
import io.muster.notification.testing.Inbox;
import io.muster.notification.testing.MovableClock;
import io.muster.notification.testing.Running;
import io.muster.notification.testing.WebhookDouble;
import io.muster.notification.testing.WebhookDouble.Message;
import io.muster.notification.testing.WebhookDouble.Receiver;
import io.muster.starter.TestTokens;
import io.muster.starter.timer.Timers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import wiremock.com.networknt.schema.InputFormat;
import wiremock.com.networknt.schema.JsonSchema;
import wiremock.com.networknt.schema.JsonSchemaFactory;
import wiremock.com.networknt.schema.SpecVersion.VersionFlag;

/** Webhooks on a real database, to programs that verify every message by code of their own. */
class WebhooksIT {

  @RegisterExtension static final MongoEngine MONGO = new MongoEngine();

  private static final String PATH = "/api/admin/notification/webhooks";
  private static final TestTokens TOKENS = new TestTokens();
  private static final Inbox INBOX = new Inbox();
  private static final MovableClock CLOCK = new MovableClock();
  private static final WebhookDouble PROGRAMS = new WebhookDouble(CLOCK);
  private static final JsonMapper JSON = new JsonMapper();
  private static final Actor BEN = Actor.person("ben", "Ben Okafor");

  private static Running service;
  private static String admin;
  private static String manager;
  private static JsonSchema schema;

  @BeforeAll
  static void start() throws Exception {
    admin = TOKENS.person("adam", "Adam Admin", "admin");
    manager = TOKENS.person("mina", "Mina Moreau", "manager");
    service =
        Running.local(
                MONGO.uri(),
                TOKENS.issuerUri(),
                INBOX.port(),
                "http://127.0.0.1:9",
                CLOCK,
                "--muster.webhook.private-hosts=127.0.0.1")
            .believing(manager);
    schema =
        JsonSchemaFactory.getInstance(VersionFlag.V202012)
            .getSchema(Files.readString(Path.of("../docs/webhooks.schema.json")));
  }

  @AfterAll
  static void stop() {
    service.close();
    PROGRAMS.close();
    INBOX.close();
    TOKENS.close();
  }

  @AfterEach
  void every_call_kept_to_the_rules() {
    assertThat(PROGRAMS.faults()).isEmpty();
  }

  @Test
  void a_program_is_told_what_it_asked_for_once_it_answered_a_signed_test() {
    Receiver program = PROGRAMS.standard("/told");
    String id =
        add(
            "/told",
            "STANDARD",
            "[\"OPENED\",\"ACKNOWLEDGED\",\"SEVERITY_CHANGED\",\"PHASE_CHANGED\",\"ESCALATED\"]",
            "SEV2",
            "[\"checkout\"]");
    service.open(601, "Before it was tested", "checkout");
    program.knows(secret(id));
    program.answersNext(500, null);
    assertThat(test(id)).contains("\"taken\":false", "it answered 500");
    assertThat(row(id).path("enabled").asBoolean()).isFalse();
    assertThat(test(id)).contains("\"taken\":true");
    assertThat(row(id).path("enabled").asBoolean()).isTrue();
    assertThat(program.messages())
        .hasSize(2)
        .allSatisfy(it -> assertThat(it.body().at("/type").asString()).isEqualTo("webhook.ping"));

    service.open(602, "Of another service", "ledger");
    String incident = service.open(603, "Cards are declined", "checkout");
    service.acknowledge(incident, "ben", "Ben Okafor", "web");
    Instant now = CLOCK.instant();
    service.append(
        "Incident",
        new IncidentEvent.SeverityChanged(
            incident, Severity.SEV1, Severity.SEV2, "fewer", BEN, now),
        new IncidentEvent.PhaseChanged(
            incident,
            Phase.IDENTIFICATION,
            Phase.CONTAINMENT,
            PhaseMove.ADVANCED,
            List.of(),
            null,
            BEN,
            now));
    service.append(
        "Escalation",
        new EscalationEvent.Started(
            "esc-603-x", incident, "a-policy", 1, List.of(), null, BEN, now),
        new EscalationEvent.StepFired("esc-603-x", incident, 1, List.of("ben"), null, BEN, now),
        new EscalationEvent.StepFired("esc-603-x", incident, 2, List.of("mina"), null, BEN, now),
        new EscalationEvent.StepFired("esc-603-x", incident, 2, 1, List.of("ben"), null, BEN, now),
        new EscalationEvent.Stopped("esc-603-x", incident, "acknowledged", BEN, now));
    service.append(
        "Incident",
        new IncidentEvent.SeverityChanged(
            incident, Severity.SEV2, Severity.SEV4, "none", BEN, now));
    service.acknowledge(incident, "mina", "Mina Moreau", "web");
    service.append(
        "Incident",
        new IncidentEvent.SeverityChanged(
            incident, Severity.SEV4, Severity.SEV1, "many", BEN, now));

    List<String> wanted =
        List.of(
            "incident.opened",
            "incident.acknowledged",
            "incident.severity_changed",
            "incident.phase_changed",
            "incident.escalated",
            "incident.escalated",
            "incident.severity_changed",
            "incident.severity_changed");
    awaitThat(() -> of(program, incident).size() == wanted.size());
    List<Message> told =
        of(program, incident).stream()
            .sorted((a, b) -> Long.compare(position(a), position(b)))
            .toList();
    assertThat(told.stream().map(it -> it.body().at("/type").asString())).isEqualTo(wanted);
    told.forEach(
        it -> assertThat(schema.validate(it.body().toString(), InputFormat.JSON)).isEmpty());
    JsonNode acknowledged = told.get(1).body();
    assertThat(acknowledged.at("/data/by/name").asString()).isEqualTo("Ben Okafor");
    assertThat(acknowledged.at("/data/incident/state").asString()).isEqualTo("ACKNOWLEDGED");
    assertThat(acknowledged.at("/data/incident/severity").asString())
        .as("as it stood then, and not as it stands now")
        .isEqualTo("SEV1");
    assertThat(acknowledged.at("/data/incident/url").asString())
        .isEqualTo(Running.PUBLIC_URL + "/incidents/INC-603");
    assertThat(told.get(2).body().at("/data/change/to").asString()).isEqualTo("SEV2");
    assertThat(told.get(4).body().at("/data/change/personIds/0").asString()).isEqualTo("mina");
    assertThat(told.get(5).body().at("/data/change/level").asInt())
        .as("the first again")
        .isEqualTo(1);
    assertThat(told.get(5).body().at("/data/change/round").asInt()).isEqualTo(2);
    assertThat(told.get(6).body().at("/data/change/to").asString())
        .as("that it is less bad than what it is told of is the last it hears of it for now")
        .isEqualTo("SEV4");
    assertThat(program.messages().stream().map(it -> it.body().toString()))
        .noneMatch(it -> it.contains("INC-601") || it.contains("INC-602"));
    awaitThat(() -> deliveries(id).size() == wanted.size());
    assertThat(deliveries(id).path(0).path("state").asString("")).isEqualTo("DELIVERED");

    // Whatever reminds of it again, a replay for instance, tells nothing anew.
    service
        .bean(Timers.class, "unsentWebhooks")
        .remind(new WebhookOutbox.Due(id, 0, incident).id(), CLOCK.instant());
    awaitThat(
        () ->
            service
                .bean(Timers.class, "unsentWebhooks")
                .dueAt(new WebhookOutbox.Due(id, 0, incident).id())
                .isEmpty());
    assertThat(of(program, incident)).hasSize(wanted.size());
    remove(id);
  }

  @Test
  void every_attempt_bears_the_events_own_id_and_waits_as_long_as_it_was_asked_to() {
    Receiver program = PROGRAMS.standard("/patient");
    String id = enabled("/patient", program, "STANDARD");
    program.answersNext(503, null);
    program.answersNext(429, "600");
    Instant opened = CLOCK.instant();
    String incident = service.open(611, "Slow", "checkout");
    awaitThat(() -> of(program, incident).size() == 1);
    CLOCK.skip(Duration.ofSeconds(7));
    awaitThat(() -> of(program, incident).size() == 2);
    awaitThat(() -> deliveries(id).path(0).path("attempts").asInt(0) == 2);
    JsonNode waiting = deliveries(id).get(0);
    assertThat(waiting.path("state").asString()).isEqualTo("WAITING");
    assertThat(waiting.path("status").asInt()).isEqualTo(429);
    assertThat(Instant.parse(waiting.path("retryAt").asString())).isAfter(opened.plusSeconds(600));
    CLOCK.skip(Duration.ofSeconds(601));
    awaitThat(() -> deliveries(id).path(0).path("state").asString("").equals("DELIVERED"));
    List<Message> attempts = of(program, incident);
    assertThat(attempts).hasSize(3);
    assertThat(attempts.stream().map(Message::id).distinct()).hasSize(1);
    assertThat(attempts.stream().map(it -> it.body().toString()).distinct()).hasSize(1);
    assertThat(attempts.getFirst().id())
        .isEqualTo(deliveries(id).path(0).path("eventId").asString(""));
    assertThat(
            service.facts(deliveries(id).path(0).path("id").asString("")).stream()
                .map(Event::getClass))
        .as("one entry for each attempt")
        .containsExactly(
            (Class) WebhookDeliveryEvent.NotDelivered.class,
            WebhookDeliveryEvent.NotDelivered.class,
            WebhookDeliveryEvent.Delivered.class);
    remove(id);
  }

  @Test
  void one_that_is_gone_is_told_nothing_more_until_it_answers_again() {
    Receiver program = PROGRAMS.standard("/gone");
    String id = enabled("/gone", program, "STANDARD");
    program.answersNext(410, null);
    service.open(621, "Gone", "checkout");
    awaitThat(() -> row(id).path("stop").asString("").equals("GONE"));
    String unheard = service.open(622, "Unheard", "checkout");
    awaitThat(() -> deliveries(id).path(0).path("state").asString("").equals("GIVEN_UP"));
    String delivery = deliveries(id).path(0).path("id").asString("");
    String again = PATH + "/" + id + "/deliveries/" + delivery + "/retries";
    assertThat(service.post(again, admin).body()).contains("webhook-disabled");
    assertThat(test(id)).contains("\"taken\":true");
    ok(service.post(again, admin));
    awaitThat(() -> deliveries(id).path(0).path("state").asString("").equals("DELIVERED"));
    assertThat(of(program, unheard)).isEmpty();
    remove(id);
  }

  @Test
  void what_waited_three_days_for_one_that_stays_away_is_tried_a_last_time() {
    Receiver program = PROGRAMS.standard("/away");
    String id = enabled("/away", program, "STANDARD");
    for (int i = 0; i < 50; i++) {
      program.answersNext(500, null);
    }
    for (int number = 661; number < 666; number++) {
      String incident = service.open(number, "Nobody listens", "checkout");
      awaitThat(() -> !of(program, incident).isEmpty());
    }
    CLOCK.skip(Duration.ofDays(4));
    awaitThat(
        () ->
            deliveries(id)
                    .valueStream()
                    .filter(it -> it.path("state").asString().equals("GIVEN_UP"))
                    .count()
                >= 4);
    assertThat(deliveries(id).valueStream().mapToInt(it -> it.path("attempts").asInt()))
        .as("far from ten attempts each")
        .allMatch(attempts -> attempts < 6);
    remove(id);
  }

  @Test
  void for_a_day_after_a_rotation_both_secrets_hold_and_then_the_new_one_alone() {
    for (String format : List.of("STANDARD", "PAGERDUTY")) {
      String path = "/rotated-" + format;
      Receiver program =
          format.equals("STANDARD") ? PROGRAMS.standard(path) : PROGRAMS.pagerDuty(path);
      String id = enabled(path, program, format);
      String old = secret(id);
      ok(service.post(PATH + "/" + id + "/secrets", admin));
      assertThat(secret(id)).isNotEqualTo(old);
      assertThat(row(id).path("oldSecretUntil").asString("")).isNotEmpty();
      assertThat(test(id)).contains("\"taken\":true");
      program.knows(secret(id));
      assertThat(test(id)).contains("\"taken\":true");
      assertThat(service.post(PATH + "/" + id + "/secrets", admin).body())
          .contains("rotation-under-way");
      CLOCK.skip(Duration.ofHours(25));
      program.knows(old);
      assertThat(test(id)).contains("\"taken\":false", "it answered 400");
      assertThat(PROGRAMS.faults()).hasSize(1);
      program.knows(secret(id));
      assertThat(test(id)).contains("\"taken\":true");
      remove(id);
    }
  }

  @Test
  void a_program_that_reads_pagerduty_is_told_in_its_words() {
    Receiver program = PROGRAMS.pagerDuty("/pd");
    String id = enabled("/pd", program, "PAGERDUTY");
    assertThat(program.messages().getFirst().body().at("/event/event_type").asString())
        .isEqualTo("pagey.ping");
    String incident = service.open(631, "Cards are declined", "checkout");
    service.acknowledge(incident, "ben", "Ben Okafor", "web");
    awaitThat(() -> program.messages().size() == 3);
    JsonNode event =
        program.messages().stream()
            .map(it -> it.body().path("event"))
            .filter(it -> it.path("event_type").asString().equals("incident.acknowledged"))
            .findFirst()
            .orElseThrow();
    assertThat(event.at("/resource_type").asString()).isEqualTo("incident");
    assertThat(event.at("/agent/summary").asString()).isEqualTo("Ben Okafor");
    assertThat(event.at("/data/status").asString()).isEqualTo("acknowledged");
    assertThat(event.at("/data/number").asInt()).isEqualTo(631);
    assertThat(event.at("/data/priority/summary").asString()).isEqualTo("SEV1");
    assertThat(event.at("/data/urgency").asString()).isEqualTo("high");
    assertThat(event.at("/data/assignees/0/id").asString()).isEqualTo("ben");
    assertThat(event.at("/data/service/summary").asString()).isEqualTo("checkout");
    remove(id);
  }

  @Test
  void private_incidents_and_drills_are_told_to_nobody() {
    Receiver program = PROGRAMS.standard("/discreet");
    String id = enabled("/discreet", program, "STANDARD");
    service.openPrivate(641, "Payroll leaked", "checkout");
    service.openInDrill(642, "A rehearsal", "checkout");
    program.answersNext(503, null);
    String later = service.open(643, "Private soon", "checkout");
    awaitThat(() -> of(program, later).size() == 1);
    service.append("Incident", new AccessEvent.MadePrivate(later, "x", BEN, CLOCK.instant()));
    service.acknowledge(later, "ben", "Ben Okafor", "web");
    CLOCK.skip(Duration.ofSeconds(7));
    awaitThat(() -> deliveries(id).path(0).path("state").asString("").equals("WITHHELD"));
    assertThat(deliveries(id).path(0).path("withheld").asString("")).isEqualTo("PRIVATE");
    String after = service.open(644, "For everybody", "checkout");
    awaitThat(() -> of(program, after).size() == 1);
    assertThat(program.messages()).as("a test, an attempt, and what came after").hasSize(3);
    awaitThat(() -> deliveries(id).size() == 2);
    remove(id);
  }

  @Test
  void whoever_was_erased_is_named_to_nobody_any_more() {
    Receiver program = PROGRAMS.standard("/forgetful");
    String id = enabled("/forgetful", program, "STANDARD");
    String incident = service.open(651, "Erased", "checkout");
    awaitThat(() -> of(program, incident).size() == 1);
    program.answersNext(500, null);
    service.acknowledge(incident, "eve", "Eve Erased", "web");
    awaitThat(() -> of(program, incident).size() == 2);
    service.bean(KeyRing.class).destroy(KeyRing.person("eve"));
    CLOCK.skip(Duration.ofSeconds(7));
    awaitThat(() -> of(program, incident).size() == 3);
    JsonNode by = of(program, incident).getLast().body().at("/data/by");
    assertThat(by.path("id").asString()).isEqualTo("eve");
    assertThat(by.path("name").isNull()).isTrue();
    remove(id);
  }

  @Test
  void what_cannot_be_is_refused_with_what_to_do() {
    Map.of(
            "\"url\":\"https://10.0.0.1/\"", "/url",
            "\"url\":\"http://hooks.example/\"", "/url",
            "\"url\":\"https://a:b@hooks.example/\"", "/url",
            "\"name\":\"\"", "/name",
            "\"kinds\":[]", "/kinds",
            "\"kinds\":[\"OPENED\",\"OPENED\"]", "/kinds",
            "\"format\":\"PAGERDUTY\",\"kinds\":[\"OPENED\",\"PHASE_CHANGED\"]", "/kinds/1",
            "\"from\":null", "/from")
        .forEach(
            (wrong, pointer) -> {
              HttpResponse<String> answer = post(PATH, body(wrong));
              assertThat(answer.statusCode()).as(wrong).isEqualTo(422);
              assertThat(answer.body()).as(wrong).contains("\"" + pointer + "\"");
            });
    assertThat(service.get(PATH, manager).statusCode()).isEqualTo(403);
    assertThat(service.get(PATH + "/webhook-none/secret", admin).statusCode()).isEqualTo(404);
    assertThat(post(PATH + "/webhook-none/tests", null).statusCode()).isEqualTo(404);
  }

  @Test
  void another_address_is_told_nothing_until_it_was_tested() {
    Receiver program = PROGRAMS.standard("/moved");
    String id = enabled("/moved", program, "STANDARD");
    HttpResponse<String> renamed =
        service.send(
            "PUT",
            PATH + "/" + id,
            admin,
            body("\"url\":\"%s\",\"name\":\"Renamed\"".formatted(PROGRAMS.url("/moved"))));
    ok(renamed);
    assertThat(row(id).path("enabled").asBoolean()).isTrue();
    ok(
        service.send(
            "PUT",
            PATH + "/" + id,
            admin,
            body("\"url\":\"%s\"".formatted(PROGRAMS.url("/moved-on")))));
    assertThat(row(id).path("enabled").asBoolean()).isFalse();
    remove(id);
  }

  private static String body(String instead) {
    JsonNode changes = JSON.readTree("{" + instead + "}");
    var body =
        JSON.createObjectNode()
            .put("name", "A program")
            .put("url", PROGRAMS.url("/any"))
            .put("format", "STANDARD")
            .put("from", "SEV5");
    body.set("kinds", JSON.readTree("[\"OPENED\",\"ACKNOWLEDGED\"]"));
    changes.properties().forEach(it -> body.set(it.getKey(), it.getValue()));
    return body.toString();
  }

  private static String enabled(String path, Receiver program, String format) {
    String id = add(path, format, "[\"OPENED\",\"ACKNOWLEDGED\"]", "SEV5", "[]");
    program.knows(secret(id));
    assertThat(test(id)).contains("\"taken\":true");
    return id;
  }

  private static String add(
      String path, String format, String kinds, String from, String services) {
    HttpResponse<String> added =
        post(
            PATH,
            body(
                "\"url\":\"%s\",\"format\":\"%s\",\"kinds\":%s,\"from\":\"%s\",\"services\":%s"
                    .formatted(PROGRAMS.url(path), format, kinds, from, services)));
    return JSON.readTree(ok(added).body()).path("id").asString();
  }

  private static void remove(String id) {
    ok(service.send("DELETE", PATH + "/" + id, admin, null));
  }

  private static String secret(String id) {
    return JSON.readTree(ok(service.get(PATH + "/" + id + "/secret", admin)).body())
        .path("secret")
        .asString();
  }

  private static String test(String id) {
    return ok(post(PATH + "/" + id + "/tests", null)).body();
  }

  private static JsonNode row(String id) {
    return JSON.readTree(service.get(PATH, admin).body())
        .path("items")
        .valueStream()
        .filter(it -> it.path("id").asString().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode deliveries(String id) {
    return JSON.readTree(ok(service.get(PATH + "/" + id + "/deliveries", admin)).body())
        .path("items");
  }

  private static List<Message> of(Receiver program, String incident) {
    return program.messages().stream()
        .filter(it -> it.body().at("/data/incident/id").asString("").equals(incident))
        .toList();
  }

  private static long position(Message message) {
    return message.body().at("/data/position").asLong();
  }

  private static HttpResponse<String> post(String path, String body) {
    return service.send("POST", path, admin, body);
  }

  private static HttpResponse<String> ok(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isIn(200, 201);
    return answer;
  }

  private static void awaitThat(Callable<Boolean> holds) {
    await().until(holds);
  }
}
