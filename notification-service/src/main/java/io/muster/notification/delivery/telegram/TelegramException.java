package io.muster.notification.delivery.telegram;

import java.time.Instant;

/**
 * Telegram did not do what it was asked to. The message names neither the bot's token nor a chat.
 */
final class TelegramException extends Exception {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient Instant retryAt;

  TelegramException(String message, int status, Instant retryAt) {
    super(message);
    this.status = status;
    this.retryAt = retryAt;
  }

  /** What it answered; 0 when nothing. */
  int status() {
    return status;
  }

  /** Whether the same request would be refused again, until somebody changes something. */
  boolean isRefusal() {
    return status >= 400 && status < 500 && status != 429;
  }

  /** From when it may be asked again, UTC; null when it did not ask to be left alone. */
  Instant retryAt() {
    return retryAt;
  }
}
