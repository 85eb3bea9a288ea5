package io.muster.notification.conversation.command;

import io.muster.contracts.conversation.ChatAccountEvent.Linked;
import io.muster.starter.ServiceClient;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientResponseException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks incident-service for something as the person who asked for it in a chat. Whether they are
 * linked, and what they may do, incident-service reads from the log itself.
 */
@Component
class PersonDesk {

  private static final Logger LOG = LoggerFactory.getLogger(PersonDesk.class);

  /** Slack waits three seconds, Teams five; each has to be answered within them. */
  private static final Duration PATIENCE = Duration.ofMillis(2300);

  private static final Executor THREADS = task -> Thread.ofVirtual().start(task);

  private final RestClient incidents;
  private final JsonMapper json;

  PersonDesk(
      ServiceClient client, @Value("${muster.incident-url}") String incidentUrl, JsonMapper json) {
    this.incidents = client.to(incidentUrl);
    this.json = json;
  }

  /** What came of asking. */
  sealed interface Answer {

    /** It is done; with what incident-service answered. */
    record Done(JsonNode body) implements Answer {}

    /** It is not done, and why, in a sentence for people. */
    record Refused(String why) implements Answer {}

    /** Whether it is done is not known. */
    record Unknown() implements Answer {}
  }

  /**
   * Asks once.
   *
   * @param key the same for what a chat tells twice, so that it is done once
   */
  Answer ask(HttpMethod method, String path, Object body, Linked person, String key) {
    CompletableFuture<Answer> answer =
        CompletableFuture.supplyAsync(() -> asked(method, path, body, person, key), THREADS);
    try {
      return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException | ExecutionException e) {
      LOG.warn("What was typed in a chat was not answered in time: {}", e.toString());
      return new Answer.Unknown();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new Answer.Unknown();
    }
  }

  private Answer asked(HttpMethod method, String path, Object body, Linked person, String key) {
    try {
      String done =
          incidents
              .method(method)
              .uri(path)
              .header("Muster-On-Behalf-Of", person.personId())
              .header("Idempotency-Key", key)
              .contentType(MediaType.APPLICATION_JSON)
              .body(body)
              .retrieve()
              .body(String.class);
      return new Answer.Done(json.readTree(done));
    } catch (RestClientResponseException e) {
      return e.getStatusCode().is5xxServerError()
          ? new Answer.Unknown()
          : new Answer.Refused(why(e.getResponseBodyAsString()));
    }
  }

  private String why(String problem) {
    try {
      return json.readTree(problem).path("detail").asString("Muster does not take it.");
    } catch (JacksonException e) {
      return "Muster does not take it.";
    }
  }
}
