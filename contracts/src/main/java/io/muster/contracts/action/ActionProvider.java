package io.muster.contracts.action;

/** How a target is spoken to. */
public enum ActionProvider {
  /** A receiver of our own, by messages signed after the Standard Webhooks scheme. */
  SIGNED_WEBHOOK
}
