package io.muster.notification.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.muster.contracts.Actor;
import io.muster.contracts.incident.Severity;
import io.muster.contracts.oncall.OnCallEvent.TurnTaken;
import io.muster.contracts.paging.EscalationEvent;
import io.muster.contracts.paging.EscalationEvent.Exhausted;
import io.muster.contracts.paging.EscalationEvent.StepFired;
import io.muster.contracts.paging.EscalationEvent.StepSkipped;
import io.muster.contracts.paging.PageEvent;
import io.muster.eventlog.testing.MongoEngine;
import io.muster.notification.testing.MovableClock;
import io.muster.notification.testing.Running;
import io.muster.starter.TestTokens;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Teams, turns and conditions of a policy, over HTTP and the log. */
class RichPoliciesIT {

  @RegisterExtension static final MongoEngine MONGO = new MongoEngine();

  private static final TestTokens TOKENS = new TestTokens();
  private static final MovableClock CLOCK = new MovableClock();
  private static final String NOBODY = "http://127.0.0.1:9";
  private static final String ROSA = "00000000-0000-4000-8000-000000000001";
  private static final String RAVI = "00000000-0000-4000-8000-000000000002";
  private static final String LENA = "00000000-0000-4000-8000-000000000004";
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String TEAM_IN_TURN =
      "{\"targets\":[{\"kind\":\"TEAM\",\"id\":\"search\"}],\"ackTimeoutSeconds\":300,\"calling\":\"IN_TURN\"}";
  private static final String LESSER =
      "{\"targets\":[{\"kind\":\"PERSON\",\"id\":\"%s\"}],\"ackTimeoutSeconds\":300,\"only\":{\"severities\":[\"SEV4\",\"SEV5\"]}}"
          .formatted(LENA);
  private static String mina;
  private static Running service;

  @BeforeAll
  static void start() {
    mina = TOKENS.person("mina", "Mina Moreau", "manager");
    service = run();
    for (String id : List.of(ROSA, RAVI, LENA)) {
      publish(
          "contacts/" + id,
          "{\"name\":\"Somebody\",\"email\":\"%s@muster.example\"}".formatted(id));
    }
    publish(
        "teams/search",
        "{\"name\":\"Search\",\"memberIds\":[\"%s\",\"%s\",\"%s\"]}".formatted(ROSA, RAVI, LENA));
    publish("policies/search-policy", policy(LESSER, TEAM_IN_TURN));
  }

  private static Running run() {
    return Running.bare(MONGO.uri(), TOKENS.issuerUri(), 9, NOBODY, CLOCK).believing(mina);
  }

  @AfterAll
  static void stop() {
    service.close();
    TOKENS.close();
  }

  @Test
  void a_level_for_lesser_incidents_is_passed_over_and_the_team_takes_turns_across_a_restart() {
    List<String> called = new ArrayList<>();
    for (int number = 1; number <= 2; number++) {
      called.add(calledFor(service.open(number, "Search fails", "search")));
    }
    service.close();
    service = run();
    String third = service.open(3, "Search fails", "search");
    called.add(calledFor(third));
    called.add(calledFor(service.open(4, "Search fails", "search")));

    assertThat(called).containsExactly(ROSA, RAVI, LENA, ROSA);
    assertThat(service.all(TurnTaken.class))
        .filteredOn(turn -> turn.policyId().equals("search-policy"))
        .extracting(TurnTaken::personId)
        .isEqualTo(called);
    String escalation = EscalationIds.of(third, 0);
    assertThat(service.facts(escalation))
        .filteredOn(StepSkipped.class::isInstance)
        .singleElement()
        .satisfies(
            event -> {
              assertThat(((StepSkipped) event).level()).isEqualTo(1);
              assertThat(((StepSkipped) event).severity()).isEqualTo(Severity.SEV1);
            });
    await()
        .untilAsserted(
            () -> {
              JsonNode run = read("/api/incidents/INC-3/pages").path("escalation");
              assertThat(run.path("steps").get(0).path("skipped").asBoolean()).isTrue();
              assertThat(run.path("steps").get(1).path("people").get(0).path("id").asString())
                  .isEqualTo(LENA);
            });
  }

