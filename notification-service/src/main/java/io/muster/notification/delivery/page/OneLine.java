package io.muster.notification.delivery.page;

/** Text from outside as it may stand in a message. */
public final class OneLine {

  private OneLine() {}

  /** Nothing that came from outside can start a line of its own, and so no header. */
  public static String of(String value) {
    return value == null ? "" : value.replaceAll("[\\p{Cntrl}\\u2028\\u2029\\u0085]+", " ").strip();
  }
}
