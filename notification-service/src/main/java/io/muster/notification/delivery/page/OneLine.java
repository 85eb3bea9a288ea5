package io.muster.notification.delivery.page;

/** Text from outside as it may stand in a message. */
public final class OneLine {

  private OneLine() {}

  /** Nothing that came from outside can start a line of its own, and so no header. */
  public static String of(String value) {
    return value == null ? "" : value.replaceAll("[\\p{Cntrl}\\u2028\\u2029\\u0085]+", " ").strip();
  }

  /**
   * At most so many characters, the last of them telling that there were more. None is cut in half:
   * half an emoji is no text.
   */
  public static String atMost(int longest, String text) {
    return text.codePointCount(0, text.length()) <= longest
        ? text
        : text.substring(0, text.offsetByCodePoints(0, longest - 1)) + "…";
  }
}