  @Test
  void who_would_be_called_is_told_before_it_is_published_and_uses_up_nobodys_turn() {
    int turns = service.all(TurnTaken.class).size();
    HttpResponse<String> answer =
        service.send(
            "POST",
            "/api/on-call/policies/search-policy/preview",
            mina,
            "{\"severity\":\"SEV5\",\"levels\":[%s,%s]}".formatted(LESSER, TEAM_IN_TURN));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    JsonNode items = JSON.readTree(answer.body()).path("items");
    assertThat(items.get(0).path("people").get(0).path("id").asString()).isEqualTo(LENA);
    assertThat(items.get(1).path("people").size()).isEqualTo(1);
    String next = items.get(1).path("people").get(0).path("id").asString();
    await()
        .untilAsserted(
            () ->
                assertThat(read("/api/on-call").path("items"))
                    .filteredOn(it -> it.path("policyId").asString().equals("search-policy"))
                    .singleElement()
                    .extracting(it -> it.path("primary").path("id").asString())
                    .isEqualTo(next));
    assertThat(service.all(TurnTaken.class)).hasSize(turns);
  }

  @Test
  void last_months_incidents_are_tried_on_a_change_and_private_ones_are_left_out() {
    publish("policies/orders-policy", policy(TEAM_IN_TURN).replace("[\"search\"]", "[\"orders\"]"));
    String shown = service.open(11, "Orders fail", "orders");
    String who = calledFor(shown);
    String hidden = service.openPrivate(12, "Orders leak", "orders");
    calledFor(hidden);
    String other = who.equals(LENA) ? RAVI : LENA;
    String body =
        "{\"levels\":[%s]}".formatted(LESSER.replace(LENA, other).replaceAll(",\"only.*", "}"));
    await()
        .untilAsserted(
            () -> {
              HttpResponse<String> answer =
                  service.send("POST", "/api/on-call/policies/orders-policy/hindsight", mina, body);
              assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
              JsonNode found = JSON.readTree(answer.body());
              assertThat(found.path("items").toString())
                  .contains("INC-11")
                  .doesNotContain("INC-12");
              assertThat(found.path("saved").asInt()).isPositive();
              assertThat(found.path("before").path("calls").asInt())
                  .isEqualTo(found.path("incidents").asInt());
            });
  }

  @Test
  void a_policy_that_would_call_nobody_for_some_severity_is_refused_and_says_for_which() {
    HttpResponse<String> refused = service.put("/api/on-call/policies/holes", mina, policy(LESSER));
    assertThat(refused.statusCode()).as(refused.body()).isIn(400, 422);
    assertThat(refused.body()).contains("/levels", "No level is called for SEV1");
    assertThat(
            service
                .put(
                    "/api/on-call/policies/holes",
                    mina,
                    policy(TEAM_IN_TURN.replace("\"search\"", "\"nowhere\"")))
                .body())
        .contains("/levels/0/targets/0/id", "no team");
  }

  @Test
  void a_wish_for_a_level_that_is_passed_over_calls_the_next_and_told_again_calls_nobody_else() {
    publish(
        "policies/billing-policy",
        policy(TEAM_IN_TURN, LESSER, always(RAVI), always(LENA))
            .replace("[\"search\"]", "[\"billing\"]"));
    String incident = service.open(21, "Billing fails", "billing");
    calledFor(incident);
    Actor rosa = Actor.person(ROSA, "Rosa Reyes");
    Instant asked = CLOCK.instant().truncatedTo(ChronoUnit.SECONDS);
    Escalations escalations = service.bean(Escalations.class);
    assertThat(escalations.next(incident, rosa, asked)).isTrue();
    await().until(() -> levels(incident).equals(List.of(1, 3)));

    assertThat(escalations.next(incident, rosa, asked)).isTrue();
    assertThat(levels(incident)).containsExactly(1, 3);
  }

