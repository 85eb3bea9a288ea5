package io.muster.notification.oncall.leave;

/** A calendar cannot be read; the message says why, and what to do. */
public final class CalendarFault extends Exception {

  private static final long serialVersionUID = 1L;

  CalendarFault(String message) {
    super(message);
  }
}
