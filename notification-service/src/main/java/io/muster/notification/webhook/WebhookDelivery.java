package io.muster.notification.webhook;

import io.muster.contracts.webhook.WebhookDeliveryCommand.RecordDelivered;
import io.muster.contracts.webhook.WebhookDeliveryCommand.RecordNotDelivered;
import io.muster.contracts.webhook.WebhookDeliveryCommand.RecordWithheld;
import io.muster.contracts.webhook.WebhookDeliveryCommand.Retry;
import io.muster.contracts.webhook.WebhookDeliveryEvent;
import io.muster.contracts.webhook.WebhookMessage;
import io.muster.starter.Refused;
import io.muster.starter.Sha256;
import java.time.Clock;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** What came of telling one webhook of one event. */
@Aggregate(type = "WebhookDelivery")
class WebhookDelivery {

  private static final int DIGITS = 32;

  @AggregateIdentifier private String id;
  private WebhookMessage message;
  private DeliveryState state = DeliveryState.NEW;

  WebhookDelivery() {}

  /** The one delivery of an event to a webhook. */
  static String idOf(String webhookId, String eventId) {
    return WebhookDeliveryEvent.PREFIX
        + Sha256.hex(webhookId + "\n" + eventId).substring(0, DIGITS);
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void delivered(RecordDelivered command, Clock clock) {
    if (!state.isOver() && command.attempt() > state.attempts()) {
      AggregateLifecycle.apply(
          new WebhookDeliveryEvent.Delivered(
              command.deliveryId(),
              command.message(),
              command.attempt(),
              command.status(),
              command.by(),
              clock.instant()));
    }
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void notDelivered(RecordNotDelivered command, Clock clock) {
    if (!state.isOver() && command.attempt() > state.attempts()) {
      AggregateLifecycle.apply(
          new WebhookDeliveryEvent.NotDelivered(
              command.deliveryId(),
              command.message(),
              command.attempt(),
              command.status(),
              command.error(),
              command.retryAt(),
              command.by(),
              clock.instant()));
    }
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void withheld(RecordWithheld command, Clock clock) {
    if (!state.isOver()) {
      AggregateLifecycle.apply(
          new WebhookDeliveryEvent.Withheld(
              command.deliveryId(),
              command.message(),
              command.reason(),
              command.by(),
              clock.instant()));
    }
  }

  @CommandHandler
  void retry(Retry command, Clock clock) {
    if (!state.isOver()) {
      throw Refused.conflict(
          "delivery-under-way", "It is tried again by itself; its row says when.");
    }
    AggregateLifecycle.apply(
        new WebhookDeliveryEvent.Retried(id, message, command.by(), clock.instant()));
  }

  @EventSourcingHandler
  void on(WebhookDeliveryEvent event) {
    id = event.deliveryId();
    message = event.message();
    state = state.after(event);
  }
}
