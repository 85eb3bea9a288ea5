package io.muster.eventlog.codec;

/**
 * The keys cannot be had right now. That says nothing about the events sealed with them: they are
 * readable again once the cause named in the message is mended.
 */
public class KeysUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  KeysUnavailableException(String message) {
    super(message);
  }

  KeysUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }
}
