package io.muster.notification.oncall;

import io.muster.contracts.oncall.OnCallCommand.PublishSchedule;
import io.muster.contracts.oncall.OnCallEvent.SchedulePublished;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** People taking turns at being on call. What is published replaces what was there before. */
@Aggregate(type = "Schedule", cache = "aggregateCache")
class Schedule {

  private static final int LONGEST_TURN_HOURS = 24 * 31;

  @AggregateIdentifier private String id;
  private SchedulePublished published;

  Schedule() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void publish(PublishSchedule command, Clock clock) {
    Checks.id("/scheduleId", command.scheduleId());
    Checks.name("/name", command.name());
    Checks.that(command.startsAt() != null, "/startsAt", "Say when the first turn begins.");
    Checks.that(
        command.shiftHours() >= 1 && command.shiftHours() <= LONGEST_TURN_HOURS,
        "/shiftHours",
        "A turn lasts 1 to " + LONGEST_TURN_HOURS + " hours.");
    people(command.personIds());
    if (!says(command)) {
      AggregateLifecycle.apply(
          new SchedulePublished(
              command.scheduleId(),
              command.name(),
              command.startsAt(),
              command.shiftHours(),
              command.personIds(),
              command.by(),
              clock.instant()));
    }
  }

  private static void people(List<String> personIds) {
    Checks.that(!personIds.isEmpty(), "/personIds", "Name at least one person.");
    for (int i = 0; i < personIds.size(); i++) {
      Checks.id("/personIds/" + i, personIds.get(i));
    }
    Checks.that(
        new HashSet<>(personIds).size() == personIds.size(),
        "/personIds",
        "Name each person once; everybody has one turn a round.");
  }

  private boolean says(PublishSchedule command) {
    return published != null
        && published.name().equals(command.name())
        && published.startsAt().equals(command.startsAt())
        && published.shiftHours() == command.shiftHours()
        && published.personIds().equals(command.personIds());
  }

  @EventSourcingHandler
  void on(SchedulePublished event) {
    id = event.scheduleId();
    published = event;
  }
}
