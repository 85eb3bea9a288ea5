package io.muster.reporting.ledger;

import io.muster.contracts.webhook.WebhookDeliveryEvent;
import io.muster.contracts.webhook.WebhookEvent;
import io.muster.contracts.webhook.WebhookKind;
import io.muster.contracts.webhook.WebhookStop;
import io.muster.contracts.webhook.WithheldBecause;
import java.util.Locale;

/** Sentences on what other programs were told of incidents. */
final class WebhookSentences {

  private WebhookSentences() {}

  static String of(WebhookEvent event, Names names) {
    String who = names.actor(event.by());
    String id = event.webhookId();
    return switch (event) {
      case WebhookEvent.LaidDown e ->
          "%s laid down the webhook %s (%s).".formatted(who, names.quoted(e.content().name()), id);
      case WebhookEvent.Enabled _ ->
          "%s enabled the webhook %s; its address had answered a signed message."
              .formatted(who, id);
      case WebhookEvent.Disabled e ->
          e.reason() == WebhookStop.GONE
              ? "The webhook %s was disabled, as its address said that it is gone.".formatted(id)
              : "%s disabled the webhook %s.".formatted(who, id);
      case WebhookEvent.SecretRotated e ->
          "%s had messages of the webhook %s signed with a new secret; up to %s with the old one as well."
              .formatted(who, id, Words.of(e.oldUntil()));
      case WebhookEvent.Removed _ -> "%s removed the webhook %s.".formatted(who, id);
    };
  }

  static String of(WebhookDeliveryEvent event, Names names) {
    String what =
        "the webhook %s that the incident %s"
            .formatted(event.message().webhookId(), words(event.message().kind()));
    return switch (event) {
      case WebhookDeliveryEvent.Delivered e ->
          "Told %s, at attempt %d; it answered %d.".formatted(what, e.attempt(), e.status());
      case WebhookDeliveryEvent.NotDelivered e ->
          "Could not tell %s, at attempt %d%s%s"
              .formatted(
                  what,
                  e.attempt(),
                  names.because(e.error()),
                  e.retryAt() == null
                      ? " It was given up."
                      : " It is tried again at " + Words.of(e.retryAt()) + ".");
      case WebhookDeliveryEvent.Withheld e ->
          "Did not tell %s: %s."
              .formatted(
                  what,
                  e.reason() == WithheldBecause.PRIVATE
                      ? "the incident was private by then"
                      : "the webhook was disabled by then");
      case WebhookDeliveryEvent.Retried e ->
          "%s had Muster try again to tell %s.".formatted(names.actor(e.by()), what);
    };
  }

  private static String words(WebhookKind kind) {
    return switch (kind) {
      case OPENED -> "was opened";
      case ACKNOWLEDGED, ESCALATED, RESOLVED, REOPENED ->
          "was " + kind.name().toLowerCase(Locale.ROOT);
      case UNACKNOWLEDGED -> "is acknowledged no longer";
      case SEVERITY_CHANGED -> "changed its severity";
      case SERVICES_CHANGED -> "affects other services";
      case PHASE_CHANGED -> "changed its phase";
      case ROLE_ASSIGNED -> "had a role assigned";
    };
  }
}
