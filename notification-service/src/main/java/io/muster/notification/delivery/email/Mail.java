package io.muster.notification.delivery.email;

/**
 * A message to one person, addressed and worded.
 *
 * @param messageId with angle brackets; the same for every attempt
 */
public record Mail(
    String messageId, String toName, String toAddress, String subject, String text, String html) {

  /** Nothing that came from outside can start a line of its own, and so no header. */
  public static String oneLine(String value) {
    return value == null ? "" : value.replaceAll("[\\p{Cntrl}\\u2028\\u2029\\u0085]+", " ").strip();
  }
}
