package io.muster.notification.delivery.email;

import java.util.Map;

/**
 * A message to one person, addressed and worded.
 *
 * @param messageId with angle brackets; the same for every attempt
 * @param headers more of them, by name, such as how to be told nothing any more
 */
public record Mail(
    String messageId,
    String toName,
    String toAddress,
    String subject,
    String text,
    String html,
    Map<String, String> headers) {
  public Mail {
    headers = Map.copyOf(headers);
  }

  /** One without further headers. */
  public Mail(
      String messageId, String toName, String toAddress, String subject, String text, String html) {
    this(messageId, toName, toAddress, subject, text, html, Map.of());
  }
}
