package io.muster.notification.webhook;

import io.muster.contracts.incident.Severity;
import io.muster.contracts.webhook.WebhookContent;
import io.muster.contracts.webhook.WebhookDeliveryEvent;
import io.muster.contracts.webhook.WebhookDeliveryEvent.Delivered;
import io.muster.contracts.webhook.WebhookDeliveryEvent.NotDelivered;
import io.muster.contracts.webhook.WebhookDeliveryEvent.Withheld;
import io.muster.contracts.webhook.WebhookFormat;
import io.muster.contracts.webhook.WebhookKind;
import io.muster.contracts.webhook.WebhookStop;
import io.muster.contracts.webhook.WithheldBecause;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** What is asked and answered about webhooks by administrators. */
final class WebhookAnswers {

  private WebhookAnswers() {}

  /**
   * A webhook.
   *
   * @param enabled whether it is told what happens
   * @param stop why it is not; null while it is, and while its address has not answered a test
   * @param oldSecretUntil up to when messages are signed with the secret before as well, UTC; null:
   *     they are not
   */
  @Schema(
      name = "Webhook",
      requiredProperties = {"id", "name", "url", "format", "kinds", "from", "services", "enabled"})
  record Shown(
      String id,
      @Schema(example = "Ticketing") String name,
      String url,
      WebhookFormat format,
      List<WebhookKind> kinds,
      Severity from,
      List<String> services,
      boolean enabled,
      WebhookStop stop,
      Instant oldSecretUntil) {

    static Shown of(Webhook webhook, Instant now) {
      WebhookContent content = webhook.content();
      Instant until = webhook.oldSecretUntil();
      return new Shown(
          webhook.id(),
          content.name(),
          content.url(),
          content.format(),
          content.kinds(),
          content.from(),
          content.services(),
          webhook.enabled(),
          webhook.enabled() ? null : webhook.stop(),
          until != null && now.isBefore(until) ? until : null);
    }
  }

  /**
   * All webhooks.
   *
   * @param version for If-Match, of all together
   */
  @Schema(
      name = "Webhooks",
      requiredProperties = {"items", "version"})
  record ShownList(List<Shown> items, long version) {}

  /** A webhook as it is to be. */
  @Schema(
      name = "WebhookBody",
      requiredProperties = {"name", "url", "format", "kinds", "from"})
  record Body(
      @Schema(maxLength = 100) String name,
      @Schema(maxLength = 2000, example = "https://tickets.example/muster") String url,
      WebhookFormat format,
      List<WebhookKind> kinds,
      Severity from,
      List<String> services) {}

  /** What its messages are signed with. */
  @Schema(name = "WebhookSecret", requiredProperties = "secret")
  record SecretShown(String secret) {}

  /**
   * What came of a test.
   *
   * @param taken whether it was answered by 200 to 299; then it is enabled
   * @param detail what was answered, in words
   */
  @Schema(
      name = "WebhookTest",
      requiredProperties = {"taken", "detail"})
  record Tested(boolean taken, String detail) {}

  /** How a delivery stands. */
  @Schema(name = "WebhookDeliveryState")
  enum State {
    /** It was taken. */
    DELIVERED,
    /** It is tried again by itself. */
    WAITING,
    /** It was tried in vain and is not any more. */
    GIVEN_UP,
    /** It never left. */
    WITHHELD
  }

  /**
   * A message to it.
   *
   * @param incidentId which incident it is about
   * @param attempts how many were made
   * @param status of the last answer; null when there was none
   * @param error why the last attempt failed; null when it did not
   * @param withheld why it never left; null when it did
   * @param at when that was recorded, UTC
   * @param retryAt when it is tried again, UTC; null when it is not
   */
  @Schema(
      name = "WebhookDelivery",
      requiredProperties = {"id", "eventId", "kind", "incidentId", "state", "attempts", "at"})
  record Delivery(
      String id,
      String eventId,
      WebhookKind kind,
      String incidentId,
      State state,
      int attempts,
      Integer status,
      String error,
      WithheldBecause withheld,
      Instant at,
      Instant retryAt) {

    static Delivery of(DeliveryState state) {
      WebhookDeliveryEvent newest = state.newest();
      NotDelivered failed = newest instanceof NotDelivered it ? it : null;
      return new Delivery(
          newest.deliveryId(),
          newest.message().eventId(),
          newest.message().kind(),
          newest.message().incidentId(),
          stateOf(state),
          state.attempts(),
          failed != null ? failed.status() : newest instanceof Delivered it ? it.status() : null,
          failed != null ? failed.error() : null,
          newest instanceof Withheld it ? it.reason() : null,
          newest.at(),
          state.retryAt());
    }

    private static State stateOf(DeliveryState state) {
      return switch (state.newest()) {
        case Delivered _ -> State.DELIVERED;
        case Withheld _ -> State.WITHHELD;
        case NotDelivered it -> it.retryAt() == null ? State.GIVEN_UP : State.WAITING;
        case WebhookDeliveryEvent.Retried _ -> State.WAITING;
      };
    }
  }

  /**
   * Messages to a webhook, the newest first.
   *
   * @param next for the cursor of those before; null when there are none
   */
  @Schema(name = "WebhookDeliveries", requiredProperties = "items")
  record Deliveries(List<Delivery> items, String next) {}
}
