package io.muster.contracts.webhook;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.EventType;
import io.muster.contracts.FreeText;
import java.time.Instant;

/** What was laid down about which programs are told of incidents. */
public sealed interface WebhookEvent extends Event {

  /** There is one register, so that which programs were told at any moment is one history. */
  String ID = "webhooks";

  /** Always {@link #ID}; it names the key addresses are sealed with. */
  String registerId();

  /** The webhook. */
  String webhookId();

  @Override
  default String aggregateId() {
    return registerId();
  }

  /**
   * A webhook is to be as said here. A new one, and one with another address or format, is told
   * nothing until its address has answered a signed message.
   */
  @EventType(name = "webhook.laid-down")
  record LaidDown(
      String registerId,
      String webhookId,
      @FreeText(of = "registerId") WebhookContent content,
      Actor by,
      Instant at)
      implements WebhookEvent {}

  /** Its address answered a signed message; it is told what happens from now on. */
  @EventType(name = "webhook.enabled")
  record Enabled(String registerId, String webhookId, Actor by, Instant at)
      implements WebhookEvent {}

  /** It is told nothing until it is enabled again. */
  @EventType(name = "webhook.disabled")
  record Disabled(String registerId, String webhookId, WebhookStop reason, Actor by, Instant at)
      implements WebhookEvent {}

  /**
   * Messages are signed with a new secret. Neither is recorded: each follows from its number and a
   * secret of the installation.
   *
   * @param secret the how-manieth of this webhook, from 2
   * @param oldUntil up to when messages are signed with the one before as well, UTC
   */
  @EventType(name = "webhook.secret-rotated")
  record SecretRotated(
      String registerId, String webhookId, int secret, Instant oldUntil, Actor by, Instant at)
      implements WebhookEvent {}

  /** There is no such webhook any more. */
  @EventType(name = "webhook.removed")
  record Removed(String registerId, String webhookId, Actor by, Instant at)
      implements WebhookEvent {}
}
