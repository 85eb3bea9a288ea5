package io.muster.verify;

import java.io.IOException;

/** The input is not what it should be, so nothing can be said about the log. */
public class UnreadableException extends IOException {

  private static final long serialVersionUID = 1L;

  UnreadableException(String message) {
    super(message);
  }
}
