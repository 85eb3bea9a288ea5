package io.muster.notification.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Actor;
import io.muster.contracts.incident.Severity;
import io.muster.contracts.webhook.WebhookContent;
import io.muster.contracts.webhook.WebhookEvent;
import io.muster.contracts.webhook.WebhookFormat;
import io.muster.contracts.webhook.WebhookKind;
import io.muster.contracts.webhook.WebhookStop;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WebhookTest {

  private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
  private static final Actor ADAM = Actor.person("adam", "Adam Admin");

  @Test
  void what_its_old_address_said_is_not_said_of_the_new_one() {
    WebhookEvent gone =
        new WebhookEvent.Disabled(WebhookEvent.ID, "webhook-a", WebhookStop.GONE, ADAM, NOW);
    assertThat(after(laidDown("https://a.example/"), gone, laidDown("https://b.example/")).stop())
        .isNull();
    assertThat(after(laidDown("https://a.example/"), gone, laidDown("https://a.example/")).stop())
        .isEqualTo(WebhookStop.GONE);
  }

  private static Webhook after(WebhookEvent... events) {
    return Webhook.after(List.of(events)).get("webhook-a");
  }

  private static WebhookEvent laidDown(String url) {
    return new WebhookEvent.LaidDown(
        WebhookEvent.ID,
        "webhook-a",
        new WebhookContent(
            "Ticketing",
            url,
            WebhookFormat.STANDARD,
            List.of(WebhookKind.OPENED),
            Severity.SEV5,
            List.of()),
        ADAM,
        NOW);
  }
}
