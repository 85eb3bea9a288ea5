package io.muster.notification.webhook;

import io.muster.contracts.webhook.WebhookEvent;
import io.muster.notification.facts.Facts;
import io.muster.notification.facts.Facts.Kept;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Says which webhooks there are, and which there were when something happened: what an event is
 * told to follows from what was laid down before it, whenever it is looked at.
 */
@Component
class Webhooks {

  private final Facts facts;
  private volatile Read read = new Read(-1, List.of());

  Webhooks(Facts facts) {
    this.facts = facts;
  }

  private record Read(long version, List<Kept> events) {}

  /** All that there are now, in the order they were laid down. */
  Map<String, Webhook> now() {
    return at(Long.MAX_VALUE);
  }

  /** One of them. */
  Optional<Webhook> find(String webhookId) {
    return Optional.ofNullable(now().get(webhookId));
  }

  /** All that there were at a position of the log. */
  Map<String, Webhook> at(long position) {
    return Webhook.after(
        events().stream()
            .filter(it -> it.position() <= position)
            .map(it -> (WebhookEvent) it.event())
            .toList());
  }

  /** Of the same version for all who ask, as long as nothing was laid down since. */
  private List<Kept> events() {
    long version = facts.version(WebhookEvent.ID);
    Read known = read;
    if (known.version() != version) {
      known = new Read(version, facts.kept(WebhookEvent.ID));
      read = known;
    }
    return known.events();
  }
}
