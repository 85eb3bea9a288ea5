package io.muster.notification.webhook;

import io.muster.contracts.webhook.WebhookContent;
import io.muster.contracts.webhook.WebhookEvent;
import io.muster.contracts.webhook.WebhookStop;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a webhook stands at a moment.
 *
 * @param enabled whether it is told what happens
 * @param stop why it is not; null while it is, and while its address has not answered yet
 * @param secret the how-manieth its messages are signed with, from 1
 * @param oldSecretUntil up to when they are signed with the one before as well, UTC; null: not
 */
record Webhook(
    String id,
    WebhookContent content,
    boolean enabled,
    WebhookStop stop,
    int secret,
    Instant oldSecretUntil) {

  /** Long enough to change a receiver at leisure, in the working day of any place. */
  static final Duration OLD_SECRET_HOLDS = Duration.ofDays(1);

  /** All that there are after these events, in the order they were laid down. */
  static Map<String, Webhook> after(List<WebhookEvent> events) {
    Map<String, Webhook> all = new LinkedHashMap<>();
    events.forEach(event -> apply(all, event));
    return all;
  }

  /** What one more event makes of all that there are. */
  static void apply(Map<String, Webhook> all, WebhookEvent event) {
    Webhook before = all.get(event.webhookId());
    Webhook now =
        switch (event) {
          case WebhookEvent.LaidDown laid -> laid(before, laid);
          case WebhookEvent.Enabled _ -> before.with(true, null);
          case WebhookEvent.Disabled it -> before.with(false, it.reason());
          case WebhookEvent.SecretRotated it ->
              new Webhook(
                  before.id,
                  before.content,
                  before.enabled,
                  before.stop,
                  it.secret(),
                  it.oldUntil());
          case WebhookEvent.Removed _ -> null;
        };
    if (now == null) {
      all.remove(event.webhookId());
    } else {
      all.put(event.webhookId(), now);
    }
  }

  private static Webhook laid(Webhook before, WebhookEvent.LaidDown laid) {
    return before == null
        ? new Webhook(laid.webhookId(), laid.content(), false, null, 1, null)
        : new Webhook(
            before.id,
            laid.content(),
            before.enabled && before.answersAs(laid.content()),
            before.answersAs(laid.content()) ? before.stop : null,
            before.secret,
            before.oldSecretUntil);
  }

  /** Whether who answered for it answers for this as well. */
  private boolean answersAs(WebhookContent other) {
    return content.url().equals(other.url()) && content.format() == other.format();
  }

  private Webhook with(boolean nowEnabled, WebhookStop reason) {
    return new Webhook(id, content, nowEnabled, reason, secret, oldSecretUntil);
  }
}
