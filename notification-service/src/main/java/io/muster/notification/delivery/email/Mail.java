package io.muster.notification.delivery.email;

/**
 * A message to one person, addressed and worded.
 *
 * @param messageId with angle brackets; the same for every attempt
 */
public record Mail(
    String messageId, String toName, String toAddress, String subject, String text, String html) {}
