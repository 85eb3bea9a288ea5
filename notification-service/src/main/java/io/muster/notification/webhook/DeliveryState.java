package io.muster.notification.webhook;

import io.muster.contracts.Event;
import io.muster.contracts.webhook.WebhookDeliveryEvent;
import io.muster.contracts.webhook.WebhookDeliveryEvent.Delivered;
import io.muster.contracts.webhook.WebhookDeliveryEvent.NotDelivered;
import io.muster.contracts.webhook.WebhookDeliveryEvent.Retried;
import io.muster.contracts.webhook.WebhookDeliveryEvent.Withheld;
import java.time.Instant;
import java.util.List;

/**
 * How a delivery stands.
 *
 * @param newest what came of it last; null while nothing did
 * @param attempts how many were made
 * @param since the first of those that count for when it is given up: the last that was asked for
 *     by hand begins anew
 */
record DeliveryState(WebhookDeliveryEvent newest, int attempts, int since) {

  static final DeliveryState NEW = new DeliveryState(null, 0, 0);

  static DeliveryState of(List<Event> events) {
    DeliveryState state = NEW;
    for (Event event : events) {
      if (event instanceof WebhookDeliveryEvent it) {
        state = state.after(it);
      }
    }
    return state;
  }

  DeliveryState after(WebhookDeliveryEvent event) {
    return switch (event) {
      case Delivered it -> new DeliveryState(it, it.attempt(), since);
      case NotDelivered it -> new DeliveryState(it, it.attempt(), since);
      case Withheld it -> new DeliveryState(it, attempts, since);
      case Retried it -> new DeliveryState(it, attempts, attempts);
    };
  }

  /** Whether nothing more happens by itself. */
  boolean isOver() {
    return switch (newest) {
      case null -> false;
      case NotDelivered it -> it.retryAt() == null;
      case Retried _ -> false;
      case Delivered _, Withheld _ -> true;
    };
  }

  /** When it is tried again; null when nothing says so. */
  Instant retryAt() {
    return newest instanceof NotDelivered it ? it.retryAt() : null;
  }

  /** Attempts so far that count for when it is given up. */
  int counted() {
    return attempts - since;
  }
}
