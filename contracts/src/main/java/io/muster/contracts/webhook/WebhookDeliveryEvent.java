package io.muster.contracts.webhook;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.EventType;
import java.time.Instant;

/** What came of telling one webhook of one event: one entry for each attempt. */
public sealed interface WebhookDeliveryEvent extends Event {

  /** How the id of each begins. */
  String PREFIX = "webhook-delivery-";

  /** Follows from the webhook and the event, so that one is never told twice under two names. */
  String deliveryId();

  /** What was to be told. */
  WebhookMessage message();

  @Override
  default String aggregateId() {
    return deliveryId();
  }

  /**
   * The address answered that it has it.
   *
   * @param attempt counted from 1
   * @param status of its answer, 200 to 299
   */
  @EventType(name = "webhook-delivery.delivered")
  record Delivered(
      String deliveryId, WebhookMessage message, int attempt, int status, Actor by, Instant at)
      implements WebhookDeliveryEvent {}

  /**
   * It did not.
   *
   * @param attempt counted from 1
   * @param status of its answer; null when there was none
   * @param error why, in words; names no address
   * @param retryAt when it is tried again, UTC; null when it is given up
   */
  @EventType(name = "webhook-delivery.not-delivered")
  record NotDelivered(
      String deliveryId,
      WebhookMessage message,
      int attempt,
      Integer status,
      String error,
      Instant retryAt,
      Actor by,
      Instant at)
      implements WebhookDeliveryEvent {}

  /** It did not leave, and does not by itself any more. */
  @EventType(name = "webhook-delivery.withheld")
  record Withheld(
      String deliveryId, WebhookMessage message, WithheldBecause reason, Actor by, Instant at)
      implements WebhookDeliveryEvent {}

  /** An administrator has it tried once more, from now on as if it had never been. */
  @EventType(name = "webhook-delivery.retried")
  record Retried(String deliveryId, WebhookMessage message, Actor by, Instant at)
      implements WebhookDeliveryEvent {}
}
