package io.muster.notification.oncall;

import io.muster.contracts.oncall.OnCallCommand.CancelLeave;
import io.muster.contracts.oncall.OnCallCommand.TakeLeave;
import io.muster.contracts.oncall.OnCallEvent.LeaveCancelled;
import io.muster.contracts.oncall.OnCallEvent.LeaveTaken;
import io.muster.starter.Refused;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** When one person is away, on every schedule they are on. */
@Aggregate(type = "Leave", cache = "aggregateCache")
class Leave {

  static final int MOST_AHEAD = 100;

  @AggregateIdentifier private String id;
  private final Map<String, Instant> ends = new HashMap<>();
  private final Set<String> cancelled = new HashSet<>();

  Leave() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void take(TakeLeave command, Clock clock) {
    Instant now = clock.instant();
    Checks.id("/personId", command.personId());
    DutyTimes.check(command.from(), command.until(), now);
    if (ends.containsKey(command.leaveId())) {
      return;
    }
    if (ends.values().stream().filter(end -> end.isAfter(now)).count() >= MOST_AHEAD) {
      throw Refused.conflict(
          "too-much-leave", "A person has at most %d times of leave ahead.".formatted(MOST_AHEAD));
    }
    AggregateLifecycle.apply(
        new LeaveTaken(
            command.leaveId(),
            command.personId(),
            command.from(),
            command.until(),
            command.by(),
            now));
  }

  @CommandHandler
  void cancel(CancelLeave command, Clock clock) {
    Instant end = ends.get(command.leaveId());
    if (end == null) {
      throw Refused.notFound("The leave");
    }
    if (!cancelled.contains(command.leaveId())) {
      DutyTimes.notOver(end, clock.instant());
      AggregateLifecycle.apply(
          new LeaveCancelled(command.leaveId(), command.personId(), command.by(), clock.instant()));
    }
  }

  @EventSourcingHandler
  void on(LeaveTaken event) {
    id = event.aggregateId();
    ends.put(event.leaveId(), event.until());
  }

  @EventSourcingHandler
  void on(LeaveCancelled event) {
    cancelled.add(event.leaveId());
    ends.put(event.leaveId(), event.at());
  }
}
