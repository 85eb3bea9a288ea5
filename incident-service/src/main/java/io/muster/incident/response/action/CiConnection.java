package io.muster.incident.response.action;

import io.muster.incident.response.action.ApiCalls.Reply;
import io.muster.incident.response.action.CiRuns.CiRun;
import io.muster.incident.response.action.ProviderAnswer.Result;
import io.muster.starter.OutsideCall.NotAnsweredException;
import java.util.Optional;

/**
 * Has actions done by workflows or pipelines. Starting one is answered before it begins, so that
 * what came of it is always asked for. That there is no run does not say that there never will be:
 * neither GitHub nor GitLab promises when a run that was taken appears.
 */
final class CiConnection implements ActionConnection {

  private final CiRuns runs;

  CiConnection(CiRuns runs) {
    this.runs = runs;
  }

  @Override
  public ProviderAnswer dryRun(ActionRequest request) {
    return ApiCalls.answerTo(
        () -> {
          Reply reply = runs.look();
          return reply.isOk()
              ? ProviderAnswer.of(
                  Result.NOT_OFFERED,
                  "It is there and can be started. What it does, it says itself.")
              : reply.notDone(message(reply));
        });
  }

  @Override
  public ProviderAnswer execute(ActionRequest request) {
    return ApiCalls.answerTo(() -> started(request, CiRuns.DO));
  }

  @Override
  public ProviderAnswer undo(ActionRequest request) {
    return ApiCalls.answerTo(() -> started(request, CiRuns.UNDO));
  }

  @Override
  public ProviderAnswer status(ActionRequest request) {
    return ApiCalls.answerTo(
        () -> {
          Optional<CiRun> undo = runs.find(CiRuns.name(request, CiRuns.UNDO));
          if (undo.isPresent()) {
            return told(undo.get(), Result.UNDONE);
          }
          return runs.find(CiRuns.name(request, CiRuns.DO))
              .map(run -> told(run, Result.DONE))
              .orElseGet(() -> ProviderAnswer.of(Result.UNKNOWN, "There is no run for it."));
        });
  }

  private ProviderAnswer started(ActionRequest request, String step) throws NotAnsweredException {
    Reply reply = runs.start(request, step);
    return reply.isOk()
        ? ProviderAnswer.of(Result.IN_PROGRESS, "It was taken.")
        : reply.notDone(message(reply));
  }

  private static ProviderAnswer told(CiRun run, Result success) {
    return switch (run.state()) {
      case UNDER_WAY -> ProviderAnswer.of(Result.IN_PROGRESS, "It is under way: " + run.where());
      case SUCCEEDED -> ProviderAnswer.of(success, run.where());
      case BROKE_OFF ->
          ProviderAnswer.of(Result.UNKNOWN, "It broke off; look what it had done: " + run.where());
    };
  }

  private static String message(Reply reply) {
    return reply.body().path("message").asString(null);
  }
}
