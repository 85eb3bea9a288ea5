package io.muster.contracts.oncall;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.EventType;
import io.muster.contracts.FreeText;
import io.muster.contracts.Personal;
import java.time.Instant;
import java.util.List;

/** What was laid down about reaching people. */
public sealed interface OnCallEvent extends Event {

  /** The aggregate that keeps how one person is reached. */
  static String contactOf(String personId) {
    return "contact-" + personId;
  }

  /** The aggregate that keeps one person's leave. */
  static String leaveOf(String personId) {
    return "leave-" + personId;
  }

  /** The aggregate that keeps whose turn it was on the levels of a policy. */
  static String turnsOf(String policyId) {
    return "turns-" + policyId;
  }

  /**
   * A schedule was published. From this moment on it replaces what was published before; who was on
   * call until then stays as it was.
   *
   * @param teamId whose duty it is; null when it is nobody's in particular
   * @param zone in which the schedule is shown, of the IANA time zone database
   * @param layers the first that has somebody wins; at least one
   * @param shadows rotations of people who learn: they are told what whoever is on call is told,
   *     and are never on call by them
   * @param holidays in the order of their dates
   */
  @EventType(name = "schedule.published", revision = 3)
  record SchedulePublished(
      String scheduleId,
      String name,
      String teamId,
      String zone,
      List<Layer> layers,
      List<Layer> shadows,
      List<Holiday> holidays,
      Actor by,
      Instant at)
      implements OnCallEvent {
    public SchedulePublished {
      layers = List.copyOf(layers);
      shadows = List.copyOf(shadows);
      holidays = List.copyOf(holidays);
    }

    @Override
    public String aggregateId() {
      return scheduleId;
    }
  }

  /**
   * One person is on call in place of whoever the layers name; the override added last wins. It
   * changes nothing that was before it was added.
   *
   * @param from first instant, UTC
   * @param until first instant after it, UTC
   * @param reason what for; null when nobody said
   */
  @EventType(name = "schedule.override-added")
  record OverrideAdded(
      String scheduleId,
      String overrideId,
      String personId,
      Instant from,
      Instant until,
      @FreeText(of = "scheduleId") String reason,
      Actor by,
      Instant at)
      implements OnCallEvent {
    @Override
    public String aggregateId() {
      return scheduleId;
    }
  }

  /** An override ended here, or was taken back before it began. */
  @EventType(name = "schedule.override-removed")
  record OverrideRemoved(String scheduleId, String overrideId, Actor by, Instant at)
      implements OnCallEvent {
    @Override
    public String aggregateId() {
      return scheduleId;
    }
  }

  /**
   * A person is away: their turns on every schedule go to the next of the same rotation who is not.
   * Why they are away is not recorded.
   *
   * @param from first instant, UTC
   * @param until first instant after it, UTC
   */
  @EventType(name = "leave.taken")
  record LeaveTaken(
      String leaveId, String personId, Instant from, Instant until, Actor by, Instant at)
      implements OnCallEvent {
    @Override
    public String aggregateId() {
      return leaveOf(personId);
    }
  }

  /** A leave ended here, or was taken back before it began. */
  @EventType(name = "leave.cancelled")
  record LeaveCancelled(String leaveId, String personId, Actor by, Instant at)
      implements OnCallEvent {
    @Override
    public String aggregateId() {
      return leaveOf(personId);
    }
  }

  /**
   * Who is in a team.
   *
   * @param memberIds each once, in the order in which they are shown
   */
  @EventType(name = "team.published")
  record TeamPublished(String teamId, String name, List<String> memberIds, Actor by, Instant at)
      implements OnCallEvent {
    public TeamPublished {
      memberIds = List.copyOf(memberIds);
    }

    @Override
    public String aggregateId() {
      return teamId;
    }
  }

  /**
   * A calendar feed was made: whoever has its address reads duty without signing in, until it is
   * revoked. The address is not recorded.
   *
   * @param personId whose feed it is
   * @param scheduleId everybody's duty on this schedule; null for the owner's own on every schedule
   */
  @EventType(name = "calendar-feed.opened")
  record FeedOpened(String feedId, String personId, String scheduleId, Actor by, Instant at)
      implements OnCallEvent {
    @Override
    public String aggregateId() {
      return feedId;
    }
  }

  /** A calendar feed opens nothing any more. */
  @EventType(name = "calendar-feed.revoked")
  record FeedRevoked(String feedId, Actor by, Instant at) implements OnCallEvent {
    @Override
    public String aggregateId() {
      return feedId;
    }
  }

  /**
   * An escalation policy was published.
   *
   * @param services the services it is for; empty means every service without a policy of its own
   * @param levels in the order they are tried, at least one
   * @param ackTimeout when whoever acknowledged is asked whether they are still on it; null for
   *     never
   * @param repeat how often the levels are gone through again while nobody acknowledges, 0 to 9
   */
  @EventType(name = "escalation-policy.published", revision = 4)
  record PolicyPublished(
      String policyId,
      String name,
      int version,
      List<String> services,
      List<Level> levels,
      AckTimeout ackTimeout,
      int repeat,
      Actor by,
      Instant at)
      implements OnCallEvent {
    public PolicyPublished {
      services = List.copyOf(services);
      levels = List.copyOf(levels);
    }

    /** One that is gone through once, and by which an acknowledgement never lapses. */
    public PolicyPublished(
        String policyId,
        String name,
        int version,
        List<String> services,
        List<Level> levels,
        Actor by,
        Instant at) {
      this(policyId, name, version, services, levels, null, 0, by, at);
    }

    @Override
    public String aggregateId() {
      return policyId;
    }
  }

  /**
   * One person's turn came on a level that calls its people one after the other, and is used up by
   * it. The order of these says whose turn is next; it is the same whoever looks, and whenever.
   *
   * @param level of the policy, counted from 1
   * @param personId whose turn it was
   * @param escalationId for which the level was called; in one round it uses up one turn, however
   *     often it is tried
   * @param round see {@link io.muster.contracts.paging.EscalationEvent.StepFired}
   */
  @EventType(name = "escalation-policy.turn-taken", revision = 2)
  record TurnTaken(
      String policyId,
      int round,
      int level,
      String personId,
      String escalationId,
      String incidentId,
      Actor by,
      Instant at)
      implements OnCallEvent {
    @Override
    public String aggregateId() {
      return turnsOf(policyId);
    }
  }

  /** A person can be reached by e-mail at this address. */
  @EventType(name = "contact-methods.set")
  record ContactMethodsSet(
      String personId,
      @Personal(of = "personId") String name,
      @Personal(of = "personId") String email,
      Actor by,
      Instant at)
      implements OnCallEvent {
    @Override
    public String aggregateId() {
      return contactOf(personId);
    }
  }
}
