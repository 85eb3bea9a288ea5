package io.muster.notification.delivery.mattermost;

import java.time.Instant;

/**
 * Mattermost did not do what it was asked to. The message names no account, and none of its words,
 * which may name people: the id of the error says the same.
 */
final class MattermostException extends Exception {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String error;
  private final transient Instant retryAt;

  MattermostException(String message, int status, String error, Instant retryAt) {
    super(message);
    this.status = status;
    this.error = error;
    this.retryAt = retryAt;
  }

  /** What it answered; 0 when nothing. */
  int status() {
    return status;
  }

  /** Whether Mattermost itself, and nothing in front of it, says that this is not there. */
  boolean isMissing() {
    return status == 404 && !error.isEmpty();
  }

  /** From when it may be asked again, UTC; null when it did not ask to be left alone. */
  Instant retryAt() {
    return retryAt;
  }
}
