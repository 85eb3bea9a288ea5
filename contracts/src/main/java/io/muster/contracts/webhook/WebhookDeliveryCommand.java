package io.muster.contracts.webhook;

import io.muster.contracts.Actor;
import io.muster.contracts.Command;
import java.time.Instant;

/** What can be recorded and asked of one message to one webhook. Each is safe to give twice. */
public sealed interface WebhookDeliveryCommand extends Command {

  /** The delivery. */
  String deliveryId();

  @Override
  default String aggregateId() {
    return deliveryId();
  }

  /** Record that it was taken. */
  record RecordDelivered(
      String deliveryId, WebhookMessage message, int attempt, int status, Actor by)
      implements WebhookDeliveryCommand {}

  /** Record that it was not. */
  record RecordNotDelivered(
      String deliveryId,
      WebhookMessage message,
      int attempt,
      Integer status,
      String error,
      Instant retryAt,
      Actor by)
      implements WebhookDeliveryCommand {}

  /** Record that it did not leave. */
  record RecordWithheld(String deliveryId, WebhookMessage message, WithheldBecause reason, Actor by)
      implements WebhookDeliveryCommand {}

  /** Try it once more. Refused while it is tried by itself. */
  record Retry(String deliveryId, Actor by) implements WebhookDeliveryCommand {}
}
