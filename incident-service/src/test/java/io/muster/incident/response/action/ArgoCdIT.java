package io.muster.incident.response.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.contracts.action.ActionKind;
import io.muster.contracts.action.ActionParameter;
import io.muster.incident.response.action.ProviderAnswer.Result;
import io.muster.starter.Refused;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Against a double of Argo CD, which takes a rollback first and works at it afterwards. */
class ArgoCdIT {

  private static final String APPLICATIONS = "/api/v1/applications";
  private static final String CHECKOUT = APPLICATIONS + "/checkout";

  private final ArgoCd argo = new ArgoCd();
  private final ActionConnection target =
      new ArgoCdProtocol().connect(argo.uri(APPLICATIONS), ApiDouble.TOKEN);

  @AfterEach
  void it_stops() {
    argo.close();
  }

  /** One application, deployed three times; what it is asked for is done when the test says so. */
  private static final class ArgoCd extends ApiDouble {
    private final ObjectNode application =
        (ObjectNode)
            JSON.readTree(
                """
                {"metadata":{"name":"checkout","annotations":{}},
                 "spec":{"syncPolicy":{}},
                 "status":{"history":[
                   {"id":3,"revision":"cccccccc33"},{"id":1,"revision":"aaaaaaaa11"},
                   {"id":2,"revision":"bbbbbbbb22"}],
                  "operationState":{"phase":"Succeeded","startedAt":"2026-11-27T09:00:00Z",
                   "operation":{"sync":{"revision":"cccccccc33"}}}}}""");
    private int operations;
    private boolean withoutRollback;
    private boolean tryingTakesTime;

    @Override
    Told answer(Asked asked) {
      return switch (asked.method() + " " + asked.path()) {
        case "GET " + CHECKOUT -> new Told(200, application.deepCopy());
        case "PATCH " + CHECKOUT -> marked(asked.body());
        case "POST " + CHECKOUT + "/rollback" -> rolledBack(asked.body());
        default -> new Told(404, object().put("message", "application not found").put("code", 5));
      };
    }

    private Told marked(JsonNode body) {
      assertThat(body.path("patchType").asString()).isEqualTo("merge");
      JsonNode annotations =
          JSON.readTree(body.path("patch").asString()).path("metadata").path("annotations");
      assertThat(annotations.propertyNames()).containsExactly("muster.io/action");
      ((ObjectNode) application.path("metadata").path("annotations"))
          .setAll((ObjectNode) annotations);
      return new Told(200, application);
    }

    private Told rolledBack(JsonNode body) {
      assertThat(body.propertyNames()).containsExactlyInAnyOrder("id", "dryRun", "prune");
      if (application.path("spec").path("syncPolicy").has("automated")) {
        return new Told(
            400,
            object()
                .put("code", 9)
                .put("message", "rollback cannot be initiated when auto-sync is enabled"));
      }
      if (withoutRollback) {
        return new Told(403, object().put("code", 7).put("message", "permission denied"));
      }
      String revision =
          application
              .path("status")
              .path("history")
              .valueStream()
              .filter(each -> each.path("id").asLong() == body.path("id").asLong())
              .map(each -> each.path("revision").asString())
              .findFirst()
              .orElseThrow();
      operations++;
      ObjectNode state = ((ObjectNode) application.path("status")).putObject("operationState");
      state.put("startedAt", "2026-11-27T10:00:0%dZ".formatted(operations));
      state
          .putObject("operation")
          .putObject("sync")
          .put("revision", revision)
          .put("dryRun", body.path("dryRun").asBoolean());
      boolean over = body.path("dryRun").asBoolean() && !tryingTakesTime;
      state.put("phase", over ? "Succeeded" : "Running");
      return new Told(200, application);
    }

    /** A dry run that took its time comes to its end. */
    void endTrying() {
      ((ObjectNode) application.path("status").path("operationState")).put("phase", "Succeeded");
    }

    /** What it works at comes to its end. */
    void end(boolean well) {
      ObjectNode state = (ObjectNode) application.path("status").path("operationState");
      state
          .put("phase", well ? "Succeeded" : "Failed")
          .put("message", well ? "synced" : "a hook failed");
      if (well) {
        List<JsonNode> history = new ArrayList<>();
        application.path("status").path("history").forEach(history::add);
        ObjectNode next = object().put("id", history.size() + 1);
        next.set("revision", state.path("operation").path("sync").path("revision"));
        ((ObjectNode) application.path("status")).withArray("history").add(next);
      }
    }

    /** Somebody has it synced to the newest revision. */
    void syncedBySomebody() {
      ObjectNode state = ((ObjectNode) application.path("status")).putObject("operationState");
      state.put("phase", "Succeeded").put("startedAt", "2026-11-27T11:00:00Z");
      state.putObject("operation").putObject("sync").put("revision", "dddddddd44");
    }

    void syncItself(boolean enabled) {
      ((ObjectNode) application.path("spec"))
          .putObject("syncPolicy")
          .putObject("automated")
          .put("enabled", enabled);
    }

    String goesTo() {
      return application
          .path("status")
          .path("operationState")
          .path("operation")
          .path("sync")
          .path("revision")
          .asString();
    }
  }

  private static ActionRequest rollBack(String id, String release) {
    List<ActionParameter> told = new ArrayList<>();
    told.add(new ActionParameter("deployment", "checkout"));
    if (release != null) {
      told.add(new ActionParameter("release", release));
    }
    return new ActionRequest(id, ActionKind.ROLL_BACK_RELEASE, told, null, null);
  }

