package io.muster.notification.webhook;

import io.muster.contracts.webhook.WebhookCommand.Disable;
import io.muster.contracts.webhook.WebhookCommand.Enable;
import io.muster.contracts.webhook.WebhookCommand.LayDown;
import io.muster.contracts.webhook.WebhookCommand.Remove;
import io.muster.contracts.webhook.WebhookCommand.RotateSecret;
import io.muster.contracts.webhook.WebhookContent;
import io.muster.contracts.webhook.WebhookEvent;
import io.muster.starter.Refused;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** Which programs are told what happens in incidents. */
@Aggregate(type = "Webhooks", cache = "aggregateCache")
class WebhookRegister {

  private static final int MOST = 100;
  private static final int LONGEST_NAME = 100;
  private static final int MOST_SERVICES = 100;

  @AggregateIdentifier private String id;
  private final Map<String, Webhook> webhooks = new LinkedHashMap<>();

  WebhookRegister() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void layDown(LayDown command, Clock clock) {
    require(command.content());
    Webhook before = webhooks.get(command.webhookId());
    if (before == null && webhooks.size() >= MOST) {
      throw Refused.conflict(
          "too-many-webhooks", "There are 100 webhooks, which is the most. Remove one first.");
    }
    if (before == null || !before.content().equals(command.content())) {
      AggregateLifecycle.apply(
          new WebhookEvent.LaidDown(
              WebhookEvent.ID,
              command.webhookId(),
              command.content(),
              command.by(),
              clock.instant()));
    }
  }

  @CommandHandler
  void enable(Enable command, Clock clock) {
    Webhook webhook = webhooks.get(command.webhookId());
    boolean meant =
        webhook != null
            && webhook.content().url().equals(command.url())
            && webhook.content().format() == command.format();
    if (meant && !webhook.enabled()) {
      AggregateLifecycle.apply(
          new WebhookEvent.Enabled(id, command.webhookId(), command.by(), clock.instant()));
    }
  }

  @CommandHandler
  void disable(Disable command, Clock clock) {
    Webhook webhook = webhooks.get(command.webhookId());
    boolean meant =
        webhook != null && (command.url() == null || webhook.content().url().equals(command.url()));
    if (meant && webhook.enabled()) {
      AggregateLifecycle.apply(
          new WebhookEvent.Disabled(
              id, command.webhookId(), command.reason(), command.by(), clock.instant()));
    }
  }

  @CommandHandler
  void rotate(RotateSecret command, Clock clock) {
    Webhook webhook = webhooks.get(command.webhookId());
    Instant now = clock.instant();
    if (webhook == null) {
      return;
    }
    if (webhook.oldSecretUntil() != null && now.isBefore(webhook.oldSecretUntil())) {
      throw Refused.conflict(
          "rotation-under-way",
          "Its secret was rotated less than a day ago, and messages are still signed with the one before. Wait until that has ended, or lay down a new webhook.");
    }
    AggregateLifecycle.apply(
        new WebhookEvent.SecretRotated(
            id,
            command.webhookId(),
            webhook.secret() + 1,
            now.plus(Webhook.OLD_SECRET_HOLDS),
            command.by(),
            now));
  }

  @CommandHandler
  void remove(Remove command, Clock clock) {
    if (webhooks.containsKey(command.webhookId())) {
      AggregateLifecycle.apply(
          new WebhookEvent.Removed(id, command.webhookId(), command.by(), clock.instant()));
    }
  }

  @EventSourcingHandler
  void on(WebhookEvent event) {
    id = event.registerId();
    Webhook.apply(webhooks, event);
  }

  private static void require(WebhookContent content) {
    String name = content.name();
    that(
        name != null
            && !name.isBlank()
            && name.length() <= LONGEST_NAME
            && name.chars().noneMatch(Character::isISOControl),
        "/name",
        "Give 1 to 100 characters on one line.");
    that(content.format() != null, "/format", "Say how messages are written.");
    that(content.from() != null, "/from", "Say from which severity on it is told.");
    that(
        !content.kinds().isEmpty()
            && new HashSet<>(content.kinds()).size() == content.kinds().size(),
        "/kinds",
        "Name what it is told, each once.");
    for (int i = 0; i < content.kinds().size(); i++) {
      that(
          MessageTypes.of(content.format(), content.kinds().get(i)).isPresent(),
          "/kinds/" + i,
          "PagerDuty's format has no word for this. Leave it out, or choose the standard format.");
    }
    that(content.services().size() <= MOST_SERVICES, "/services", "Name at most 100 services.");
    for (int i = 0; i < content.services().size(); i++) {
      String service = content.services().get(i);
      that(
          !service.isBlank() && service.length() <= 200,
          "/services/" + i,
          "Give a service as the catalogue names it.");
    }
  }

  private static void that(boolean holds, String pointer, String otherwise) {
    if (!holds) {
      throw Refused.invalid(pointer, otherwise);
    }
  }
}
