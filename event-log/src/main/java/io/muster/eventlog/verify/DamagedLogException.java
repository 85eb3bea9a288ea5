package io.muster.eventlog.verify;

/** The log is not what was recorded. The message names the event and what is wrong with it. */
public class DamagedLogException extends Exception {

  private static final long serialVersionUID = 1L;

  DamagedLogException(String message) {
    super(message);
  }
}
