package io.muster.eventlog;

/**
 * Somebody else changed the aggregate in between: decide again on the newer state. Nothing was
 * written.
 */
public class SequenceTakenException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  SequenceTakenException(String message) {
    super(message);
  }
}
