package io.muster.notification.statuspage;

import io.muster.contracts.statuspage.ComponentStatus;
import io.muster.contracts.statuspage.StatusPageContent;
import io.muster.contracts.statuspage.StatusPostEvent.Posted;
import io.muster.contracts.statuspage.SubscriberEvent.Asked;
import io.muster.contracts.update.UpdateKind;
import io.muster.notification.delivery.webhook.HookClient;
import io.muster.notification.delivery.webhook.HookClient.Answer;
import io.muster.notification.delivery.webhook.HookClient.NoAnswerException;
import io.muster.notification.webhook.WebhookSecrets;
import io.muster.starter.MusterProperties;
import io.muster.starter.Sha256;
import io.muster.starter.WebhookSecret;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Posts what the page says to a subscriber's program, signed by the Standard Webhooks scheme. A
 * program says that it wants to be told by answering with the challenge of the first message: an
 * address that merely answers everything has not asked for anything.
 */
@Component
class StatusHooks {

  private final HookClient http;
  private final WebhookSecrets secrets;
  private final SubscriberLinks links;
  private final StatusPages pages;
  private final JsonMapper json;
  private final Clock clock;
  private final String url;

  StatusHooks(
      HookClient subscriberHooks,
      WebhookSecrets secrets,
      SubscriberLinks links,
      StatusPages pages,
      MusterProperties muster,
      JsonMapper json,
      Clock clock) {
    this.http = subscriberHooks;
    this.secrets = secrets;
    this.links = links;
    this.pages = pages;
    this.json = json;
    this.clock = clock;
    this.url = muster.publicUrl() + "/status";
  }

  /**
   * A message.
   *
   * @param type {@code status.confirm} or {@code status.posted}
   * @param timestamp when it happened, UTC
   */
  private record Message(String type, Instant timestamp, Object data) {}

  /**
   * The first message: nothing else is sent unless it is answered with the challenge.
   *
   * @param secret what all messages are signed with; it is told to nobody else
   * @param leave whoever posts anything to it is told nothing any more
   */
  private record Confirm(String challenge, String secret, String page, String leave) {}

  /** What the page says of an incident. */
  private record Post(
      UpdateKind kind,
      String subject,
      String text,
      List<Component> components,
      String page,
      String leave) {}

  /** How a service is, as the public knows it. */
  private record Component(String name, ComponentStatus status) {}

  /** Asks whether they want to be told; answers whether they do. */
  boolean confirms(String subscriberId, Asked asked) throws NoAnswerException {
    String challenge =
        Sha256.hex("confirm\n" + secrets.ofSubscriber(subscriberId).text() + "\n" + asked.at());
    Answer answer =
        send(
            subscriberId,
            asked.address(),
            asked.at().toString(),
            new Message(
                "status.confirm",
                asked.at(),
                new Confirm(
                    challenge,
                    secrets.ofSubscriber(subscriberId).text(),
                    url,
                    links.unsubscribe(subscriberId))));
    return answer.isTaken() && answer.body().strip().equals(challenge);
  }

  /** Tells them one thing the page says. */
  Answer tell(String subscriberId, String address, Posted said) throws NoAnswerException {
    return send(
        subscriberId,
        address,
        said.postId(),
        new Message(
            "status.posted",
            said.at(),
            new Post(
                said.kind(),
                said.subject(),
                said.text(),
                components(said),
                url,
                links.unsubscribe(subscriberId))));
  }

  private List<Component> components(Posted said) {
    List<StatusPageContent.Component> known =
        pages.content().map(StatusPageContent::components).orElse(List.of());
    return said.impacts().stream()
        .map(
            impact ->
                known.stream()
                    .filter(it -> it.service().equals(impact.service()))
                    .findFirst()
                    .map(it -> new Component(it.name(), impact.status()))
                    .orElse(null))
        .filter(Objects::nonNull)
        .toList();
  }

  private Answer send(String subscriberId, String address, String what, Message message)
      throws NoAnswerException {
    String id = "status-" + Sha256.hex(subscriberId + what);
    String body = json.writeValueAsString(message);
    return http.post(
        URI.create(address),
        WebhookSecret.headers(
            id, clock.instant(), body, List.of(secrets.ofSubscriber(subscriberId))),
        body);
  }
}
