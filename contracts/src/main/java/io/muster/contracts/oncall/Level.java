package io.muster.contracts.oncall;

import io.muster.contracts.incident.Severity;
import java.time.Instant;
import java.util.List;

/**
 * One level of an escalation policy.
 *
 * @param targets whom it is about; see {@link Calling}
 * @param ackTimeoutSeconds how long to wait for an acknowledgement before the next level, at least
 *     1
 * @param calling whether all of them are paged, or one whose turn it is
 * @param only when it is called at all; null for always
 */
public record Level(List<Target> targets, int ackTimeoutSeconds, Calling calling, Condition only) {
  public Level {
    targets = List.copyOf(targets);
    calling = calling == null ? Calling.EVERYBODY : calling;
  }

  /** A level that always pages everybody it names. */
  public Level(List<Target> targets, int ackTimeoutSeconds) {
    this(targets, ackTimeoutSeconds, Calling.EVERYBODY, null);
  }

  /** Whether its condition, if it has one, holds for an incident of this severity at an instant. */
  public boolean isFor(Severity severity, Instant at) {
    return only == null || only.holds(severity, at);
  }

  /** Whom of those it names a level pages. */
  public enum Calling {
    /** Everybody, at the same time. */
    EVERYBODY,
    /** One of them, each in their turn from incident to incident. */
    IN_TURN
  }

  /**
   * Whom a level pages.
   *
   * @param id of the schedule, person or team
   */
  public record Target(Kind kind, String id) {

    /** What a target stands for at the moment it is called. */
    public enum Kind {
      /** Whoever is on call on a schedule then. */
      SCHEDULE,
      /** Always the same person. */
      PERSON,
      /** Every member of a team who is not on leave. */
      TEAM,
      /** Everybody who takes turns on a schedule, on call or not, and is not on leave. */
      ROTATION
    }
  }
}
