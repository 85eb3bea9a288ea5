package io.muster.notification.delivery.mattermost;

import io.muster.starter.OutsideCall;
import io.muster.starter.OutsideCall.NotAnsweredException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Calls Mattermost's REST API, version 4, as the bot. */
@Component
class MattermostApi {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(8);
  private static final int TOO_MANY = 429;
  private static final long LONGEST_REST_SECONDS = 3600;

  private final MattermostProperties mattermost;
  private final Clock clock;
  private final OutsideCall call = new OutsideCall(PATIENCE);

  MattermostApi(MattermostProperties mattermost, Clock clock) {
    this.mattermost = mattermost;
    this.clock = clock;
  }

  /** Reads something; see {@link #send}. */
  JsonNode get(String path) throws MattermostException {
    return ask("GET", path, BodyPublishers.noBody());
  }

  /**
   * Asks for something.
   *
   * @param path below {@code /api/v4}, of parts that need no escaping
   * @throws MattermostException when it was refused, or nothing was heard in time
   */
  JsonNode send(String method, String path, Object body) throws MattermostException {
    return ask(method, path, BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)));
  }

  private JsonNode ask(String method, String path, HttpRequest.BodyPublisher body)
      throws MattermostException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(mattermost.url() + "/api/v4" + path))
            .header("Authorization", "Bearer " + mattermost.token())
            .header("Content-Type", "application/json")
            .method(method, body)
            .build();
    try {
      return understood(call.ask(request));
    } catch (NotAnsweredException e) {
      throw new MattermostException(e.getMessage(), 0, "", null);
    }
  }

  private JsonNode understood(HttpResponse<String> answer) throws MattermostException {
    int status = answer.statusCode();
    JsonNode said;
    try {
      said = JSON.readTree(answer.body());
    } catch (JacksonException noJson) {
      // So answers what stands in front of it, and Mattermost itself where it is asked too often.
      throw refused(answer, "");
    }
    if (status / 100 == 2) {
      return said;
    }
    String error = said.path("id").asString("");
    throw refused(answer, error.matches("[A-Za-z0-9_.-]{1,120}") ? error : "");
  }

  private MattermostException refused(HttpResponse<String> answer, String error) {
    int status = answer.statusCode();
    return new MattermostException(
        "Mattermost answered %d%s".formatted(status, error.isEmpty() ? "" : ", " + error),
        status,
        error,
        status == TOO_MANY ? retryAt(answer) : null);
  }

  private Instant retryAt(HttpResponse<String> answer) {
    long seconds =
        answer
            .headers()
            .firstValue("Retry-After")
            .filter(it -> it.matches("\\d{1,9}"))
            .map(Long::parseLong)
            .orElse(1L);
    return clock.instant().plusSeconds(Math.clamp(seconds, 1, LONGEST_REST_SECONDS));
  }
}
