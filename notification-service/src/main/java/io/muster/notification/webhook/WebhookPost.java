package io.muster.notification.webhook;

import io.muster.contracts.webhook.WebhookFormat;
import io.muster.notification.delivery.webhook.HookClient;
import io.muster.notification.delivery.webhook.HookClient.Answer;
import io.muster.notification.delivery.webhook.HookClient.NoAnswerException;
import io.muster.starter.Hmac;
import io.muster.starter.MusterProperties;
import io.muster.starter.WebhookSecret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes a message as a webhook's format has it, signs it, and posts it: one attempt. */
@Component
class WebhookPost {

  private final WebhookSecrets secrets;
  private final HookClient http;
  private final MusterProperties muster;
  private final JsonMapper json;
  private final Clock clock;

  WebhookPost(
      WebhookSecrets secrets,
      HookClient administratorHooks,
      MusterProperties muster,
      JsonMapper json,
      Clock clock) {
    this.secrets = secrets;
    this.http = administratorHooks;
    this.muster = muster;
    this.json = json;
    this.clock = clock;
  }

  /** Tells it what happened. */
  Answer tell(Webhook webhook, Told told) throws NoAnswerException {
    return post(
        webhook,
        told.eventId(),
        json.writeValueAsString(
            switch (webhook.content().format()) {
              case STANDARD -> StandardMessage.of(told, muster.publicUrl());
              case PAGERDUTY -> PagerDutyMessage.of(told, muster.publicUrl());
            }));
  }

  /**
   * Sends a message that is about nothing.
   *
   * @param id of the message, another one for each
   */
  Answer ping(Webhook webhook, String id) throws NoAnswerException {
    Instant now = clock.instant();
    return post(
        webhook,
        id,
        json.writeValueAsString(
            switch (webhook.content().format()) {
              case STANDARD -> StandardMessage.Ping.of(webhook, now);
              case PAGERDUTY -> PagerDutyMessage.ping(id, now);
            }));
  }

  private Answer post(Webhook webhook, String id, String body) throws NoAnswerException {
    Map<String, String> headers =
        webhook.content().format() == WebhookFormat.STANDARD
            ? standard(webhook, id, body)
            : pagerDuty(webhook, id, body);
    return http.post(URI.create(webhook.content().url()), headers, body);
  }

  private Map<String, String> standard(Webhook webhook, String id, String body) {
    return WebhookSecret.headers(
        id,
        clock.instant(),
        body,
        numbers(webhook).mapToObj(it -> secrets.standard(webhook.id(), it)).toList());
  }

  private Map<String, String> pagerDuty(Webhook webhook, String id, String body) {
    byte[] signed = body.getBytes(StandardCharsets.UTF_8);
    return Map.of(
        "X-Webhook-Id",
        id,
        "X-Webhook-Subscription",
        webhook.id(),
        "X-PagerDuty-Signature",
        numbers(webhook)
            .mapToObj(it -> "v1=" + Hmac.hex(secrets.pagerDuty(webhook.id(), it), signed))
            .collect(Collectors.joining(",")));
  }

  /** Of the secrets that hold: up to a day after a rotation receivers may have the one before. */
  private IntStream numbers(Webhook webhook) {
    boolean oldHolds =
        webhook.oldSecretUntil() != null && clock.instant().isBefore(webhook.oldSecretUntil());
    return oldHolds
        ? IntStream.of(webhook.secret(), webhook.secret() - 1)
        : IntStream.of(webhook.secret());
  }
}
