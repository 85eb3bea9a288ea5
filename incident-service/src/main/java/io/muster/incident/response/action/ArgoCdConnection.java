package io.muster.incident.response.action;

import io.muster.incident.response.action.ApiCalls.Reply;
import io.muster.incident.response.action.ArgoCdApplication.Deployed;
import io.muster.incident.response.action.ArgoCdApplication.Operation;
import io.muster.incident.response.action.ProviderAnswer.Result;
import io.muster.starter.OutsideCall.NotAnsweredException;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Rolls applications back to what they were deployed as before. Argo CD takes a rollback and works
 * at it; what came of it is told by the application's newest operation and by the mark that was
 * written on it first. An application that syncs itself is not rolled back: Argo CD would undo it.
 */
final class ArgoCdConnection implements ActionConnection {

  private final ApiCalls applications;

  /**
   * Applications.
   *
   * @param applications by their address in the API
   */
  ArgoCdConnection(ApiCalls applications) {
    this.applications = applications;
  }

  /** A step that an application as it is allows for. */
  @FunctionalInterface
  private interface Step {
    ProviderAnswer take(ArgoCdApplication application) throws NotAnsweredException;
  }

  @Override
  public ProviderAnswer dryRun(ActionRequest request) {
    return on(
        request,
        application -> {
          Optional<ProviderAnswer> obstacle = ready(application);
          return obstacle.isPresent() ? obstacle.get() : tried(request, application);
        });
  }

  @Override
  public boolean isTrying(ActionRequest request) {
    try {
      Reply found = applications.get(path(request));
      return found.isOk() && new ArgoCdApplication(found.body()).isTrying();
    } catch (NotAnsweredException e) {
      // What keeps it from answering is told once it is asked to do it.
      return false;
    }
  }

  @Override
  public ProviderAnswer execute(ActionRequest request) {
    return on(
        request,
        application -> {
          Optional<ProviderAnswer> obstacle = ready(application);
          Optional<Deployed> to = application.earlier(request.parameter("release"));
          Optional<Deployed> from = application.present();
          if (obstacle.isPresent() || to.isEmpty() || from.isEmpty()) {
            return obstacle.orElseGet(ArgoCdConnection::noRelease);
          }
          return begin(request, application, false, from.get().id(), to.get());
        });
  }

  @Override
  public ProviderAnswer status(ActionRequest request) {
    return on(
        request,
        application ->
            mark(request, application)
                .map(mark -> standing(mark, application))
                .orElseGet(
                    () ->
                        ProviderAnswer.of(
                            Result.NOT_SEEN, "It does not name this action as its last.")));
  }

  @Override
  public ProviderAnswer undo(ActionRequest request) {
    return on(
        request,
        application -> {
          Optional<ArgoCdMark> mark = mark(request, application);
          if (mark.isEmpty()) {
            return ProviderAnswer.of(
                Result.REFUSED,
                "It was changed by another action since. Look which of them holds.");
          }
          if (mark.get().undo() && mark.get().hasBegun(application)) {
            return standing(mark.get(), application);
          }
          Optional<ProviderAnswer> obstacle = ready(application);
          Optional<Deployed> before =
              application.history().stream()
                  .filter(each -> each.id() == mark.get().before())
                  .findFirst();
          if (obstacle.isPresent() || before.isEmpty()) {
            return obstacle.orElseGet(ArgoCdConnection::noRelease);
          }
          return begin(request, application, true, before.get().id(), before.get());
        });
  }

  private ProviderAnswer on(ActionRequest request, Step step) {
    return ApiCalls.answerTo(
        () -> {
          Reply found = applications.get(path(request));
          return found.isOk()
              ? step.take(new ArgoCdApplication(found.body()))
              : found.notDone(message(found));
        });
  }

  /** What keeps it from being rolled back; nothing when nothing does. */
  private static Optional<ProviderAnswer> ready(ArgoCdApplication application) {
    if (application.syncsItself()) {
      return Optional.of(
          ProviderAnswer.of(
              Result.REFUSED,
              "Auto-sync is on, and Argo CD would put it back at once. Switch it off for this application first."));
    }
    return application.operation() == Operation.UNDER_WAY
        ? Optional.of(
            ProviderAnswer.of(
                Result.REFUSED, "Argo CD is at another operation on it. Wait until that is over."))
        : Optional.empty();
  }

