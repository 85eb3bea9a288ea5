package io.muster.notification.webhook;

import io.muster.contracts.webhook.WebhookFormat;
import io.muster.starter.Hmac;
import io.muster.starter.WebhookSecret;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * What messages are signed with. A secret is kept nowhere: it follows from the webhook, its number
 * and the installation's own secret, so that a copy of the database signs nothing.
 */
@Component
public class WebhookSecrets {

  private final byte[] key;

  WebhookSecrets(@Value("${muster.link-secret}") String linkSecret) {
    this.key = linkSecret.getBytes(StandardCharsets.UTF_8);
  }

  /** The secret of a webhook with a number; 32 bytes. */
  WebhookSecret standard(String webhookId, int number) {
    return WebhookSecret.of(derived("muster.webhook.1\n%s\n%d".formatted(webhookId, number)));
  }

  /** The same as text, which is what PagerDuty's format signs with: 64 hexadecimal digits. */
  String pagerDuty(String webhookId, int number) {
    return HexFormat.of()
        .formatHex(derived("muster.webhook.pagerduty.1\n%s\n%d".formatted(webhookId, number)));
  }

  /** What whoever receives messages of a webhook is given. */
  String shown(Webhook webhook) {
    return webhook.content().format() == WebhookFormat.STANDARD
        ? standard(webhook.id(), webhook.secret()).text()
        : pagerDuty(webhook.id(), webhook.secret());
  }

  /** What messages to a subscriber of the status page are signed with. */
  public WebhookSecret ofSubscriber(String subscriberId) {
    return WebhookSecret.of(derived("muster.webhook.subscriber.1\n" + subscriberId));
  }

  private byte[] derived(String from) {
    return Hmac.of(key, from.getBytes(StandardCharsets.UTF_8));
  }
}
