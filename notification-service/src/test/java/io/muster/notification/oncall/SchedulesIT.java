package io.muster.notification.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Actor;
import io.muster.contracts.oncall.OnCallEvent.ContactMethodsSet;
import io.muster.eventlog.testing.MongoEngine;
import io.muster.notification.testing.MovableClock;
import io.muster.notification.testing.Running;
import io.muster.starter.TestTokens;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Schedules over HTTP, on a real database. */
class SchedulesIT {

  @RegisterExtension static final MongoEngine MONGO = new MongoEngine();

  private static final TestTokens TOKENS = new TestTokens();
  private static final MovableClock CLOCK = new MovableClock();
  private static final String NOBODY = "http://127.0.0.1:9";
  private static final String ROSA = "00000000-0000-4000-8000-000000000001";
  private static final String RAVI = "00000000-0000-4000-8000-000000000002";
  private static final JsonMapper JSON = JsonMapper.shared();
  private static String mina;
  private static String rosa;
  private static Running service;

  @BeforeAll
  static void start() {
    mina = TOKENS.person("mina", "Mina Moreau", "manager");
    rosa = TOKENS.person(ROSA, "Rosa Reyes", "responder");
    service = Running.bare(MONGO.uri(), TOKENS.issuerUri(), 9, NOBODY, CLOCK).believing(mina);
    contact(ROSA, "Rosa Reyes");
    contact(RAVI, "Ravi Rao");
  }

  private static void contact(String id, String name) {
    service.append(
        "ContactMethods",
        new ContactMethodsSet(
            id,
            name,
            "someone@muster.example",
            Actor.person("mina", "Mina Moreau"),
            CLOCK.instant()));
  }

  @AfterAll
  static void stop() {
    service.close();
    TOKENS.close();
  }