  private ProviderAnswer tried(ActionRequest request, ArgoCdApplication application)
      throws NotAnsweredException {
    Optional<Deployed> to = application.earlier(request.parameter("release"));
    Optional<Deployed> from = application.present();
    if (to.isEmpty() || from.isEmpty()) {
      return noRelease();
    }
    Reply taken = rollback(request, to.get(), true);
    if (!taken.isOk()) {
      return taken.notDone(message(taken));
    }
    Reply after = applications.get(path(request));
    ArgoCdApplication now = new ArgoCdApplication(after.body());
    if (now.operation() == Operation.BROKE_OFF
        && !now.operationBegan().equals(application.operationBegan())) {
      return ProviderAnswer.of(Result.REFUSED, now.message());
    }
    return ProviderAnswer.of(Result.WOULD_DO, inWords(from.get(), to.get()));
  }

  private ProviderAnswer begin(
      ActionRequest request, ArgoCdApplication application, boolean undo, long before, Deployed to)
      throws NotAnsweredException {
    ArgoCdMark mark =
        new ArgoCdMark(
            undo, request.actionId(), before, to.revision(), application.operationBegan());
    Reply marked = applications.send("PATCH", path(request), "application/json", marking(mark));
    if (!marked.isOk()) {
      return marked.notDone(message(marked));
    }
    Reply taken = rollback(request, to, false);
    return taken.isOk()
        ? new ProviderAnswer(
            Result.IN_PROGRESS,
            "Argo CD took it: to %s".formatted(called(to)),
            String.valueOf(before))
        : taken.notDone(message(taken));
  }

  private Reply rollback(ActionRequest request, Deployed to, boolean dryRun)
      throws NotAnsweredException {
    ObjectNode wish =
        ApiCalls.JSON
            .createObjectNode()
            .put("id", to.id())
            .put("dryRun", dryRun)
            .put("prune", false);
    return applications.send("POST", path(request) + "/rollback", "application/json", wish);
  }

  private static ObjectNode marking(ArgoCdMark mark) {
    ObjectNode patch = ApiCalls.JSON.createObjectNode();
    patch
        .putObject("metadata")
        .putObject("annotations")
        .put(ArgoCdApplication.MARK, mark.written());
    return ApiCalls.JSON
        .createObjectNode()
        .put("patch", patch.toString())
        .put("patchType", "merge");
  }

  private static ProviderAnswer standing(ArgoCdMark mark, ArgoCdApplication application) {
    String before = String.valueOf(mark.before());
    if (!mark.hasBegun(application)) {
      return mark.undo()
          ? new ProviderAnswer(Result.DONE, "Taking it back has not begun.", before)
          : ProviderAnswer.of(Result.NOT_SEEN, "It was marked, and the rollback never began.");
    }
    if (!mark.isOf(application)) {
      return ProviderAnswer.of(
          Result.UNKNOWN, "Something else was synced since; look what is deployed.");
    }
    return switch (application.operation()) {
      case UNDER_WAY -> ProviderAnswer.of(Result.IN_PROGRESS, "Argo CD is at it.");
      case SUCCEEDED ->
          new ProviderAnswer(
              mark.undo() ? Result.UNDONE : Result.DONE, application.message(), before);
      case BROKE_OFF, NONE ->
          ProviderAnswer.of(
              Result.UNKNOWN, "It broke off; look what is deployed: " + application.message());
    };
  }

  private static Optional<ArgoCdMark> mark(ActionRequest request, ArgoCdApplication application) {
    return application.mark().filter(mark -> mark.actionId().equals(request.actionId()));
  }

  private static ProviderAnswer noRelease() {
    return ProviderAnswer.of(
        Result.REFUSED, "Its history has no such earlier deployment to go back to.");
  }

  private static String inWords(Deployed from, Deployed to) {
    return "From %s to %s".formatted(called(from), called(to));
  }

  private static String called(Deployed deployed) {
    return deployed.revision().isEmpty()
        ? "deployment " + deployed.id()
        : "deployment %d (%s)".formatted(deployed.id(), deployed.revision());
  }

  private static String path(ActionRequest request) {
    return "/" + request.parameter("deployment");
  }

  private static String message(Reply reply) {
    return reply.body().path("message").asString(null);
  }
}
