package io.muster.notification.oncall.leave;

/** A calendar cannot be read; the message says why, and what to do. */
public final class CalendarFault extends Exception {

  private static final long serialVersionUID = 1L;

  private final boolean tooLarge;

  CalendarFault(String message, boolean tooLarge) {
    super(message);
    this.tooLarge = tooLarge;
  }

  /** Whether it is a calendar, and holds more than is read. */
  public boolean isTooLarge() {
    return tooLarge;
  }
}