  @Test
  void a_policy_that_repeats_calls_each_level_once_in_each_round_and_is_exhausted_after_the_last() {
    publish(
        "policies/fleet-policy",
        policy(always(RAVI), always(LENA))
            .replace("[\"search\"]", "[\"fleet\"]")
            .replace("\"name\"", "\"repeat\":1,\"name\""));
    String incident = service.open(31, "Fleet fails", "fleet");
    calledFor(incident);
    for (int called = 1; called < 4; called++) {
      int steps = called;
      await().until(() -> steps(incident).size() == steps);
      if (called == 2) {
        await()
            .untilAsserted(
                () -> {
                  JsonNode run = read("/api/incidents/INC-31/pages").path("escalation");
                  assertThat(run.path("rounds").asInt()).isEqualTo(2);
                  assertThat(run.path("state").asString()).isEqualTo("RUNNING");
                  assertThat(run.path("nextAt").isString()).isTrue();
                  assertThat(run.path("upcoming"))
                      .extracting(it -> it.path("round").asInt() + "/" + it.path("level").asInt())
                      .containsExactly("2/1", "2/2");
                });
      }
      CLOCK.skip(Duration.ofSeconds(301));
    }
    await().until(() -> steps(incident).size() == 4);
    String escalation = EscalationIds.of(incident, 0);
    assertThat(service.facts(escalation)).noneMatch(Exhausted.class::isInstance);
    CLOCK.skip(Duration.ofSeconds(301));
    await().until(() -> service.facts(escalation).stream().anyMatch(Exhausted.class::isInstance));

    assertThat(steps(incident))
        .extracting(StepFired::round, StepFired::level)
        .containsExactly(tuple(1, 1), tuple(1, 2), tuple(2, 1), tuple(2, 2));
    await()
        .until(
            () ->
                pages(incident).stream().anyMatch(page -> page.round() == 2 && page.level() == 2));
    List<PageEvent.Requested> ravis =
        pages(incident).stream().filter(page -> page.personId().equals(RAVI)).toList();
    assertThat(ravis).extracting(PageEvent.Requested::round).containsExactly(1, 2);
    assertThat(ravis).extracting(PageEvent.Requested::pageId).doesNotHaveDuplicates();
    assertThat(ravis)
        .extracting(PageEvent.Requested::dueAt)
        .as("by their own rules, counted from each call")
        .containsExactly(steps(incident).get(0).at(), steps(incident).get(2).at());
    HttpResponse<String> refused =
        service.put(
            "/api/on-call/policies/fleet-policy",
            mina,
            policy(always(RAVI)).replace("\"name\"", "\"repeat\":10,\"name\""));
    assertThat(refused.statusCode()).as(refused.body()).isIn(400, 422);
    assertThat(refused.body()).contains("/repeat");
  }

  private static List<StepFired> steps(String incidentId) {
    return service.facts(EscalationIds.of(incidentId, 0)).stream()
        .filter(StepFired.class::isInstance)
        .map(StepFired.class::cast)
        .toList();
  }

  private static List<PageEvent.Requested> pages(String incidentId) {
    return service.all(PageEvent.Requested.class).stream()
        .filter(page -> page.incidentId().equals(incidentId))
        .toList();
  }

  @Test
  void who_is_on_leave_is_not_shown_as_the_one_whom_a_team_stands_for() {
    String away = "00000000-0000-4000-8000-000000000009";
    publish(
        "teams/store", "{\"name\":\"Store\",\"memberIds\":[\"%s\",\"%s\"]}".formatted(away, RAVI));
    HttpResponse<String> leave =
        service.send(
            "POST",
            "/api/on-call/leave",
            mina,
            "{\"personId\":\"%s\",\"from\":\"%s\",\"until\":\"%s\"}"
                .formatted(
                    away,
                    CLOCK.instant().plusSeconds(3600),
                    CLOCK.instant().plus(Duration.ofDays(7))));
    assertThat(leave.statusCode()).as(leave.body()).isEqualTo(201);
    publish(
        "policies/store-policy",
        policy(always("store").replace("PERSON", "TEAM")).replace("[\"search\"]", "[\"store\"]"));
    Instant then = CLOCK.instant().plus(Duration.ofDays(1));
    await()
        .untilAsserted(
            () ->
                assertThat(read("/api/on-call?at=" + then).path("items"))
                    .filteredOn(it -> it.path("policyId").asString().equals("store-policy"))
                    .singleElement()
                    .extracting(it -> it.path("primary").path("id").asString())
                    .isEqualTo(RAVI));
  }

  private static List<Integer> levels(String incidentId) {
    return service.facts(EscalationIds.of(incidentId, 0)).stream()
        .filter(StepFired.class::isInstance)
        .map(event -> ((StepFired) event).level())
        .toList();
  }

  private static String calledFor(String incidentId) {
    String escalation = EscalationIds.of(incidentId, 0);
    await().until(() -> service.facts(escalation).stream().anyMatch(StepFired.class::isInstance));
    return service.facts(escalation).stream()
        .filter(StepFired.class::isInstance)
        .map(event -> (EscalationEvent.StepFired) event)
        .findFirst()
        .orElseThrow()
        .personIds()
        .getFirst();
  }

  private static String always(String personId) {
    return "{\"targets\":[{\"kind\":\"PERSON\",\"id\":\"%s\"}],\"ackTimeoutSeconds\":300}"
        .formatted(personId);
  }

  private static String policy(String... levels) {
    return "{\"name\":\"Search\",\"services\":[\"search\"],\"levels\":[%s]}"
        .formatted(String.join(",", levels));
  }

  private static void publish(String what, String body) {
    HttpResponse<String> answer = service.put("/api/on-call/" + what, mina, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private static JsonNode read(String path) {
    HttpResponse<String> answer = service.get(path, mina);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return JSON.readTree(answer.body());
  }
}
