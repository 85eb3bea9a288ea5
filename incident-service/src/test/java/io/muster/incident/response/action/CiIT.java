package io.muster.incident.response.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.contracts.action.ActionKind;
import io.muster.contracts.action.ActionParameter;
import io.muster.contracts.action.GuardedActionCommand.ConfirmUndo;
import io.muster.contracts.action.GuardedActionCommand.FailUndo;
import io.muster.incident.response.action.ProviderAnswer.Result;
import io.muster.starter.Refused;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Against doubles of GitHub and GitLab, whose runs are taken first and are there later. */
class CiIT {

  private static final String REPOSITORY = "/repos/acme/shop";
  private static final String WORKFLOW = REPOSITORY + "/actions/workflows/act.yml";
  private static final String PROJECT = "/api/v4/projects/42";
  private static final ActionRequest ROLL_BACK =
      new ActionRequest(
          "action-of-inc-1-a",
          ActionKind.ROLL_BACK_RELEASE,
          List.of(new ActionParameter("deployment", "checkout")),
          null,
          null);

  /** Runs that were taken; each is shown, and comes to its end, when the test says so. */
  private abstract static class Ci extends ApiDouble {
    final List<ObjectNode> taken = new ArrayList<>();
    boolean shown;
    boolean off;

    /** How many of those that were taken last are not shown yet. */
    int late;

    abstract ActionConnection connection();

    /** Brings every run to an end. */
    abstract void end(boolean well);

    final ArrayNode shownRuns() {
      ArrayNode runs = JSON.createArrayNode();
      if (shown) {
        taken.reversed().stream().skip(late).forEach(runs::add);
      }
      return runs;
    }
  }

  private static final class Github extends Ci {
    @Override
    ActionConnection connection() {
      return new GithubProtocol().connect(uri(WORKFLOW), TOKEN);
    }

    @Override
    Told answer(Asked asked) {
      return switch (asked.method() + " " + asked.path()) {
        case "GET " + REPOSITORY -> new Told(200, object().put("default_branch", "trunk"));
        case "GET " + WORKFLOW ->
            new Told(200, object().put("state", off ? "disabled_manually" : "active"));
        case "GET " + WORKFLOW + "/runs" -> {
          assertThat(asked.query()).containsEntry("event", "workflow_dispatch");
          yield new Told(200, object().set("workflow_runs", shownRuns()));
        }
        case "POST " + WORKFLOW + "/dispatches" -> {
          assertThat(asked.body().path("ref").asString()).isEqualTo("trunk");
          JsonNode inputs = asked.body().path("inputs");
          taken.add(
              object()
                  .put(
                      "display_title",
                      inputs.path("action").asString() + " " + inputs.path("step").asString())
                  .put("status", "queued")
                  .put("html_url", "https://github.example/runs/" + taken.size())
                  .put(
                      "told",
                      inputs.path("kind").asString() + inputs.path("parameters").asString()));
          yield new Told(204, JSON.missingNode());
        }
        default -> new Told(404, object().put("message", "Not Found"));
      };
    }

    @Override
    void end(boolean well) {
      taken.forEach(
          run -> run.put("status", "completed").put("conclusion", well ? "success" : "failure"));
    }
  }

  private static final class Gitlab extends Ci {
    @Override
    ActionConnection connection() {
      return new GitlabProtocol().connect(uri(PROJECT), TOKEN);
    }

    @Override
    Told answer(Asked asked) {
      return switch (asked.method() + " " + asked.path()) {
        case "GET " + PROJECT ->
            off
                ? new Told(404, object().put("message", "404 Project Not Found"))
                : new Told(200, object().put("default_branch", "trunk"));
        case "GET " + PROJECT + "/pipelines" -> {
          ArrayNode found = JSON.createArrayNode();
          shownRuns()
              .valueStream()
              .filter(run -> run.path("name").asString().equals(asked.query().get("name")))
              .forEach(found::add);
          yield new Told(200, found);
        }
        case "POST " + PROJECT + "/pipeline" -> {
          assertThat(asked.body().path("ref").asString()).isEqualTo("trunk");
          Map<String, String> told =
              asked
                  .body()
                  .path("variables")
                  .valueStream()
                  .collect(
                      Collectors.toMap(
                          each -> each.path("key").asString(),
                          each -> each.path("value").asString()));
          ObjectNode run =
              object()
                  .put("name", told.get("MUSTER_ACTION") + " " + told.get("MUSTER_STEP"))
                  .put("status", "created")
                  .put("web_url", "https://gitlab.example/pipelines/" + taken.size())
                  .put("told", told.get("MUSTER_KIND") + told.get("MUSTER_PARAMETERS"));
          taken.add(run);
          yield new Told(201, run);
        }
        default -> new Told(404, object().put("message", "404 Not Found"));
      };
    }

    @Override
    void end(boolean well) {
      taken.forEach(run -> run.put("status", well ? "success" : "failed"));
    }
  }

  static Stream<Supplier<Ci>> both() {
    return Stream.of(Github::new, Gitlab::new);
  }

