package io.muster.incident.response.action;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.action.ActionKind;
import io.muster.contracts.action.ActionProvider;
import io.muster.contracts.action.ActionTargetCommand;
import io.muster.contracts.action.OfferedAction;
import io.muster.incident.TestService;
import io.muster.incident.TestService.Answer;
import io.muster.incident.response.action.ActionReceiver.Mood;
import io.muster.incident.response.action.MortalDesk.KillPoint;
import io.muster.starter.CommandSender;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import tools.jackson.databind.JsonNode;

/** Actions against a receiver that checks what it is sent, with a clock that can be put forward. */
class GuardedActionsIT {

  private static final AtomicReference<Duration> AHEAD = new AtomicReference<>(Duration.ZERO);
  private static final Clock CLOCK =
      ((InstantSource) () -> Instant.now().plus(AHEAD.get())).withZone(ZoneOffset.UTC);
  private static final ActionReceiver EDGE = new ActionReceiver(CLOCK);
  private static final AtomicInteger ADDRESSES = new AtomicInteger(1);

  @RegisterExtension static final TestService SERVICE = new TestService(World.class);

  /** The service's clock, the operator's settings, and a desk that can die. */
  @Configuration(proxyBeanMethods = false)
  static class World {
    @Bean
    @Primary
    Clock later() {
      return CLOCK;
    }

    @Bean
    @Primary
    ActionProperties settings() {
      return new ActionProperties(
          Map.of("edge", ActionReceiver.SECRET, "weak", "whsec_AAAA"),
          Map.of("edge", EDGE.origin(), "weak", EDGE.origin()));
    }

    @Bean
    @Primary
    MortalDesk mortalDesk(
        GuardedActions actions,
        ActionTargets targets,
        ActionConnections connections,
        CommandSender sender) {
      return new MortalDesk(actions, targets, connections, sender);
    }
  }

  @AfterAll
  static void the_receiver_stops() {
    EDGE.stop();
  }

  private static String target(boolean dangerous) {
    return SERVICE
        .post("/api/action-targets", targetBody("edge", EDGE.url(), dangerous), SERVICE.adam())
        .is(201)
        .json()
        .path("id")
        .asString();
  }

  private static String targetBody(String secret, String url, boolean dangerous) {
    return """
        {"name":"Edge firewall","provider":"SIGNED_WEBHOOK","url":"%s","secret":"%s","service":"edge",
         "actions":[{"kind":"BLOCK_ADDRESS","dangerous":%s},{"kind":"REVOKE_KEY","dangerous":%s}]}"""
        .formatted(url, secret, dangerous, dangerous);
  }

  /** One that nobody else speaks of. */
  private static String address() {
    return "203.0.113." + ADDRESSES.getAndIncrement();
  }

  private static String incident() {
    return "/api/incidents/"
        + SERVICE.declare("Many logins", SERVICE.rosa()).path("id").asString()
        + "/guarded-actions";
  }

  private static String wish(String target, String address, Integer minutes) {
    return """
        {"targetId":"%s","kind":"BLOCK_ADDRESS","reason":"It tries passwords",
         "parameters":[{"name":"address","value":"%s"}],"undoAfterMinutes":%s}"""
        .formatted(target, address, minutes);
  }

  /** Proposed by Rosa; the receiver has been asked what it would do. */
  private static String proposed(String actions, String target, String address, Integer minutes) {
    String id =
        SERVICE
            .post(actions, wish(target, address, minutes), SERVICE.rosa())
            .is(201)
            .json()
            .path("id")
            .asString();
    until(actions, id, action -> action.path("stage").asString().equals("WAITING"));
    return id;
  }

  private static Answer verb(String actions, String id, String verb, String body, String token) {
    return SERVICE.post(actions + "/" + id + "/" + verb, body, token);
  }

