package io.muster.notification.conversation.slack;

import java.time.Instant;

/** Slack did not do what it was asked. */
final class SlackException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Slack could not be reached, or answered nothing that makes sense. */
  static final String AWAY = "away";

  /** Slack has been asked too much. */
  static final String BUSY = "ratelimited";

  private final String error;
  private final transient Instant retryAt;

  private SlackException(String method, String error, Instant retryAt) {
    super("Slack answered %s to %s".formatted(error, method));
    this.error = error;
    this.retryAt = retryAt;
  }

  /** It answered, and says no. */
  static SlackException refused(String method, String error) {
    return new SlackException(method, error, null);
  }

  /** Whether it was done or not is not known. */
  static SlackException away(String method) {
    return new SlackException(method, AWAY, null);
  }

  /** It asks to be left alone until then. */
  static SlackException busy(String method, Instant retryAt) {
    return new SlackException(method, BUSY, retryAt);
  }

  /** Slack's word for it, such as {@code missing_scope}; or {@link #AWAY}. */
  String error() {
    return error;
  }

  boolean is(String word) {
    return error.equals(word);
  }

  /** Whether asking for something else at this moment makes no sense either. */
  boolean isOutage() {
    return is(AWAY) || is(BUSY);
  }

  /** When Slack may be asked again; null when it did not say. */
  Instant retryAt() {
    return retryAt;
  }
}
