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
      Instant startsAt,
      int shiftHours,
      List<String> personIds,
      Actor by)
      implements OnCallCommand {
    public PublishSchedule {
      personIds = List.copyOf(personIds);
    }

    @Override
    public String aggregateId() {
      return scheduleId;
    }
  }

  /** Publish an escalation policy; see {@link OnCallEvent.PolicyPublished}. */
  record PublishPolicy(
      String policyId, String name, List<String> services, List<Level> levels, Actor by)
      implements OnCallCommand {
    public PublishPolicy {
      services = List.copyOf(services);
      levels = List.copyOf(levels);
    }

    @Override
    public String aggregateId() {
      return policyId;
    }
  }

  /** Say how a person is reached. */
  record SetContactMethods(String personId, String name, String email, Actor by)
      implements OnCallCommand {
    @Override
    public String aggregateId() {
      return "contact-" + personId;
    }
  }
}