  @ParameterizedTest
  @MethodSource("both")
  void a_run_is_started_once_found_by_its_name_and_taken_back_by_another(Supplier<Ci> made) {
    try (Ci ci = made.get()) {
      ActionConnection connection = ci.connection();
      assertThat(connection.dryRun(ROLL_BACK).result()).isEqualTo(Result.NOT_OFFERED);
      assertThat(connection.execute(ROLL_BACK).result()).isEqualTo(Result.IN_PROGRESS);
      assertThat(ci.taken.getFirst().path("told").asString())
          .isEqualTo("ROLL_BACK_RELEASE{\"deployment\":\"checkout\"}");
      assertThat(connection.status(ROLL_BACK).result()).isEqualTo(Result.UNKNOWN);
      ci.shown = true;
      assertThat(connection.status(ROLL_BACK).result()).isEqualTo(Result.IN_PROGRESS);
      ci.end(true);
      assertThat(connection.status(ROLL_BACK).result()).isEqualTo(Result.DONE);
      assertThat(connection.undo(ROLL_BACK).result()).isEqualTo(Result.IN_PROGRESS);
      assertThat(connection.status(ROLL_BACK).result()).isEqualTo(Result.IN_PROGRESS);
      ci.end(true);
      assertThat(connection.status(ROLL_BACK).result()).isEqualTo(Result.UNDONE);
      assertThat(ci.taken).hasSize(2);
    }
  }

  @ParameterizedTest
  @MethodSource("both")
  void a_run_that_breaks_off_leaves_open_what_it_did_and_says_where_to_look(Supplier<Ci> made) {
    try (Ci ci = made.get()) {
      ActionConnection connection = ci.connection();
      ci.silent = true;
      assertThat(connection.execute(ROLL_BACK).result()).isEqualTo(Result.UNKNOWN);
      ci.shown = true;
      ci.end(false);
      ProviderAnswer broken = connection.status(ROLL_BACK);
      assertThat(broken.result()).isEqualTo(Result.UNKNOWN);
      assertThat(broken.says()).contains("https://git");
    }
  }

  @ParameterizedTest
  @MethodSource("both")
  void what_cannot_be_started_is_said_when_it_is_tried(Supplier<Ci> made) {
    try (Ci ci = made.get()) {
      ci.off = true;
      assertThat(ci.connection().dryRun(ROLL_BACK).result()).isEqualTo(Result.REFUSED);
      assertThat(ci.writes()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("both")
  void an_undo_that_was_taken_and_is_not_shown_yet_is_not_started_again(Supplier<Ci> made) {
    try (Ci ci = made.get()) {
      DeskOfOne desk = new DeskOfOne(ROLL_BACK, ci.connection());
      ci.connection().execute(ROLL_BACK);
      ci.shown = true;
      ci.end(true);
      ActionState state = desk.undoOrdered();
      ci.late = 1;
      Instant again = desk.undoing().goOn(state).orElseThrow();
      assertThat(again).isEqualTo(desk.now().plus(ActionLimits.ARRIVES_WITHIN));
      ci.late = 0;
      desk.pass(ActionLimits.ARRIVES_WITHIN);
      assertThat(desk.undoing().goOn(state)).isPresent();
      assertThat(ci.taken).hasSize(2);
      ci.end(true);
      assertThat(desk.undoing().goOn(state)).isEmpty();
      assertThat(desk.decided()).last().isInstanceOf(ConfirmUndo.class);
    }
  }

  @ParameterizedTest
  @MethodSource("both")
  void what_broke_off_is_undone_by_one_run_for_each_time_somebody_asks_for_it(Supplier<Ci> made) {
    try (Ci ci = made.get()) {
      DeskOfOne desk = new DeskOfOne(ROLL_BACK, ci.connection());
      ci.connection().execute(ROLL_BACK);
      ci.shown = true;
      ci.end(false);
      for (int runs = 2; runs <= 3; runs++) {
        ActionState state = desk.undoOrdered();
        desk.undoing().goOn(state);
        assertThat(ci.taken).hasSize(runs);
        ci.end(false);
        desk.pass(ActionLimits.ARRIVES_WITHIN);
        assertThat(desk.undoing().goOn(state)).as("it is looked at on").isPresent();
        desk.pass(ActionLimits.UNDO_FOR);
        assertThat(desk.undoing().goOn(state)).isEmpty();
        assertThat(desk.decided()).hasSize(runs - 1).last().isInstanceOf(FailUndo.class);
        assertThat(ci.taken).as("not by one run after the other").hasSize(runs);
      }
    }
  }

  @Test
  void an_address_that_is_no_workflow_and_no_project_is_refused() {
    URI elsewhere = URI.create("https://api.github.com/repos/acme/shop");
    assertThatThrownBy(() -> new GithubProtocol().connect(elsewhere, ApiDouble.TOKEN))
        .isInstanceOf(Refused.class);
    assertThatThrownBy(() -> new GitlabProtocol().connect(elsewhere, ApiDouble.TOKEN))
        .isInstanceOf(Refused.class);
  }
}
