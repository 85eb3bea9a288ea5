package io.muster.incident.response.action;

import io.muster.contracts.action.ActionKind;
import io.muster.incident.response.action.ApiCalls.Reply;
import io.muster.incident.response.action.ProviderAnswer.Result;
import io.muster.starter.OutsideCall.NotAnsweredException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Scales and rolls back deployments. What is changed and the action's id, as an annotation, go in
 * one patch that holds only for the state that was looked at, so that what became of an action can
 * be told from the deployment itself.
 */
final class KubernetesConnection implements ActionConnection {

  /** The action a deployment is as it is because of. */
  static final String DONE_BY = "muster.io/action";

  /** The action that was taken back on it last. */
  static final String UNDONE_OF = "muster.io/undone-action";

  /** What the deployment was like before, in words the undoing understands. */
  static final String BEFORE = "muster.io/before";

  /** Anybody who may edit a deployment may edit its annotations, too. */
  private static final Pattern NUMBERS = Pattern.compile("[0-9]{1,9}");

  private final KubernetesDeployments deployments;

  KubernetesConnection(KubernetesDeployments deployments) {
    this.deployments = deployments;
  }

  @Override
  public ProviderAnswer dryRun(ActionRequest request) {
    return ApiCalls.answerTo(
        () -> {
          ProviderAnswer answer = change(request, true);
          return answer.result() == Result.DONE
              ? ProviderAnswer.of(Result.WOULD_DO, answer.says())
              : answer;
        });
  }

  @Override
  public ProviderAnswer execute(ActionRequest request) {
    return ApiCalls.answerTo(() -> change(request, false));
  }

  @Override
  public ProviderAnswer status(ActionRequest request) {
    return ApiCalls.answerTo(
        () -> {
          Reply found = deployments.find(name(request));
          if (!found.isOk()) {
            return ProviderAnswer.of(Result.UNKNOWN, found.notDone(message(found)).says());
          }
          JsonNode annotations = annotations(found.body());
          if (annotations.path(DONE_BY).asString("").equals(request.actionId())) {
            return new ProviderAnswer(
                Result.DONE, "It says so itself.", annotations.path(BEFORE).asString(null));
          }
          boolean undone = annotations.path(UNDONE_OF).asString("").equals(request.actionId());
          return ProviderAnswer.of(
              undone ? Result.UNDONE : Result.NOT_SEEN,
              "It does not name this action as its last.");
        });
  }

  @Override
  public ProviderAnswer undo(ActionRequest request) {
    return ApiCalls.answerTo(() -> takeBack(request));
  }

  private ProviderAnswer change(ActionRequest request, boolean dryRun) throws NotAnsweredException {
    Reply found = deployments.find(name(request));
    if (!found.isOk()) {
      return found.notDone(message(found));
    }
    JsonNode deployment = found.body();
    if (request.kind() == ActionKind.SCALE_DEPLOYMENT) {
      int before = deployment.path("spec").path("replicas").asInt(1);
      int after = Integer.parseInt(request.parameter("replicas"));
      return changed(
          deployments.patch(deployment, scaled(after), marks(request, "" + before), dryRun),
          "From %d to %d replicas".formatted(before, after),
          "" + before);
    }
    Reply sets = deployments.sets(deployment);
    if (!sets.isOk()) {
      return sets.notDone(message(sets));
    }
    List<JsonNode> releases = KubernetesDeployments.releases(deployment, sets);
    Optional<JsonNode> now = KubernetesDeployments.current(deployment, releases);
    Optional<JsonNode> to =
        KubernetesDeployments.earlier(deployment, releases, request.parameter("release"));
    if (now.isEmpty() || to.isEmpty()) {
      return ProviderAnswer.of(Result.REFUSED, "There is no such earlier release.");
    }
    String before = KubernetesDeployments.nameOf(now.get());
    return changed(
        deployments.patch(
            deployment, KubernetesDeployments.templateOf(to.get()), marks(request, before), dryRun),
        "From %s to %s".formatted(before, KubernetesDeployments.nameOf(to.get())),
        before);
  }

  private ProviderAnswer takeBack(ActionRequest request) throws NotAnsweredException {
    Reply found = deployments.find(name(request));
    if (!found.isOk()) {
      return found.notDone(message(found));
    }
    JsonNode deployment = found.body();
    JsonNode annotations = annotations(deployment);
    if (annotations.path(UNDONE_OF).asString("").equals(request.actionId())) {
      return ProviderAnswer.of(Result.UNDONE, "It was taken back already.");
    }
    if (!annotations.path(DONE_BY).asString("").equals(request.actionId())) {
      return ProviderAnswer.of(
          Result.REFUSED, "It was changed by another action since. Look which of them holds.");
    }
    String before = annotations.path(BEFORE).asString("");
    if (request.kind() == ActionKind.SCALE_DEPLOYMENT) {
      return putBack(
          request,
          deployment,
          before,
          NUMBERS.matcher(before).matches()
              ? Optional.of(scaled(Integer.parseInt(before)))
              : Optional.empty());
    }
    Reply sets = deployments.sets(deployment);
    if (!sets.isOk()) {
      return sets.notDone(message(sets));
    }
    return putBack(
        request,
        deployment,
        before,
        KubernetesDeployments.releases(deployment, sets).stream()
            .filter(release -> KubernetesDeployments.nameOf(release).equals(before))
            .findFirst()
            .map(KubernetesDeployments::templateOf));
  }

  private ProviderAnswer putBack(
      ActionRequest request, JsonNode deployment, String before, Optional<JsonNode> spec)
      throws NotAnsweredException {
    if (spec.isEmpty()) {
      return ProviderAnswer.of(
          Result.REFUSED, "What it was before (%s) is gone.".formatted(before));
    }
    Reply reply = deployments.patch(deployment, spec.get(), taken(request), false);
    return reply.isOk()
        ? ProviderAnswer.of(Result.UNDONE, "Back to " + before)
        : reply.notDone(message(reply));
  }

  private static ProviderAnswer changed(Reply reply, String says, String before) {
    return reply.isOk()
        ? new ProviderAnswer(Result.DONE, says, before)
        : reply.notDone(message(reply));
  }

  private static ObjectNode scaled(int replicas) {
    return ApiCalls.JSON.createObjectNode().put("replicas", replicas);
  }

  private static Map<String, String> marks(ActionRequest request, String before) {
    return Map.of(DONE_BY, request.actionId(), BEFORE, before);
  }

  /** Null takes an annotation away. */
  private static Map<String, String> taken(ActionRequest request) {
    Map<String, String> marks = new LinkedHashMap<>();
    marks.put(DONE_BY, null);
    marks.put(BEFORE, null);
    marks.put(UNDONE_OF, request.actionId());
    return marks;
  }

  private static JsonNode annotations(JsonNode deployment) {
    return deployment.path("metadata").path("annotations");
  }

  private static String name(ActionRequest request) {
    return request.parameter("deployment");
  }

  private static String message(Reply reply) {
    return reply.body().path("message").asString(null);
  }
}
