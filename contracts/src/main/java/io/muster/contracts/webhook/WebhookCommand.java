package io.muster.contracts.webhook;

import io.muster.contracts.Actor;
import io.muster.contracts.Command;

/** What can be asked of the register of webhooks. Each but a rotation is safe to give twice. */
public sealed interface WebhookCommand extends Command {

  /** The webhook. */
  String webhookId();

  @Override
  default String aggregateId() {
    return WebhookEvent.ID;
  }

  /** Lay a webhook down, for the first time or anew. */
  record LayDown(String webhookId, WebhookContent content, Actor by) implements WebhookCommand {}

  /**
   * Have it told what happens, as its address answered.
   *
   * @param url the address that did; changes nothing when it has another by now
   * @param format in which it was asked; changes nothing when it has another by now
   */
  record Enable(String webhookId, String url, WebhookFormat format, Actor by)
      implements WebhookCommand {}

  /**
   * Have it told nothing.
   *
   * @param url the address that is gone; changes nothing when it has another by now. Null: whatever
   *     its address is
   */
  record Disable(String webhookId, WebhookStop reason, String url, Actor by)
      implements WebhookCommand {}

  /** Sign its messages with a new secret. */
  record RotateSecret(String webhookId, Actor by) implements WebhookCommand {}

  /** Remove it. */
  record Remove(String webhookId, Actor by) implements WebhookCommand {}
}
