package io.muster.notification.webhook;

import com.mongodb.client.MongoDatabase;
import io.muster.contracts.Event;
import io.muster.contracts.drill.DrillIds;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.paging.EscalationEvent;
import io.muster.contracts.webhook.WebhookDeliveryEvent;
import io.muster.contracts.webhook.WebhookKind;
import io.muster.contracts.webhook.WebhookMessage;
import io.muster.starter.Recorded;
import io.muster.starter.RetriedByItself;
import io.muster.starter.timer.TimerLoop;
import io.muster.starter.timer.Timers;
import java.time.Clock;
import java.time.Duration;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * Puts what webhooks are to be told on a list of its own, beside those of pages, notices and
 * updates: a receiver that is away delays none of them. A drill is told nowhere.
 */
@Component
@ProcessingGroup(WebhookOutbox.GROUP)
class WebhookOutbox {

  static final String GROUP = "notification.webhooks";

  private final Webhooks webhooks;
  private final Timers outbox;

  WebhookOutbox(Webhooks webhooks, Timers unsentWebhooks) {
    this.webhooks = webhooks;
    this.outbox = unsentWebhooks;
  }

  /**
   * Names what one webhook is to be told.
   *
   * @param sourceId the aggregate the event belongs to
   * @param sequence its place among the events of that
   */
  record Due(String webhookId, long sequence, String sourceId) {

    private static final String BETWEEN = "/";

    static Due of(WebhookMessage message) {
      return new Due(message.webhookId(), message.sequence(), message.sourceId());
    }

    String id() {
      return webhookId + BETWEEN + sequence + BETWEEN + sourceId;
    }

    static Due of(String id) {
      String[] parts = id.split(BETWEEN, 3);
      return new Due(parts[0], Long.parseLong(parts[1]), parts[2]);
    }
  }

  @EventHandler
  void on(IncidentEvent event, Recorded recorded) {
    ToldEvents.kindOf(event).ifPresent(kind -> remind(kind, event.incidentId(), event, recorded));
  }

  @EventHandler
  void on(EscalationEvent event, Recorded recorded) {
    if (event instanceof EscalationEvent.StepFired fired) {
      ToldEvents.kindOf(event).ifPresent(kind -> remind(kind, fired.incidentId(), event, recorded));
    }
  }

  @EventHandler
  void on(WebhookDeliveryEvent event) {
    String id = Due.of(event.message()).id();
    switch (event) {
      case WebhookDeliveryEvent.Retried again -> outbox.remind(id, again.at());
      case WebhookDeliveryEvent.Delivered _,
          WebhookDeliveryEvent.NotDelivered _,
          WebhookDeliveryEvent.Withheld _ -> {
        // Whoever sends looks how things stand.
      }
    }
  }

  private void remind(WebhookKind kind, String incidentId, Event event, Recorded recorded) {
    if (DrillIds.inDrill(incidentId)) {
      return;
    }
    webhooks.at(recorded.position()).values().stream()
        .filter(webhook -> webhook.enabled() && webhook.content().kinds().contains(kind))
        .forEach(
            webhook ->
                // One that is being told already is left to whoever tells it.
                outbox.hasten(
                    new Due(webhook.id(), recorded.sequence(), recorded.aggregateId()).id(),
                    event.at()));
  }

  @Configuration(proxyBeanMethods = false)
  static class Sending {

    private static final int AT_ONCE = 16;

    @Bean
    Timers unsentWebhooks(MongoDatabase database, Clock clock) {
      return new Timers(database, "notification_webhook_outbox", clock);
    }

    @Bean
    TimerLoop webhookLoop(Timers unsentWebhooks, WebhookSender sender, Clock clock) {
      return new TimerLoop("webhook-sender", unsentWebhooks, sender::send, AT_ONCE, clock);
    }

    @Bean
    RetriedByItself webhooksRetried() {
      return new RetriedByItself(GROUP, Duration.ofSeconds(5), Duration.ofMinutes(1));
    }
  }
}
