package io.muster.incident.response.action;

import io.muster.incident.response.action.ProviderAnswer.Result;
import io.muster.starter.OutsideCall;
import io.muster.starter.OutsideCall.NotAnsweredException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls to an API of JSON that knows us by a bearer token. */
final class ApiCalls {

  static final JsonMapper JSON = new JsonMapper();

  private static final int SHORTEST_TOKEN = 16;

  /** Statuses by which an API does not say that it will not do it, only not now. */
  private static final Set<Integer> UNDECIDED = Set.of(408, 409, 425, 429);

  private final URI base;
  private final String token;
  private final OutsideCall call;

  /**
   * Nothing is sent yet.
   *
   * @param base what every path is appended to
   * @param call shared by all calls of one protocol, since each has threads of its own
   * @throws IllegalStateException when the token cannot be one; the message does not repeat it
   */
  ApiCalls(URI base, String token, OutsideCall call) {
    this.base = base;
    this.token = token.strip();
    if (this.token.length() < SHORTEST_TOKEN || !this.token.matches("[\\x21-\\x7e]+")) {
      throw new IllegalStateException(
          "The secret of this target is no token: give the API token alone, on one line.");
    }
    this.call = call;
  }

  /** A series of calls that comes to an answer. */
  @FunctionalInterface
  interface Question {
    ProviderAnswer ask() throws NotAnsweredException;
  }

  /** What a series of calls comes to when one of them may be unanswered. */
  static ProviderAnswer answerTo(Question question) {
    try {
      return question.ask();
    } catch (NotAnsweredException e) {
      return ProviderAnswer.of(
          e.mayHaveArrived() ? Result.UNKNOWN : Result.NOT_SENT, e.getMessage());
    }
  }

  /** Whether a status says that nothing was done and nothing will be. */
  static boolean refuses(int status) {
    return status >= 400 && status < 500 && !UNDECIDED.contains(status);
  }

  /** A status and the JSON that came with it; a missing node when there was none. */
  record Reply(int status, JsonNode body) {

    boolean isOk() {
      return status >= 200 && status < 300;
    }

    /** What a change that did not go well comes to. */
    ProviderAnswer notDone(String says) {
      return ProviderAnswer.of(
          refuses(status) ? Result.REFUSED : Result.UNKNOWN,
          "It answered %d%s".formatted(status, says == null ? "." : ": " + says));
    }
  }

  Reply get(String path) throws NotAnsweredException {
    return send(request(path).GET());
  }

  Reply delete(String path) throws NotAnsweredException {
    return send(request(path).DELETE());
  }

  Reply send(String method, String path, String contentType, Object body)
      throws NotAnsweredException {
    return send(
        request(path)
            .header("Content-Type", contentType)
            .method(
                method,
                HttpRequest.BodyPublishers.ofString(
                    JSON.writeValueAsString(body), StandardCharsets.UTF_8)));
  }

  private HttpRequest.Builder request(String path) {
    String start = base.toString().replaceAll("/+$", "");
    return HttpRequest.newBuilder(URI.create(start + path))
        .header("Accept", "application/json")
        .header("Authorization", "Bearer " + token);
  }

  private Reply send(HttpRequest.Builder request) throws NotAnsweredException {
    HttpResponse<String> response = call.ask(request.build());
    return new Reply(response.statusCode(), json(response.body()));
  }

  /** What was answered; a missing node when it is no JSON. */
  static JsonNode json(String body) {
    try {
      return JSON.readTree(body);
    } catch (JacksonException e) {
      return JSON.missingNode();
    }
  }
}
