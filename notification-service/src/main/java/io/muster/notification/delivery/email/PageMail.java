package io.muster.notification.delivery.email;

/**
 * A page as a message, addressed and worded.
 *
 * @param messageId with angle brackets; the same for every attempt
 */
record PageMail(
    String messageId, String toName, String toAddress, String subject, String text, String html) {}