  @Test
  void a_schedule_is_published_and_tells_who_is_on_call_at_any_time() {
    publish("turns", weekly(ROSA, RAVI));
    JsonNode shown = read("/api/on-call/schedules/turns", mina);
    assertThat(shown.path("name").asString()).isEqualTo("Turns");
    assertThat(shown.path("zone").asString()).isEqualTo("Europe/Berlin");
    assertThat(shown.path("now").path("cause").asString()).isEqualTo("TURN");
    JsonNode stretches =
        read(
                "/api/on-call/schedules/turns/final?from=2026-03-23T00:00:00Z&until=2026-04-07T00:00:00Z",
                mina)
            .path("items");
    assertThat(stretches.size()).isEqualTo(4);
    assertThat(stretches.get(1).path("from").asString()).isEqualTo("2026-03-23T08:00:00Z");
    // Clocks go forward on 29 March: nine in the morning in Berlin comes an hour earlier.
    assertThat(stretches.get(2).path("from").asString()).isEqualTo("2026-03-30T07:00:00Z");
    JsonNode at = read("/api/on-call/schedules/turns/at?at=2026-03-25T00:00:00Z", mina);
    assertThat(at.path("on").path("until").asString()).isEqualTo("2026-03-30T07:00:00Z");
    assertThat(at.path("next").path("person").path("id").asString())
        .isNotEqualTo(at.path("on").path("person").path("id").asString());
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(service.get("/api/on-call/schedules", mina).body())
                    .contains("\"id\":\"turns\""));
  }

  @Test
  void what_is_drawn_has_days_by_the_zone_layers_overrides_leave_and_the_outcome() {
    publish("drawn", weekly(ROSA, RAVI));
    Instant day = Instant.parse("2026-03-28T12:00:00Z");
    String lanes =
        "/api/on-call/schedules/drawn/lanes?from=%s&until=%s"
            .formatted(day, day.plus(Duration.ofDays(1)));
    JsonNode drawn = read(lanes, mina);
    assertThat(drawn.path("zone").asString()).isEqualTo("Europe/Berlin");
    assertThat(drawn.path("from").asString()).isEqualTo("2026-03-27T23:00:00Z");
    assertThat(drawn.path("days").get(1).path("hours").asDouble()).isEqualTo(23.0);
    assertThat(drawn.path("layers").get(0).path("turns").size()).isEqualTo(1);
    assertThat(read(lanes + "&zone=UTC", mina).path("days").get(1).path("hours").asDouble())
        .isEqualTo(24.0);
    assertThat(service.get(lanes + "&zone=Mars/Base", mina).statusCode()).isEqualTo(400);
    assertThat(
            service
                .get(
                    "/api/on-call/schedules/drawn/final?from=2030-01-01T00:00:00Z&until=2029-01-01T00:00:00Z",
                    mina)
                .statusCode())
        .isEqualTo(400);
    assertThat(
            service
                .get("/api/on-call/schedules/drawn/at?at=%2B1000000000-12-31T23:59:59Z", mina)
                .statusCode())
        .isEqualTo(400);
    assertThat(service.get("/api/on-call/schedules/none/at", mina).statusCode()).isEqualTo(404);
  }

  @Test
  void an_edit_is_shown_before_it_is_made_and_nothing_is_written() {
    publish("edited", weekly(ROSA));
    HttpResponse<String> answer =
        service.send(
            "POST",
            "/api/on-call/schedules/edited/preview?until="
                + CLOCK.instant().plus(Duration.ofDays(14)),
            mina,
            weekly(RAVI));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonNode preview = JSON.readTree(answer.body());
    assertThat(preview.path("before").size()).isEqualTo(1);
    assertThat(preview.path("changes").size()).isEqualTo(1);
    assertThat(preview.path("changes").get(0).path("before").path("id").asString()).isEqualTo(ROSA);
    assertThat(preview.path("changes").get(0).path("after").path("id").asString()).isEqualTo(RAVI);
    assertThat(preview.path("gaps").size()).isZero();
    assertThat(service.facts("edited")).hasSize(1);
    HttpResponse<String> fresh =
        service.send("POST", "/api/on-call/schedules/quite-new/preview", mina, weekly(RAVI));
    assertThat(fresh.statusCode()).as(fresh.body()).isEqualTo(200);
    assertThat(JSON.readTree(fresh.body()).path("changes").size()).isEqualTo(1);
    assertThat(
            service
                .send("POST", "/api/on-call/schedules/edited/preview", rosa, weekly(RAVI))
                .statusCode())
        .isEqualTo(403);
  }

  @Test
  void two_who_edit_the_same_schedule_do_not_overwrite_each_other() {
    publish("shared", weekly(ROSA));
    assertThat(
            service
                .send(
                    "PUT", "/api/on-call/schedules/shared", mina, weekly(RAVI), "If-Match", "\"0\"")
                .statusCode())
        .isEqualTo(200);
    HttpResponse<String> stale =
        service.send(
            "PUT", "/api/on-call/schedules/shared", mina, weekly(ROSA, RAVI), "If-Match", "\"0\"");
    assertThat(stale.statusCode()).as(stale.body()).isEqualTo(412);
  }

  @Test
  void a_responder_takes_a_duty_over_and_gives_it_back_but_cannot_put_others_on_call() {
    publish("covered", weekly(RAVI));
    Instant from = CLOCK.instant().plus(Duration.ofHours(1));
    String body = override(ROSA, from, from.plus(Duration.ofHours(8)));
    String path = "/api/on-call/schedules/covered/overrides";
    JsonNode preview = JSON.readTree(service.send("POST", path + "/preview", rosa, body).body());
    assertThat(preview.path("changes").size()).isEqualTo(1);
    HttpResponse<String> made = service.send("POST", path, rosa, body, "Idempotency-Key", "k-1");
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    String id = JSON.readTree(made.body()).path("made").asString();
    HttpResponse<String> again = service.send("POST", path, rosa, body, "Idempotency-Key", "k-1");
    assertThat(JSON.readTree(again.body()).path("made").asString()).isEqualTo(id);
    JsonNode at =
        read("/api/on-call/schedules/covered/at?at=" + from.plus(Duration.ofHours(2)), rosa);
    assertThat(at.path("on").path("person").path("id").asString()).isEqualTo(ROSA);
    assertThat(at.path("on").path("cause").asString()).isEqualTo("OVERRIDE");
    assertThat(at.path("on").path("insteadOf").path("id").asString()).isEqualTo(RAVI);
    String admin = TOKENS.person("ada", "Ada Admin", "admin");
    String lanes = "/api/on-call/schedules/covered/lanes?until=" + from.plus(Duration.ofDays(2));
    assertThat(read(lanes, rosa).path("overrides").get(0).path("reason").asString())
        .isEqualTo("A wedding");
    assertThat(read(lanes, admin).path("overrides").get(0).has("reason")).isFalse();

    HttpResponse<String> others =
        service.send("POST", path, rosa, override(RAVI, from, from.plus(Duration.ofHours(8))));
    assertThat(others.statusCode()).isEqualTo(403);
    String ravi = TOKENS.person(RAVI, "Ravi Rao", "responder");
    assertThat(service.send("DELETE", path + "/" + id, ravi, null).statusCode()).isEqualTo(403);
    assertThat(service.send("DELETE", path + "/" + id, rosa, null).statusCode()).isEqualTo(200);
    assertThat(service.send("DELETE", path + "/nope", rosa, null).statusCode()).isEqualTo(404);
    at = read("/api/on-call/schedules/covered/at?at=" + from.plus(Duration.ofHours(2)), rosa);
    assertThat(at.path("on").path("person").path("id").asString()).isEqualTo(RAVI);
  }

  @Test
  void who_takes_leave_is_covered_on_every_schedule() {
    publish("away", weekly(ROSA, RAVI));
    Instant from = CLOCK.instant().plus(Duration.ofDays(100));
    String body =
        "{\"personId\":\"%s\",\"from\":\"%s\",\"until\":\"%s\"}"
            .formatted(ROSA, from, from.plus(Duration.ofDays(14)));
    HttpResponse<String> made = service.send("POST", "/api/on-call/leave", rosa, body);
    assertThat(made.statusCode()).as(made.body()).isEqualTo(201);
    JsonNode stretches =
        read(
                "/api/on-call/schedules/away/final?from=%s&until=%s"
                    .formatted(from, from.plus(Duration.ofDays(14))),
                mina)
            .path("items");
    assertThat(stretches.toString())
        .contains("\"cause\":\"LEAVE_COVER\"")
        .doesNotContain("\"person\":{\"id\":\"" + ROSA);
    Awaitility.await()
        .untilAsserted(
            () -> assertThat(read("/api/on-call/leave", mina).path("items").size()).isEqualTo(1));
    assertThat(
            service.send("POST", "/api/on-call/leave", rosa, body.replace(ROSA, RAVI)).statusCode())
        .isEqualTo(403);
    String id = JSON.readTree(made.body()).path("made").asString();
    assertThat(
            service
                .send("DELETE", "/api/on-call/leave/%s/%s".formatted(ROSA, id), mina, null)
                .statusCode())
        .isEqualTo(200);
    assertThat(read("/api/on-call/leave", mina).path("items").size()).isZero();
  }

  @Test
  void a_schedule_can_be_a_teams() {
    String body = weekly(ROSA).replace("\"zone\"", "\"teamId\":\"platform\",\"zone\"");
    HttpResponse<String> refused = service.put("/api/on-call/schedules/theirs", mina, body);
    assertThat(refused.statusCode()).isEqualTo(422);
    assertThat(refused.body()).contains("/teamId");
    String team = "{\"name\":\"Platform\",\"memberIds\":[\"%s\"]}".formatted(ROSA);
    assertThat(service.put("/api/on-call/teams/platform", mina, team).statusCode()).isEqualTo(200);
    assertThat(service.put("/api/on-call/schedules/theirs", mina, body).statusCode())
        .isEqualTo(200);
    Awaitility.await()
        .untilAsserted(
            () ->
                assertThat(service.get("/api/on-call/teams", mina).body())
                    .contains("\"Platform\"", "Rosa Reyes"));
    assertThat(service.put("/api/on-call/schedules/platform", mina, weekly(ROSA)).statusCode())
        .isEqualTo(409);
  }

  @Test
  void nonsense_is_refused_where_it_stands() {
    for (String body :
        new String[] {
          "{}",
          "{\"name\":\"x\",\"zone\":\"UTC\",\"layers\":[null]}",
          "{\"name\":\"x\",\"zone\":\"UTC\",\"layers\":[{}]}",
          weekly(ROSA).replace("09:00", "09:00:30"),
          weekly(ROSA).replace("Europe/Berlin", "GMT+25"),
          weekly(ROSA).replace("2026-01-05", "+999999999-01-05")
        }) {
      HttpResponse<String> refused = service.put("/api/on-call/schedules/nonsense", mina, body);
      assertThat(refused.statusCode()).as(body + refused.body()).isIn(400, 422);
      assertThat(refused.headers().firstValue("Content-Type").orElse(""))
          .contains("application/problem+json");
    }
    assertThat(service.facts("nonsense")).isEmpty();
  }

  private static void publish(String id, String body) {
    HttpResponse<String> answer = service.put("/api/on-call/schedules/" + id, mina, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private static String weekly(String... people) {
    return """
        {"name":"Turns","zone":"Europe/Berlin","layers":[{"id":"l","name":"Weeks","zone":"Europe/Berlin",
          "rotation":{"unit":"WEEKS","every":1,"startsOn":"2026-01-05","handOff":"09:00"},
          "personIds":["%s"]}]}
        """
        .formatted(String.join("\",\"", people));
  }

  private static String override(String person, Instant from, Instant until) {
    return "{\"personId\":\"%s\",\"from\":\"%s\",\"until\":\"%s\",\"reason\":\"A wedding\"}"
        .formatted(person, from, until);
  }

  private static JsonNode read(String path, String token) {
    HttpResponse<String> answer = service.get(path, token);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body().getBytes(StandardCharsets.UTF_8));
  }
}
