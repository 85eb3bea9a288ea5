package io.muster.eventlog;

/**
 * More commits wait than the log will hold; nothing was written, and the caller may try again soon.
 */
public class LogBusyException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  LogBusyException(String message) {
    super(message);
  }
}
