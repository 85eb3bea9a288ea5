package io.muster.scan;

/** A text is not of the kind it should be; the message says where and why. */
public final class UnreadableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnreadableException(String message) {
    super(message);
  }
}
