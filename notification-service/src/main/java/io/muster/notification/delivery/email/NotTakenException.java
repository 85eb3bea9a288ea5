package io.muster.notification.delivery.email;

/**
 * The mail server did not take a message. The reason names no address, as it is kept in the log.
 */
public final class NotTakenException extends Exception {

  private static final long serialVersionUID = 1L;

  NotTakenException(String reason, Throwable cause) {
    super(reason, cause);
  }
}
