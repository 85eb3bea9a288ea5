package io.muster.eventlog;

/**
 * The database could not be asked in time whether the commit was recorded. It may have been: repeat
 * the request with the same idempotency key, which finds the first result if there is one.
 */
public class OutcomeUnknownException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  OutcomeUnknownException(String message, Throwable cause) {
    super(message, cause);
  }
}
