package io.muster.notification.webhook;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.paging.EscalationEvent;
import io.muster.contracts.webhook.WebhookCommand.Disable;
import io.muster.contracts.webhook.WebhookDeliveryCommand.RecordDelivered;
import io.muster.contracts.webhook.WebhookDeliveryCommand.RecordNotDelivered;
import io.muster.contracts.webhook.WebhookDeliveryCommand.RecordWithheld;
import io.muster.contracts.webhook.WebhookKind;
import io.muster.contracts.webhook.WebhookMessage;
import io.muster.contracts.webhook.WebhookStop;
import io.muster.contracts.webhook.WithheldBecause;
import io.muster.eventlog.codec.UnreadableEventException;
import io.muster.notification.delivery.webhook.HookBackoff;
import io.muster.notification.delivery.webhook.HookBreaker;
import io.muster.notification.delivery.webhook.HookClient.Answer;
import io.muster.notification.delivery.webhook.HookClient.NoAnswerException;
import io.muster.notification.facts.Facts;
import io.muster.notification.facts.Facts.Kept;
import io.muster.notification.facts.Incidents;
import io.muster.notification.webhook.WebhookOutbox.Due;
import io.muster.starter.CommandSender;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Tells one webhook of one event. Whether it is told follows from what was laid down when the event
 * was recorded, so that looking at it again, also in a replay, decides the same; what it is told is
 * how the incident stood then. Only that nothing of it is private any more than then, and that the
 * webhook still is enabled, is looked at now.
 */
@Component
class WebhookSender {

  private static final Logger LOG = LoggerFactory.getLogger(WebhookSender.class);
  private static final Actor BY = Actor.system("webhooks");

  /** What is older than this is tried a last time when its receiver still is held back. */
  private static final Duration WAITS_AT_MOST = Duration.ofDays(3);

  private static final Duration UNTIL_READABLE = Duration.ofMinutes(5);

  private final Webhooks webhooks;
  private final WebhookPost post;
  private final HookBreaker breaker;
  private final Facts facts;
  private final Incidents incidents;
  private final CommandSender sender;
  private final Clock clock;

  WebhookSender(
      Webhooks webhooks,
      WebhookPost post,
      HookBreaker breaker,
      Facts facts,
      Incidents incidents,
      CommandSender sender,
      Clock clock) {
    this.webhooks = webhooks;
    this.post = post;
    this.breaker = breaker;
    this.facts = facts;
    this.incidents = incidents;
    this.sender = sender;
    this.clock = clock;
  }

  /** One message on its way. */
  private record Outgoing(
      String deliveryId, DeliveryState state, WebhookMessage message, Told told) {}

  /** Sends what is due; answers when it is tried again. */
  Optional<Instant> send(String timer) {
    Due due = Due.of(timer);
    try {
      Optional<Webhook> webhook = webhooks.find(due.webhookId());
      Optional<Kept> kept = facts.at(due.sourceId(), due.sequence());
      return webhook.isEmpty() || kept.isEmpty()
          ? Optional.empty()
          : send(due, webhook.get(), kept.get());
    } catch (UnreadableEventException e) {
      LOG.error("Webhook {} is not told yet: {}", due.webhookId(), e.getMessage());
      return Optional.of(clock.instant().plus(UNTIL_READABLE));
    }
  }

  private Optional<Instant> send(Due due, Webhook webhook, Kept kept) {
    String deliveryId = WebhookDelivery.idOf(webhook.id(), kept.id());
    DeliveryState state = DeliveryState.of(facts.of(deliveryId));
    if (state.isOver()) {
      return Optional.empty();
    }
    if (state.retryAt() != null && state.retryAt().isAfter(clock.instant())) {
      return Optional.of(state.retryAt());
    }
    return meant(due, kept)
        .flatMap(
            told ->
                send(
                    webhook,
                    new Outgoing(
                        deliveryId,
                        state,
                        new WebhookMessage(
                            webhook.id(),
                            kept.id(),
                            told.kind(),
                            told.incident().id(),
                            due.sourceId(),
                            due.sequence()),
                        told)));
  }

