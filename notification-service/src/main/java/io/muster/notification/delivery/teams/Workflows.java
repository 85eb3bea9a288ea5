package io.muster.notification.delivery.teams;

import io.muster.starter.OutsideCall;
import io.muster.starter.OutsideCall.NotAnsweredException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Posts cards to workflows of Teams. Each is asked four times a second at most, and is left alone
 * for as long as it asks to be.
 */
@Component
public class Workflows {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  /** Wider than a quarter of a second, as cards do not all take as long to get there. */
  private static final Duration BETWEEN = Duration.ofMillis(400);

  private static final Duration WORTH_WAITING = Duration.ofSeconds(2);
  private static final int TOO_MANY = 429;
  private static final long REST_SECONDS = 30;
  private static final long LONGEST_REST_SECONDS = 3600;

  /** The connector behind a workflow may be refused while the workflow itself answers 200. */
  private static final String HIDDEN_TOO_MANY = "HTTP error 429";

  private final Clock clock;
  private final OutsideCall call = new OutsideCall(PATIENCE);
  private final Map<URI, Instant> free = new HashMap<>();

  Workflows(Clock clock) {
    this.clock = clock;
  }

  /**
   * Posts a card.
   *
   * @return what was answered, without the address
   * @throws WorkflowException when it was not taken
   */
  public String post(URI workflow, TeamsCard card) throws WorkflowException {
    takeTurn(workflow);
    // Without the character set Teams counts two bytes for each, and the limit is half of it.
    HttpRequest request =
        HttpRequest.newBuilder(workflow)
            .header("Content-Type", "application/json; charset=utf-8")
            .POST(BodyPublishers.ofByteArray(JSON.writeValueAsBytes(card.message())))
            .build();
    try {
      return understood(workflow, call.ask(request));
    } catch (NotAnsweredException e) {
      throw new WorkflowException(e.getMessage(), 0, null);
    }
  }

  /** Whoever comes a little early waits for the next turn: a page has no time for a retry. */
  private void takeTurn(URI workflow) throws WorkflowException {
    Duration wait;
    synchronized (free) {
      Instant now = clock.instant();
      // Whoever may be asked again is forgotten: people name as many addresses as they like.
      free.values().removeIf(now::isAfter);
      Instant until = free.getOrDefault(workflow, now);
      wait = until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
      if (wait.compareTo(WORTH_WAITING) > 0) {
        throw new WorkflowException(workflow.getHost() + " is left alone", TOO_MANY, until);
      }
      free.put(workflow, now.plus(wait).plus(BETWEEN));
    }
    try {
      Thread.sleep(wait);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new WorkflowException("this service is stopping", 0, null);
    }
  }

  private void rest(URI workflow, Instant until) {
    synchronized (free) {
      free.put(workflow, until);
    }
  }

  private String understood(URI workflow, HttpResponse<String> answer) throws WorkflowException {
    int status = answer.body().contains(HIDDEN_TOO_MANY) ? TOO_MANY : answer.statusCode();
    String said = "%s answered %d".formatted(workflow.getHost(), status);
    if (status == TOO_MANY) {
      Instant until = clock.instant().plusSeconds(seconds(answer));
      rest(workflow, until);
      throw new WorkflowException(said, status, until);
    }
    if (status < 200 || status > 299) {
      throw new WorkflowException(said, status, null);
    }
    return said;
  }

  private static long seconds(HttpResponse<String> answer) {
    try {
      return Math.clamp(
          Long.parseLong(answer.headers().firstValue("Retry-After").orElse("")),
          1,
          LONGEST_REST_SECONDS);
    } catch (NumberFormatException noNumber) {
      return REST_SECONDS;
    }
  }
}
