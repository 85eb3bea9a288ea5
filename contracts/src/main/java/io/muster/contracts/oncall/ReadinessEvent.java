package io.muster.contracts.oncall;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.EventType;
import java.time.Instant;
import java.util.List;

/** What was found when it was looked ahead whether everybody would be reached. */
public sealed interface ReadinessEvent extends Event {

  /** Derived from the day, so that a day is looked at once, however many instances run. */
  String checkId();

  @Override
  default String aggregateId() {
    return checkId();
  }

  /** What happens at a time at which a policy does not do what it is for. */
  enum Reach {
    /** No level reaches anybody. */
    NOBODY,
    /** The first level reaches nobody, a later one does. */
    LATER_LEVEL
  }

  /** Why a target of a level reaches nobody. */
  enum Reason {
    /** The schedule does not exist. */
    NO_SCHEDULE,
    /** No layer of the schedule is on duty. */
    NO_LAYER,
    /** Everybody whose turn it could be is on leave. */
    ALL_AWAY,
    /** Nobody is in the team, or takes turns on the schedule. */
    NO_MEMBERS,
    /** The person is on leave. */
    AWAY,
    /** Muster does not know the person. */
    UNKNOWN_PERSON,
    /** Nobody has said how the person is reached. */
    NO_CONTACT,
    /** No message has ever gone to the person's address. */
    UNTRIED,
    /** The last message to the person was given up. */
    FAILING
  }

  /**
   * The first counter-example of one policy.
   *
   * @param from first instant, UTC
   * @param until first instant after it, UTC
   * @param targetId the schedule, person or team of the first level that fails
   * @param personId who is not reached; null when nobody is on call
   * @param times how many such stretches there are in the interval looked at
   * @param ownerIds who is told, because they can mend it; may be nobody
   */
  record Finding(
      String policyId,
      Reach reach,
      Instant from,
      Instant until,
      Reason reason,
      String targetId,
      String personId,
      int times,
      List<String> ownerIds) {
    public Finding {
      ownerIds = List.copyOf(ownerIds);
    }
  }

  /**
   * Every policy was looked at.
   *
   * @param from beginning of the interval looked at, UTC
   * @param until its end, UTC
   * @param policies how many there were
   * @param findings one for each policy that has a counter-example; empty when none has
   */
  @EventType(name = "readiness.checked")
  record Checked(
      String checkId,
      Instant from,
      Instant until,
      int policies,
      List<Finding> findings,
      Actor by,
      Instant at)
      implements ReadinessEvent {
    public Checked {
      findings = List.copyOf(findings);
    }
  }
}
