package io.muster.incident.response.action;

import io.muster.incident.response.action.ProviderAnswer.Result;
import io.muster.starter.SignedWebhook;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Asks a receiver by signed messages. The message that has something done carries the action's id
 * as its own, so that a receiver that keeps to the scheme does it once however often it arrives;
 * the others carry it with a suffix, for they are other messages.
 */
final class WebhookConnection implements ActionConnection {

  /** What a receiver may say, in its own spelling. */
  private static final Map<String, Result> OUTCOMES =
      Map.of(
          "would-do", Result.WOULD_DO,
          "not-offered", Result.NOT_OFFERED,
          "done", Result.DONE,
          "undone", Result.UNDONE,
          "refused", Result.REFUSED,
          "in-progress", Result.IN_PROGRESS,
          "not-seen", Result.NOT_SEEN);

  /** What is asked, and what can be answered. */
  private enum Question {
    DRY_RUN("action.dry-run", ".dry-run", Result.WOULD_DO, Result.NOT_OFFERED, Result.REFUSED),
    EXECUTE("action.execute", "", Result.DONE, Result.REFUSED, Result.IN_PROGRESS),
    STATUS(
        "action.status",
        ".status",
        Result.DONE,
        Result.UNDONE,
        Result.REFUSED,
        Result.IN_PROGRESS,
        Result.NOT_SEEN),
    UNDO("action.undo", ".undo", Result.UNDONE, Result.REFUSED, Result.IN_PROGRESS);

    private final String type;
    private final String suffix;
    private final Set<Result> answers;

    Question(String type, String suffix, Result... answers) {
      this.type = type;
      this.suffix = suffix;
      this.answers = Set.of(answers);
    }

    /** To be refused an answer about an action is not to hear that the action was refused. */
    boolean isRefusedBy(int status) {
      return this != STATUS && ApiCalls.refuses(status);
    }
  }

  private final SignedWebhook receiver;
  private final Clock clock;

  WebhookConnection(SignedWebhook receiver, Clock clock) {
    this.receiver = receiver;
    this.clock = clock;
  }

  @Override
  public ProviderAnswer dryRun(ActionRequest request) {
    return ask(Question.DRY_RUN, request);
  }

  @Override
  public ProviderAnswer execute(ActionRequest request) {
    return ask(Question.EXECUTE, request);
  }

  @Override
  public ProviderAnswer status(ActionRequest request) {
    return ask(Question.STATUS, request);
  }

  @Override
  public ProviderAnswer undo(ActionRequest request) {
    return ask(Question.UNDO, request);
  }

  private ProviderAnswer ask(Question question, ActionRequest request) {
    return ApiCalls.answerTo(
        () ->
            read(
                receiver.ask(request.actionId() + question.suffix, message(question.type, request)),
                question));
  }

  private String message(String type, ActionRequest request) {
    ObjectNode message =
        ApiCalls.JSON
            .createObjectNode()
            .put("type", type)
            .put("timestamp", clock.instant().truncatedTo(ChronoUnit.MILLIS).toString());
    ObjectNode data =
        message
            .putObject("data")
            .put("actionId", request.actionId())
            .put("kind", request.kind().name());
    ObjectNode parameters = data.putObject("parameters");
    request.parameters().forEach(each -> parameters.put(each.name(), each.value()));
    if (request.until() != null) {
      data.put("until", request.until().toString());
    }
    if (request.reference() != null) {
      data.put("reference", request.reference());
    }
    return message.toString();
  }

  /** What is no plain answer and no refusal leaves open what the receiver did. */
  private static ProviderAnswer read(HttpResponse<String> response, Question question) {
    int status = response.statusCode();
    JsonNode body = ApiCalls.json(response.body());
    String says = body.path("says").asString(null);
    if (status >= 200 && status < 300) {
      Result result = OUTCOMES.get(body.path("outcome").asString(""));
      if (result != null && question.answers.contains(result)) {
        return new ProviderAnswer(result, says, body.path("reference").asString(null));
      }
      return ProviderAnswer.of(
          Result.UNKNOWN, "It answered %d without an outcome that fits.".formatted(status));
    }
    String heard = "It answered %d%s".formatted(status, says == null ? "." : ": " + says);
    return ProviderAnswer.of(question.isRefusedBy(status) ? Result.REFUSED : Result.UNKNOWN, heard);
  }
}