  /** What it is to be told; nothing when by what was laid down then it is told nothing of it. */
  private Optional<Told> meant(Due due, Kept kept) {
    Webhook then = webhooks.at(kept.position()).get(due.webhookId());
    Optional<WebhookKind> kind = ToldEvents.of(kept.event());
    if (then == null || !then.enabled() || kind.isEmpty()) {
      return Optional.empty();
    }
    String incidentId = incidentOf(kept.event());
    return incidents
        .find(incidentId, kept.upTo())
        .filter(incident -> then.content().kinds().contains(kind.get()))
        .filter(incident -> ToldEvents.concern(then.content(), kept.event(), incident))
        .filter(incident -> !incidents.wasPrivate(incidentId, kept.upTo()))
        .map(incident -> new Told(kind.get(), kept.id(), kept.position(), kept.event(), incident));
  }

  private static String incidentOf(Event event) {
    return event instanceof EscalationEvent.StepFired fired
        ? fired.incidentId()
        : ((IncidentEvent) event).incidentId();
  }

  private Optional<Instant> send(Webhook webhook, Outgoing message) {
    if (incidents.isPrivate(message.told().incident().id())) {
      return withhold(message, WithheldBecause.PRIVATE);
    }
    if (!webhook.enabled()) {
      return withhold(message, WithheldBecause.DISABLED);
    }
    Instant now = clock.instant();
    Optional<Instant> wait = breaker.enter(webhook.id());
    if (wait.isEmpty()) {
      return attempt(webhook, message);
    }
    if (now.isAfter(message.told().event().at().plus(WAITS_AT_MOST))) {
      return lastAttempt(webhook, message);
    }
    return wait.map(
        until ->
            until.plus(HookBackoff.share(message.deliveryId(), 0, Duration.between(now, until))));
  }

  /** The breaker let it go. */
  private Optional<Instant> attempt(Webhook webhook, Outgoing message) {
    boolean taken = false;
    String retryAfter = null;
    try {
      Answer answer = post.tell(webhook, message.told());
      taken = answer.isTaken();
      retryAfter = answer.retryAfter();
      return answered(webhook, message, answer);
    } catch (NoAnswerException e) {
      return failed(message, null, e.getMessage(), null);
    } finally {
      breaker.leave(webhook.id(), taken, retryAfter);
    }
  }

  /** Else what waits for a receiver that stays away would grow without end. */
  private Optional<Instant> lastAttempt(Webhook webhook, Outgoing message) {
    try {
      Answer answer = post.tell(webhook, message.told());
      if (answer.isTaken() || answer.isGone()) {
        return answered(webhook, message, answer);
      }
      record(message, answer.status(), "it answered " + answer.status(), null);
    } catch (NoAnswerException e) {
      record(message, null, e.getMessage(), null);
    }
    return Optional.empty();
  }

  private Optional<Instant> withhold(Outgoing message, WithheldBecause reason) {
    sender.sendSystem(new RecordWithheld(message.deliveryId(), message.message(), reason, BY));
    return Optional.empty();
  }

  private Optional<Instant> answered(Webhook webhook, Outgoing message, Answer answer) {
    if (answer.isTaken()) {
      sender.sendSystem(
          new RecordDelivered(
              message.deliveryId(),
              message.message(),
              message.state().attempts() + 1,
              answer.status(),
              BY));
      return Optional.empty();
    }
    if (answer.isGone()) {
      sender.sendSystem(new Disable(webhook.id(), WebhookStop.GONE, webhook.content().url(), BY));
      record(message, answer.status(), "it answered that it is gone (410)", null);
      return Optional.empty();
    }
    return failed(message, answer.status(), "it answered " + answer.status(), answer.retryAfter());
  }

  private Optional<Instant> failed(
      Outgoing message, Integer status, String error, String retryAfter) {
    Optional<Instant> retryAt =
        HookBackoff.after(
            message.deliveryId(), message.state().counted() + 1, retryAfter, clock.instant());
    record(message, status, error, retryAt.orElse(null));
    return retryAt;
  }

  private void record(Outgoing message, Integer status, String error, Instant retryAt) {
    sender.sendSystem(
        new RecordNotDelivered(
            message.deliveryId(),
            message.message(),
            message.state().attempts() + 1,
            status,
            error,
            retryAt,
            BY));
  }
}
