package io.muster.notification.conversation;

import java.time.Instant;

/** Posts what people outside an incident are told into a channel of the connected chat. */
public interface Announcer {

  /** Whether an operator connected a chat. */
  boolean isSetUp();

  /**
   * Posts a text.
   *
   * @param channelId the chat's own id of the channel
   * @param deliveryId stays the same when it is posted again because nobody knows whether it was
   * @return the chat's own id of the message
   * @throws NotPostedException when it was not
   */
  String post(String channelId, String deliveryId, String text) throws NotPostedException;

  /** The chat did not take it. */
  final class NotPostedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Instant retryAt;

    /**
     * A message that was not taken.
     *
     * @param retryAt when the chat may be asked again, UTC; null when it did not say
     */
    public NotPostedException(String reason, Instant retryAt, Throwable cause) {
      super(reason, cause);
      this.retryAt = retryAt;
    }

    /** When the chat may be asked again, UTC; null when it did not say. */
    public Instant retryAt() {
      return retryAt;
    }
  }
}
