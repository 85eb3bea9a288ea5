package io.muster.contracts.webhook;

/** Why a message that was due did not leave. */
public enum WithheldBecause {
  /** The incident had become private by then. */
  PRIVATE,
  /** The webhook had been disabled by then. */
  DISABLED
}
