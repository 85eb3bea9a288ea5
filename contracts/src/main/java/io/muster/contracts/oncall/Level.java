package io.muster.contracts.oncall;

import java.util.List;

/**
 * One level of an escalation policy.
 *
 * @param targets everyone here is paged at the same time
 * @param ackTimeoutSeconds how long to wait for an acknowledgement before the next level, at least
 *     1
 */
public record Level(List<Target> targets, int ackTimeoutSeconds) {
  public Level {
    targets = List.copyOf(targets);
  }

  /**
   * Whom a level pages.
   *
   * @param id of the schedule or person
   */
  public record Target(Kind kind, String id) {

    /** Whoever is on call on a schedule, or always the same person. */
    public enum Kind {
      SCHEDULE,
      PERSON
    }
  }
}
