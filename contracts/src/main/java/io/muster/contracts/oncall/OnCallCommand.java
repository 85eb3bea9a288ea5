package io.muster.contracts.oncall;

import io.muster.contracts.Actor;
import io.muster.contracts.Command;
import java.time.Instant;
import java.util.List;

/** What can be laid down about reaching people. Saying the same again changes nothing. */
public sealed interface OnCallCommand extends Command {

  /** Publish a schedule; see {@link OnCallEvent.SchedulePublished}. */
  record PublishSchedule(
      String scheduleId,
      String name,
      String teamId,
      String zone,
      List<Layer> layers,
      List<Layer> shadows,
      List<Holiday> holidays,
      Actor by)
      implements OnCallCommand {
    public PublishSchedule {
      layers = List.copyOf(layers);
      shadows = List.copyOf(shadows);
      holidays = List.copyOf(holidays);
    }

    @Override
    public String aggregateId() {
      return scheduleId;
    }
  }

  /** Put one person on call in everybody's place; see {@link OnCallEvent.OverrideAdded}. */
  record AddOverride(
      String scheduleId,
      String overrideId,
      String personId,
      Instant from,
      Instant until,
      String reason,
      Actor by)
      implements OnCallCommand {
    @Override
    public String aggregateId() {
      return scheduleId;
    }
  }

  /** Take an override back, from now on. */
  record RemoveOverride(String scheduleId, String overrideId, Actor by) implements OnCallCommand {
    @Override
    public String aggregateId() {
      return scheduleId;
    }
  }

  /** Say that a person is away; see {@link OnCallEvent.LeaveTaken}. */
  record TakeLeave(String leaveId, String personId, Instant from, Instant until, Actor by)
      implements OnCallCommand {
    @Override
    public String aggregateId() {
      return OnCallEvent.leaveOf(personId);
    }
  }

  /** Say that a person is not away after all, from now on. */
  record CancelLeave(String leaveId, String personId, Actor by) implements OnCallCommand {
    @Override
    public String aggregateId() {
      return OnCallEvent.leaveOf(personId);
    }
  }

  /** Say who is in a team; see {@link OnCallEvent.TeamPublished}. */
  record PublishTeam(String teamId, String name, List<String> memberIds, Actor by)
      implements OnCallCommand {
    public PublishTeam {
      memberIds = List.copyOf(memberIds);
    }

    @Override
    public String aggregateId() {
      return teamId;
    }
  }

  /** Make a calendar feed; see {@link OnCallEvent.FeedOpened}. */
  record OpenFeed(String feedId, String personId, String scheduleId, Actor by)
      implements OnCallCommand {
    @Override
    public String aggregateId() {
      return feedId;
    }
  }

  /** Let a calendar feed open nothing any more. */
  record RevokeFeed(String feedId, Actor by) implements OnCallCommand {
    @Override
    public String aggregateId() {
      return feedId;
    }
  }

  /** Publish an escalation policy; see {@link OnCallEvent.PolicyPublished}. */
  record PublishPolicy(
      String policyId,
      String name,
      List<String> services,
      List<Level> levels,
      AckTimeout ackTimeout,
      int repeat,
      Actor by)
      implements OnCallCommand {
    public PublishPolicy {
      services = List.copyOf(services);
      levels = List.copyOf(levels);
    }

    /** One that is gone through once, and by which an acknowledgement never lapses. */
    public PublishPolicy(
        String policyId, String name, List<String> services, List<Level> levels, Actor by) {
      this(policyId, name, services, levels, null, 0, by);
    }

    @Override
    public String aggregateId() {
      return policyId;
    }
  }

  /**
   * Give one person their turn; see {@link OnCallEvent.TurnTaken}.
   *
   * @param candidates whose turn it can be now, each once, in their order; at least one
   */
  record TakeTurn(
      String policyId,
      int round,
      int level,
      String escalationId,
      String incidentId,
      List<String> candidates,
      Actor by)
      implements OnCallCommand {
    public TakeTurn {
      candidates = List.copyOf(candidates);
    }

    @Override
    public String aggregateId() {
      return OnCallEvent.turnsOf(policyId);
    }
  }

  /** Say how a person is reached. */
  record SetContactMethods(String personId, String name, String email, Actor by)
      implements OnCallCommand {
    @Override
    public String aggregateId() {
      return OnCallEvent.contactOf(personId);
    }
  }
}
