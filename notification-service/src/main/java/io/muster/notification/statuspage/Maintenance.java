package io.muster.notification.statuspage;

import io.muster.contracts.statuspage.MaintenanceCommand.Plan;
import io.muster.contracts.statuspage.MaintenanceCommand.Withdraw;
import io.muster.contracts.statuspage.MaintenanceEvent;
import java.time.Clock;
import java.time.Duration;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** Work that was planned, and of which the public is told beforehand. */
@Aggregate(type = "Maintenance", cache = "aggregateCache")
class Maintenance {

  private static final Duration LONGEST = Duration.ofDays(30);

  @AggregateIdentifier private String id;
  private boolean announced;

  Maintenance() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void plan(Plan command, Clock clock) {
    Texts.line("/title", command.title(), 200);
    Texts.optional("/text", command.text(), 4000);
    Texts.that(command.from() != null, "/from", "Say when it begins.");
    Texts.that(command.until() != null, "/until", "Say when it ends.");
    Texts.that(command.until().isAfter(command.from()), "/until", "It ends after it begins.");
    Texts.that(
        Duration.between(command.from(), command.until()).compareTo(LONGEST) <= 0,
        "/until",
        "It lasts at most 30 days.");
    AggregateLifecycle.apply(
        new MaintenanceEvent.Planned(
            command.maintenanceId(),
            command.title(),
            command.text(),
            command.services(),
            command.from(),
            command.until(),
            command.by(),
            clock.instant()));
  }

  @CommandHandler
  void withdraw(Withdraw command, Clock clock) {
    if (announced) {
      AggregateLifecycle.apply(new MaintenanceEvent.Withdrawn(id, command.by(), clock.instant()));
    }
  }

  @EventSourcingHandler
  void on(MaintenanceEvent event) {
    id = event.maintenanceId();
    announced = event instanceof MaintenanceEvent.Planned;
  }
}