  @Test
  void an_application_is_tried_rolled_back_waited_for_and_put_back() {
    ActionRequest request = rollBack("a", null);
    ProviderAnswer tried = target.dryRun(request);
    assertThat(tried.result()).isEqualTo(Result.WOULD_DO);
    assertThat(tried.says())
        .isEqualTo("From deployment 3 (cccccccc33) to deployment 2 (bbbbbbbb22)");
    assertThat(target.status(request).result()).isEqualTo(Result.NOT_SEEN);

    assertThat(target.execute(request).result()).isEqualTo(Result.IN_PROGRESS);
    assertThat(argo.goesTo()).isEqualTo("bbbbbbbb22");
    assertThat(target.status(request).result()).isEqualTo(Result.IN_PROGRESS);
    argo.end(true);
    ProviderAnswer done = target.status(request);
    assertThat(done.result()).isEqualTo(Result.DONE);
    assertThat(done.reference()).isEqualTo("3");

    assertThat(target.undo(request).result()).isEqualTo(Result.IN_PROGRESS);
    assertThat(argo.goesTo()).isEqualTo("cccccccc33");
    argo.end(true);
    assertThat(target.status(request).result()).isEqualTo(Result.UNDONE);
    assertThat(target.undo(request).result()).isEqualTo(Result.UNDONE);
    assertThat(argo.operations).as("a dry run, a rollback, a way back").isEqualTo(3);
  }

  @Test
  void while_argo_cd_is_at_the_dry_run_it_is_still_trying_and_afterwards_it_can_begin() {
    argo.tryingTakesTime = true;
    ActionRequest request = rollBack("a", null);
    assertThat(target.isTrying(request)).isFalse();
    assertThat(target.dryRun(request).result()).isEqualTo(Result.WOULD_DO);
    assertThat(target.isTrying(request)).isTrue();
    argo.endTrying();
    assertThat(target.isTrying(request)).isFalse();
    assertThat(target.execute(request).result()).isEqualTo(Result.IN_PROGRESS);
    assertThat(target.isTrying(request)).as("this is the rollback itself").isFalse();
  }

  @Test
  void a_release_is_named_by_its_id_in_the_history_or_how_its_revision_begins() {
    assertThat(target.execute(rollBack("a", "1")).result()).isEqualTo(Result.IN_PROGRESS);
    assertThat(argo.goesTo()).isEqualTo("aaaaaaaa11");
    argo.end(true);
    assertThat(target.dryRun(rollBack("b", "bbbbbbb")).says()).contains("to deployment 2");
    assertThat(target.dryRun(rollBack("c", "eeeeeee")).result()).isEqualTo(Result.REFUSED);
  }

  @Test
  void an_application_that_syncs_itself_is_not_rolled_back_and_nothing_is_asked_of_it() {
    argo.syncItself(true);
    ProviderAnswer tried = target.dryRun(rollBack("a", null));
    assertThat(tried.result()).isEqualTo(Result.REFUSED);
    assertThat(tried.says()).contains("Switch it off");
    assertThat(target.execute(rollBack("a", null)).result()).isEqualTo(Result.REFUSED);
    assertThat(argo.writes()).isEmpty();
    argo.syncItself(false);
    argo.application.withObject("/spec").remove("syncPolicy");
    assertThat(target.dryRun(rollBack("a", null)).result()).isEqualTo(Result.WOULD_DO);
  }

  @Test
  void a_rollback_whose_answer_is_lost_is_told_from_the_application() {
    argo.silent = true;
    assertThat(target.execute(rollBack("a", null)).result()).isEqualTo(Result.UNKNOWN);
    assertThat(target.status(rollBack("a", null)).result())
        .as("it was marked and never begun")
        .isEqualTo(Result.NOT_SEEN);
    argo.silent = false;
    assertThat(target.execute(rollBack("a", null)).result()).isEqualTo(Result.IN_PROGRESS);
  }

  @Test
  void a_rollback_that_broke_off_or_was_overtaken_is_for_a_person_to_look_at() {
    target.execute(rollBack("a", null));
    argo.end(false);
    ProviderAnswer broken = target.status(rollBack("a", null));
    assertThat(broken.result()).isEqualTo(Result.UNKNOWN);
    assertThat(broken.says()).contains("a hook failed");
    target.execute(rollBack("b", null));
    argo.end(true);
    argo.syncedBySomebody();
    assertThat(target.status(rollBack("b", null)).says()).contains("Something else was synced");
    assertThat(target.undo(rollBack("a", null)).result()).isEqualTo(Result.REFUSED);
  }

  @Test
  void what_argo_cd_refuses_is_said_in_its_own_words() {
    argo.withoutRollback = true;
    ProviderAnswer refused = target.dryRun(rollBack("a", null));
    assertThat(refused.result()).isEqualTo(Result.REFUSED);
    assertThat(refused.says()).contains("403", "permission denied");
    ActionRequest elsewhere =
        new ActionRequest(
            "a",
            ActionKind.ROLL_BACK_RELEASE,
            List.of(new ActionParameter("deployment", "gone")),
            null,
            null);
    assertThat(target.execute(elsewhere).result()).isEqualTo(Result.REFUSED);
    target.execute(rollBack("a", null));
    assertThat(target.dryRun(rollBack("b", null)).result()).isEqualTo(Result.REFUSED);
  }

  @Test
  void an_address_that_is_not_that_of_the_applications_is_refused() {
    assertThatThrownBy(
            () ->
                new ArgoCdProtocol()
                    .connect(URI.create("https://argocd.example/applications"), ApiDouble.TOKEN))
        .isInstanceOf(Refused.class);
  }
}
