package io.muster.notification.conversation.update;

import java.time.Instant;

/**
 * When audiences are to hear of an incident next.
 *
 * @param dueAt UTC; may have passed
 * @param everyMinutes how often they hear of it from then on; 0: not again by rule
 * @param from where that is laid down
 */
public record NextUpdate(Instant dueAt, int everyMinutes, From from) {

  /** Where a cadence is laid down. */
  public enum From {
    /** In the plan the incident follows. */
    PLAN,
    /** For incidents as bad as this. */
    SEVERITY
  }
}
