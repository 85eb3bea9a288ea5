package io.muster.notification.delivery.teams;

import java.time.Instant;

/** A workflow took no card. The message names its host and neither its path nor its signature. */
public final class WorkflowException extends Exception {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient Instant retryAt;

  WorkflowException(String message, int status, Instant retryAt) {
    super(message);
    this.status = status;
    this.retryAt = retryAt;
  }

  /** What it answered; 0 when nothing. */
  int status() {
    return status;
  }

  /** From when it may be asked again, UTC; null when it did not ask to be left alone. */
  public Instant retryAt() {
    return retryAt;
  }
}
