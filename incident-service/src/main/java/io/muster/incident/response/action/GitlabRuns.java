package io.muster.incident.response.action;

import io.muster.incident.response.action.ApiCalls.Reply;
import io.muster.starter.OutsideCall.NotAnsweredException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Pipelines of one project at GitLab, on its default branch. */
final class GitlabRuns implements CiRuns {

  private static final Set<String> BROKEN = Set.of("failed", "canceled", "skipped");

  private final ApiCalls project;

  GitlabRuns(ApiCalls project) {
    this.project = project;
  }

  @Override
  public Reply look() throws NotAnsweredException {
    return project.get("");
  }

  @Override
  public Reply start(ActionRequest request, String step) throws NotAnsweredException {
    Reply found = look();
    if (!found.isOk()) {
      return found;
    }
    ObjectNode body =
        ApiCalls.JSON
            .createObjectNode()
            .put("ref", found.body().path("default_branch").asString(""));
    ArrayNode variables = body.putArray("variables");
    variable(variables, "MUSTER_ACTION", request.actionId());
    variable(variables, "MUSTER_STEP", step);
    variable(variables, "MUSTER_KIND", request.kind().name());
    variable(variables, "MUSTER_PARAMETERS", CiRuns.parameters(request));
    return project.send("POST", "/pipeline", "application/json", body);
  }

  private static void variable(ArrayNode variables, String key, String value) {
    variables.addObject().put("key", key).put("value", value);
  }

  @Override
  public Optional<CiRun> find(String name) throws NotAnsweredException {
    return project
        .get("/pipelines?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8))
        .body()
        .valueStream()
        .filter(pipeline -> pipeline.path("name").asString("").equals(name))
        .findFirst()
        .map(pipeline -> new CiRun(state(pipeline), pipeline.path("web_url").asString("")));
  }

  private static State state(JsonNode pipeline) {
    String status = pipeline.path("status").asString("");
    if (status.equals("success")) {
      return State.SUCCEEDED;
    }
    return BROKEN.contains(status) ? State.BROKE_OFF : State.UNDER_WAY;
  }
}
