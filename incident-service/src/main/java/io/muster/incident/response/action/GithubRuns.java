package io.muster.incident.response.action;

import io.muster.incident.response.action.ApiCalls.Reply;
import io.muster.starter.OutsideCall.NotAnsweredException;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Runs of one workflow of a repository at GitHub, on its default branch. */
final class GithubRuns implements CiRuns {

  /** Runs for other actions come in between, but not that many within an action's life. */
  private static final int LOOK_BACK = 100;

  private final ApiCalls workflow;
  private final ApiCalls repository;

  /**
   * Runs of a workflow.
   *
   * @param workflow by its address in the API
   * @param repository that it is in
   */
  GithubRuns(ApiCalls workflow, ApiCalls repository) {
    this.workflow = workflow;
    this.repository = repository;
  }

  @Override
  public Reply look() throws NotAnsweredException {
    Reply found = workflow.get("");
    boolean active = found.body().path("state").asString("").equals("active");
    return found.isOk() && !active
        ? new Reply(422, ApiCalls.JSON.createObjectNode().put("message", "It is switched off."))
        : found;
  }

  @Override
  public Reply start(ActionRequest request, String step) throws NotAnsweredException {
    Reply found = repository.get("");
    if (!found.isOk()) {
      return found;
    }
    ObjectNode body =
        ApiCalls.JSON
            .createObjectNode()
            .put("ref", found.body().path("default_branch").asString(""));
    body.putObject("inputs")
        .put("action", request.actionId())
        .put("step", step)
        .put("kind", request.kind().name())
        .put("parameters", CiRuns.parameters(request));
    return workflow.send("POST", "/dispatches", "application/json", body);
  }

  @Override
  public Optional<CiRun> find(String name) throws NotAnsweredException {
    return workflow
        .get("/runs?event=workflow_dispatch&per_page=" + LOOK_BACK)
        .body()
        .path("workflow_runs")
        .valueStream()
        .filter(run -> run.path("display_title").asString("").equals(name))
        .findFirst()
        .map(run -> new CiRun(state(run), run.path("html_url").asString("")));
  }

  private static State state(JsonNode run) {
    if (!run.path("status").asString("").equals("completed")) {
      return State.UNDER_WAY;
    }
    return run.path("conclusion").asString("").equals("success")
        ? State.SUCCEEDED
        : State.BROKE_OFF;
  }
}
