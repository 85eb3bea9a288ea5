package io.muster.eventlog.codec;

/** A stored event this process cannot read. It parks its own sequence; all others flow on. */
public class UnreadableEventException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnreadableEventException(String type, int revision, String why, Throwable cause) {
    super("Cannot read event %s revision %d: %s".formatted(type, revision, why), cause);
  }
}
