package io.muster.contracts.webhook;

/** Why a program is told nothing for now. */
public enum WebhookStop {
  /** An administrator said so. */
  ADMINISTRATOR,
  /** Its address answered that it is gone for good (410). */
  GONE
}
