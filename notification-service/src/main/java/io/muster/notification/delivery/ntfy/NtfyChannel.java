package io.muster.notification.delivery.ntfy;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.contracts.oncall.MethodKind;
import io.muster.notification.delivery.page.Channel;
import io.muster.notification.delivery.page.NotTakenException;
import io.muster.notification.delivery.page.PageWords;
import io.muster.notification.oncall.contact.Method;
import io.muster.starter.MusterProperties;
import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import org.springframework.web.client.RestClientResponseException;
import tools.jackson.databind.JsonNode;

/**
 * Pages as push messages by ntfy. Whoever knows a topic reads it, so the message names the incident
 * and how bad it is, and its button is the acknowledge link.
 */
@Component
class NtfyChannel implements Channel {

  private static final int WRONG_REQUEST = 400;
  private static final int URGENT = 5;
  private static final int HIGH = 4;

  private final NtfyProperties ntfy;
  private final MusterProperties muster;
  private final RestClient http;

  NtfyChannel(NtfyProperties ntfy, MusterProperties muster, RestClient.Builder http) {
    this.ntfy = ntfy;
    this.muster = muster;
    this.http = http.build();
  }

  /** A message as ntfy takes it. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  private record Message(
      String topic,
      String title,
      String message,
      int priority,
      String click,
      List<Action> actions) {}

  /** A button of a message. */
  private record Action(String action, String label, String url, String method, boolean clear) {}

  @Override
  public MethodKind kind() {
    return MethodKind.NTFY;
  }

  @Override
  public boolean isSetUp() {
    return ntfy.isSetUp();
  }

  /** ntfy knows no id of ours; a repeat says the same. */
  @Override
  public String messageId(String pageId) {
    return pageId;
  }

  @Override
  public String page(Outgoing page) throws NotTakenException {
    PageWords words = page.words();
    return publish(
        new Message(
            page.to().address(),
            "[%s] %s".formatted(words.severity(), words.number()),
            "%s\nSince %s. Services: %s".formatted(words.title(), words.since(), words.services()),
            words.severity().equals("SEV1") ? URGENT : HIGH,
            words.incidentUrl(),
            words.answerable()
                ? List.of(
                    new Action(
                        "http", words.button("Still on it"), words.acknowledgeUrl(), "POST", true))
                : null));
  }

  @Override
  public String note(Method to, Note note) throws NotTakenException {
    return publish(
        new Message(
            to.address(),
            note.subject(),
            note.text(),
            HIGH,
            muster.publicUrl() + note.path(),
            null));
  }

  private String publish(Message message) throws NotTakenException {
    try {
      JsonNode taken =
          http.post()
              .uri(ntfy.url())
              .headers(
                  headers -> {
                    if (ntfy.hasToken()) {
                      headers.setBearerAuth(ntfy.token());
                    }
                  })
              .contentType(MediaType.APPLICATION_JSON)
              .body(message)
              .retrieve()
              .body(JsonNode.class);
      return taken == null ? "" : taken.path("id").asString("");
    } catch (RestClientResponseException e) {
      int status = e.getStatusCode().value();
      throw new NotTakenException("ntfy refused it with " + status, status == WRONG_REQUEST, e);
    } catch (RestClientException e) {
      throw new NotTakenException(
          "ntfy cannot be reached (" + e.getClass().getSimpleName() + ")", e);
    }
  }
}
