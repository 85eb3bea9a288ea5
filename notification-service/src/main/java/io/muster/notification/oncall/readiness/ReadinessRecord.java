package io.muster.notification.oncall.readiness;

import io.muster.contracts.oncall.ReadinessCommand.RecordCheck;
import io.muster.contracts.oncall.ReadinessEvent.Checked;
import java.time.Clock;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** One day's look ahead; the first that is recorded stands. */
@Aggregate(type = "Readiness", cache = "aggregateCache")
class ReadinessRecord {

  @AggregateIdentifier private String id;

  ReadinessRecord() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void check(RecordCheck command, Clock clock) {
    if (id == null) {
      AggregateLifecycle.apply(
          new Checked(
              command.checkId(),
              command.from(),
              command.until(),
              command.policies(),
              command.findings(),
              command.by(),
              clock.instant()));
    }
  }

  @EventSourcingHandler
  void on(Checked event) {
    id = event.checkId();
  }
}
