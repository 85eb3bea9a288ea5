package io.muster.contracts.oncall;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.EventType;
import io.muster.contracts.Personal;
import java.time.Instant;
import java.util.List;

/** What was laid down about reaching people. Each event replaces what its aggregate said before. */
public sealed interface OnCallEvent extends Event {

  /**
   * A schedule was published: people take turns of equal length, in order, for ever.
   *
   * @param startsAt when the first person's first turn begins, UTC
   * @param shiftHours length of one turn in hours, at least 1
   * @param personIds in the order of their turns, at least one
   */
  @EventType(name = "schedule.published")
  record SchedulePublished(
      String scheduleId,
      String name,
      Instant startsAt,
      int shiftHours,
      List<String> personIds,
      Actor by,
      Instant at)
      implements OnCallEvent {
    public SchedulePublished {
      personIds = List.copyOf(personIds);
    }

    @Override
    public String aggregateId() {
      return scheduleId;
    }
  }

  /**
   * An escalation policy was published.
   *
   * @param services the services it is for; empty means every service without a policy of its own
   * @param levels in the order they are tried, at least one
   */
  @EventType(name = "escalation-policy.published")
  record PolicyPublished(
      String policyId,
      String name,
      int version,
      List<String> services,
      List<Level> levels,
      Actor by,
      Instant at)
      implements OnCallEvent {
    public PolicyPublished {
      services = List.copyOf(services);
      levels = List.copyOf(levels);
    }

    @Override
    public String aggregateId() {
      return policyId;
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
      return "contact-" + personId;
    }
  }
}