  private static JsonNode until(String actions, String id, Predicate<JsonNode> expected) {
    JsonNode list =
        SERVICE.getUntil(
            actions,
            SERVICE.ravi(),
            found ->
                found
                    .path("items")
                    .valueStream()
                    .anyMatch(
                        action ->
                            action.path("id").asString().equals(id) && expected.test(action)));
    return list.path("items")
        .valueStream()
        .filter(action -> action.path("id").asString().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode untilStage(String actions, String id, String stage) {
    return until(actions, id, action -> action.path("stage").asString().equals(stage));
  }

  private static void pass(Duration time) {
    AHEAD.updateAndGet(ahead -> ahead.plus(time));
  }

  private static List<String> said(JsonNode action) {
    return action.path("steps").valueStream().map(step -> step.path("summary").asString()).toList();
  }

  @Test
  void a_dangerous_action_is_tried_approved_by_somebody_else_done_once_and_undone_at_its_end() {
    String actions = incident();
    String address = address();
    String id = proposed(actions, target(true), address, 60);
    assertThat(verb(actions, id, "approve", "", SERVICE.rosa()).is(403).problem())
        .isEqualTo("own-action");
    assertThat(verb(actions, id, "go-ahead", "", SERVICE.rosa()).is(409).problem())
        .isEqualTo("approval-needed");
    assertThat(EDGE.actsOn(address)).isEmpty();

    verb(actions, id, "approve", "", SERVICE.ravi()).is(200);
    JsonNode done = untilStage(actions, id, "IN_EFFECT");
    assertThat(done.path("undoAt").asString()).isNotBlank();
    assertThat(EDGE.actsOn(address)).containsExactly("do " + address);
    assertThat(verb(actions, id, "approve", "", SERVICE.ravi()).is(409).problem())
        .isEqualTo("action-begun");

    pass(Duration.ofMinutes(61));
    JsonNode undone = untilStage(actions, id, "UNDONE");
    assertThat(EDGE.actsOn(address)).containsExactly("do " + address, "undo " + address);
    assertThat(said(undone))
        .containsExactly(
            "Action proposed: block address %s at Edge firewall".formatted(address),
            "Tried without doing it: the target would do it",
            "Action approved",
            "Action begun",
            "Action done",
            "The action's time is over; it is undone",
            "Action undone");
    assertThat(EDGE.about(address).stream().map(ActionReceiver.Message::id))
        .containsExactly(id + ".dry-run", id, id + ".undo");
    assertThat(EDGE.doubted()).isEmpty();
  }

  /**
   * Written by Rosa, published and enabled by Mina; it fires when this incident is acknowledged.
   */
  private static void rule(String incident, String target, String address) {
    String number =
        SERVICE.getUntil(incident, SERVICE.rosa(), shown -> true).path("number").asString();
    String body =
        """
        {"content":{"name":"Block for %s","purpose":"Nobody decides otherwise","when":"ACKNOWLEDGED",
         "condition":"@.number == %s","zone":"UTC","perHour":5,"perIncident":5,"actions":[{"targetId":"%s",
         "kind":"BLOCK_ADDRESS","reason":"It tries passwords","goesAhead":true,
         "parameters":[{"name":"address","value":"%s"}]}]}}"""
            .formatted(number, number.substring("INC-".length()), target, address);
    String rule =
        "/api/automation-rules/"
            + SERVICE
                .post("/api/automation-rules", body, SERVICE.rosa())
                .is(201)
                .json()
                .path("id")
                .asString();
    SERVICE.post(rule + "/submit", "{}", SERVICE.rosa()).is(200);
    SERVICE.post(rule + "/approve", "{\"draft\":1}", SERVICE.mina()).is(200);
    SERVICE.getUntil(rule, SERVICE.rosa(), shown -> shown.path("versions").size() == 1);
    String dryRun =
        SERVICE
            .post(rule + "/versions/1/dry-run", "{}", SERVICE.rosa())
            .is(202)
            .json()
            .path("id")
            .asString();
    SERVICE.getUntil(
        "/api/automation-rules/dry-runs/" + dryRun,
        SERVICE.rosa(),
        shown -> shown.path("state").asString().equals("DONE"));
    SERVICE.post(rule + "/enable", "{\"version\":1,\"reason\":\"Right\"}", SERVICE.mina()).is(200);
    SERVICE.post(incident + "/acknowledge", "{}", SERVICE.rosa()).is(200);
  }

  private static String proposedByRule(String actions) {
    return SERVICE
        .getUntil(actions, SERVICE.ravi(), found -> found.path("items").size() == 1)
        .path("items")
        .get(0)
        .path("id")
        .asString();
  }

  @Test
  void what_a_rule_proposes_goes_ahead_by_itself_where_nobody_has_to_approve_it() {
    String actions = incident();
    String address = address();
    rule(actions.replace("/guarded-actions", ""), target(false), address);
    JsonNode done = untilStage(actions, proposedByRule(actions), "IN_EFFECT");
    assertThat(EDGE.actsOn(address)).containsExactly("do " + address);
    assertThat(done.path("proposedBy").path("id").asString()).startsWith("automation-rule-");
    assertThat(said(done)).contains("Action let go ahead", "Action done");
  }

  @Test
  void what_a_rule_proposes_waits_for_a_person_where_it_is_dangerous() {
    String actions = incident();
    String address = address();
    rule(actions.replace("/guarded-actions", ""), target(true), address);
    String id = proposedByRule(actions);
    until(actions, id, action -> action.path("may").path("approve").asBoolean());
    assertThat(EDGE.actsOn(address)).isEmpty();
    verb(actions, id, "approve", "", SERVICE.ravi()).is(200);
    untilStage(actions, id, "IN_EFFECT");
    assertThat(EDGE.actsOn(address)).containsExactly("do " + address);
  }

  @Test
  void what_the_target_would_refuse_nobody_can_approve() {
    String actions = incident();
    String address = address();
    EDGE.about(address, Mood.REFUSES);
    String id = proposed(actions, target(true), address, null);
    assertThat(verb(actions, id, "approve", "", SERVICE.ravi()).is(409).problem())
        .isEqualTo("dry-run-refused");
    EDGE.about(address, Mood.WILLING);
    verb(actions, id, "dry-run", "", SERVICE.ravi()).is(200);
    until(actions, id, action -> action.path("may").path("approve").asBoolean());
    pass(ActionLimits.DRY_RUN_HOLDS.plusSeconds(1));
    assertThat(verb(actions, id, "approve", "", SERVICE.ravi()).is(409).problem())
        .isEqualTo("dry-run-old");
    verb(actions, id, "call-off", "{\"reason\":\"It stopped\"}", SERVICE.rosa()).is(200);
    untilStage(actions, id, "CALLED_OFF");
    assertThat(EDGE.actsOn(address)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(KillPoint.class)
  void a_process_that_dies_at_any_point_leaves_an_action_done_once_and_undone_once(
      KillPoint point) {
    String actions = incident();
    String address = address();
    String id = proposed(actions, target(false), address, 60);
    MortalDesk desk = SERVICE.bean(MortalDesk.class);
    desk.dieOnce(id, point);
    verb(actions, id, "go-ahead", "", SERVICE.rosa()).is(200);
    if (point == KillPoint.BETWEEN_CLAIM_AND_ACT) {
      until(actions, id, action -> desk.hasDied(id));
      pass(ActionLimits.ARRIVES_WITHIN.plusSeconds(1));
      JsonNode failed = untilStage(actions, id, "FAILED");
      assertThat(said(failed)).contains("Action was not done, as was found out later");
      assertThat(EDGE.actsOn(address)).as("it is never asked for again").isEmpty();
      return;
    }
    untilStage(actions, id, "IN_EFFECT");
    pass(Duration.ofMinutes(61));
    untilStage(actions, id, "UNDONE");
    assertThat(desk.hasDied(id)).isTrue();
    assertThat(EDGE.actsOn(address)).containsExactly("do " + address, "undo " + address);
    assertThat(
            EDGE.about(address).stream().filter(message -> message.type().equals("action.execute")))
        .hasSize(1);
  }

  @Test
  void an_action_whose_answer_is_lost_is_asked_about_and_not_asked_for_again() {
    String actions = incident();
    String address = address();
    EDGE.about(address, Mood.ACTS_IN_SILENCE);
    String id = proposed(actions, target(false), address, null);
    verb(actions, id, "go-ahead", "", SERVICE.rosa()).is(200);
    JsonNode done = untilStage(actions, id, "IN_EFFECT");
    assertThat(said(done)).contains("Action was done, as was found out later");
    assertThat(EDGE.actsOn(address)).containsExactly("do " + address);
  }

  @Test
  void an_undo_whose_answer_is_lost_is_found_out_and_not_repeated() {
    String actions = incident();
    String address = address();
    EDGE.about(address, Mood.UNDOES_IN_SILENCE);
    String id = proposed(actions, target(false), address, null);
    verb(actions, id, "go-ahead", "", SERVICE.rosa()).is(200);
    untilStage(actions, id, "IN_EFFECT");
    assertThat(verb(actions, id, "undo", "{}", SERVICE.ravi()).is(422).text()).contains("/reason");
    verb(actions, id, "undo", "{\"reason\":\"A customer\"}", SERVICE.ravi()).is(200);
    untilStage(actions, id, "UNDONE");
    assertThat(EDGE.actsOn(address)).containsExactly("do " + address, "undo " + address);
  }

  @Test
  void an_outcome_nobody_can_find_out_is_shown_as_unknown_until_a_person_has_looked() {
    String actions = incident();
    String address = address();
    EDGE.about(address, Mood.LOSES_EVERYTHING);
    String id = proposed(actions, target(false), address, 60);
    assertThat(
            verb(actions, id, "settle", "{\"inEffect\":true,\"note\":\"x\"}", SERVICE.ravi())
                .is(409)
                .problem())
        .isEqualTo("outcome-known");
    verb(actions, id, "go-ahead", "", SERVICE.rosa()).is(200);
    untilStage(actions, id, "RUNNING");
    // What is signed at one time and comes at a much later one is not believed.
    Awaitility.await()
        .until(
            () -> EDGE.about(address).stream().anyMatch(it -> it.type().equals("action.execute")));
    pass(ActionLimits.RECONCILE_FOR);
    JsonNode unknown = untilStage(actions, id, "UNKNOWN");
    assertThat(unknown.path("may").path("settle").asBoolean()).isTrue();
    verb(
            actions,
            id,
            "settle",
            "{\"inEffect\":false,\"note\":\"No rule is there\"}",
            SERVICE.ravi())
        .is(200);
    assertThat(said(untilStage(actions, id, "FAILED")))
        .contains(
            "Nobody knows whether the action was done; somebody has to look",
            "Somebody looked: it does not hold");
  }

  @Test
  void what_was_approved_is_not_done_to_a_target_that_was_changed_meanwhile() {
    String actions = incident();
    String address = address();
    String target = target(false);
    String id = proposed(actions, target, address, null);
    SERVICE
        .put(
            "/api/action-targets/" + target,
            targetBody("edge", EDGE.url() + "/elsewhere", true),
            SERVICE.adam())
        .is(200);
    verb(actions, id, "go-ahead", "", SERVICE.rosa()).is(200);
    assertThat(said(untilStage(actions, id, "LAPSED")))
        .contains("Action lapsed: its target was changed meanwhile");
    assertThat(EDGE.actsOn(address)).isEmpty();
  }

  @Test
  void a_proposal_nobody_lets_go_ahead_lapses() {
    String actions = incident();
    String id = proposed(actions, target(true), address(), null);
    pass(ActionLimits.CLEAR_WITHIN);
    assertThat(said(untilStage(actions, id, "LAPSED")))
        .contains("Action lapsed: nobody let it go ahead in time");
  }

  @Test
  void a_service_of_the_first_tier_that_may_feel_it_makes_an_action_dangerous() {
    SERVICE
        .post(
            "/api/services",
            "{\"name\":\"edge-shop\",\"tier\":1,\"dependsOn\":[\"vip\"]}",
            SERVICE.mina())
        .is(201);
    String actions = incident();
    String target = target(false);
    String address = address();
    SERVICE.getUntil(
        "/api/services/vip/blast-radius", SERVICE.rosa(), blast -> !blast.path("up").isEmpty());
    String id =
        SERVICE
            .post(
                actions,
                wish(target, address, null).replace("\"reason\"", "\"service\":\"vip\",\"reason\""),
                SERVICE.rosa())
            .is(201)
            .json()
            .path("id")
            .asString();
    JsonNode action = untilStage(actions, id, "WAITING");
    assertThat(action.path("dangers").path(0).asString()).isEqualTo("TIER_ONE_HIT");
    assertThat(action.path("blast").path("hits").path(1).path("name").asString())
        .isEqualTo("edge-shop");
    assertThat(verb(actions, id, "go-ahead", "", SERVICE.rosa()).is(409).problem())
        .isEqualTo("approval-needed");
  }

  @Test
  void a_secret_goes_only_where_the_operator_lets_it_and_is_shown_to_nobody() {
    for (String url :
        List.of(
            "https://elsewhere.example/actions",
            EDGE.origin() + "0/actions",
            EDGE.url() + "?key=1",
            "http://10.0.0.1/actions",
            "file:///etc/passwd")) {
      assertThat(
              SERVICE
                  .post("/api/action-targets", targetBody("edge", url, true), SERVICE.adam())
                  .is(422)
                  .text())
          .as(url)
          .contains("/url");
    }
    assertThat(
            SERVICE
                .post("/api/action-targets", targetBody("none", EDGE.url(), true), SERVICE.adam())
                .is(422)
                .text())
        .contains("/secret", "edge, weak");
    assertThat(
            SERVICE
                .post("/api/action-targets", targetBody("weak", EDGE.url(), true), SERVICE.adam())
                .is(422)
                .text())
        .contains("/secret", "24 random bytes")
        .doesNotContain("whsec_AAAA");
    String target = target(true);
    String body = targetBody("edge", EDGE.url(), true);
    SERVICE.post("/api/action-targets", body, SERVICE.mina()).is(403);
    SERVICE.put("/api/action-targets/" + target, body, SERVICE.mina()).is(403);
    SERVICE
        .post("/api/action-targets/" + target + "/retire", "{\"reason\":\"x\"}", SERVICE.mina())
        .is(403);
    SERVICE.get("/api/action-targets/choices", SERVICE.mina()).is(403);
    String shown = SERVICE.get("/api/action-targets", SERVICE.rosa()).is(200).text();
    assertThat(shown).contains(target).doesNotContain(EDGE.url(), "whsec_");
    assertThat(SERVICE.get("/api/action-targets", SERVICE.adam()).is(200).text())
        .contains(EDGE.url())
        .doesNotContain(ActionReceiver.SECRET);
  }

  @Test
  void why_a_target_cannot_be_spoken_to_is_told_to_administrators_alone() {
    String id = "action-target-of-other-settings";
    // As it was set up, before the operator took the secret's origin away.
    SERVICE
        .bean(CommandSender.class)
        .decide(
            new ActionTargetCommand.Describe(
                id,
                false,
                "Former edge",
                ActionProvider.SIGNED_WEBHOOK,
                "https://former.example/actions",
                "edge",
                null,
                List.of(new OfferedAction(ActionKind.BLOCK_ADDRESS, false)),
                ActionWorker.BY));
    assertThat(trouble(id, SERVICE.adam())).contains("The secret edge", EDGE.origin());
    assertThat(trouble(id, SERVICE.rosa())).isEqualTo(ActionConnections.UNUSABLE);

    String actions = incident();
    JsonNode tried =
        untilStage(actions, proposed(actions, id, address(), null), "WAITING").path("dryRun");
    assertThat(tried.path("result").asString()).isEqualTo("NO_ANSWER");
    assertThat(tried.path("says").asString()).isEqualTo(ActionConnections.UNUSABLE);
  }

  private static String trouble(String id, String token) {
    return SERVICE
        .get("/api/action-targets", token)
        .is(200)
        .json()
        .path("items")
        .valueStream()
        .filter(target -> target.path("id").asString().equals(id))
        .map(target -> target.path("trouble").asString())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void what_an_action_is_told_is_checked_and_said_by_field() {
    String actions = incident();
    String target = target(false);
    for (String address : List.of("0.0.0.0/0", "10.0.0.0/8", "example.com", "::/0", "1.2.3.4/40")) {
      assertThat(SERVICE.post(actions, wish(target, address, 5), SERVICE.rosa()).is(422).text())
          .as(address)
          .contains("/parameters");
    }
    assertThat(
            SERVICE.post(actions, wish(target, "1.2.3.4", 20_000), SERVICE.rosa()).is(422).text())
        .contains("/undoAfterMinutes");
    String key =
        """
        {"targetId":"%s","kind":"REVOKE_KEY","reason":"It leaked","undoAfterMinutes":5,
         "parameters":[{"name":"key","value":"deploy"}]}"""
            .formatted(target);
    assertThat(SERVICE.post(actions, key, SERVICE.rosa()).is(422).text())
        .contains("/undoAfterMinutes", "cannot be taken back");
    assertThat(
            SERVICE
                .post(
                    actions,
                    wish(target, "1.2.3.4", 5).replace("BLOCK_", "UNBLOCK_"),
                    SERVICE.rosa())
                .is(422)
                .text())
        .contains("/kind");
  }

  @Test
  void an_action_that_a_step_of_a_runbook_asks_for_is_linked_to_it() {
    String actions = incident();
    String incident = actions.replace("/guarded-actions", "");
    String text =
        "{\"text\":\"# Logins\\n\\n## Check: what is seen {#look}\\n\\n## Action: block it {#block}\\n\"}";
    String runbook =
        SERVICE.post("/api/runbooks", text, SERVICE.rosa()).is(201).json().path("id").asString();
    SERVICE.post("/api/runbooks/" + runbook + "/submit", "", SERVICE.rosa()).is(200);
    long position =
        SERVICE
            .post("/api/runbooks/" + runbook + "/approve", "{\"draft\":1}", SERVICE.mina())
            .is(200)
            .json()
            .path("position")
            .asLong();
    SERVICE.get("/api/runbooks?atLeast=" + position, SERVICE.rosa()).is(200);
    String run =
        SERVICE
            .post(incident + "/runs", "{\"runbookId\":\"%s\"}".formatted(runbook), SERVICE.rosa())
            .is(201)
            .json()
            .path("id")
            .asString();
    String step = ",\"step\":{\"runId\":\"%s\",\"stepId\":\"%s\"}}";
    String wish = wish(target(false), address(), null);
    wish = wish.substring(0, wish.length() - 1);
    for (String stepId : List.of("look", "nothing")) {
      assertThat(
              SERVICE
                  .post(actions, wish + step.formatted(run, stepId), SERVICE.rosa())
                  .is(422)
                  .text())
          .contains("/step");
    }
    String id =
        SERVICE
            .post(actions, wish + step.formatted(run, "block"), SERVICE.rosa())
            .is(201)
            .json()
            .path("id")
            .asString();
    JsonNode action = untilStage(actions, id, "WAITING");
    assertThat(action.path("step").path("runId").asString()).isEqualTo(run);
    assertThat(action.path("step").path("stepId").asString()).isEqualTo("block");
  }
}
