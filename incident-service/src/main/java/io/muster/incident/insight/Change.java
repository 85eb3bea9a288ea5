package io.muster.incident.insight;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.muster.contracts.change.ChangeCommand.Record;
import io.muster.contracts.change.ChangeEvent;
import io.muster.contracts.change.ChangeEvent.Concluded;
import io.muster.contracts.change.ChangeEvent.Recorded;
import io.muster.contracts.change.ChangeOutcome;
import java.time.Clock;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** One change somebody made, from its start to what became of it. */
@Aggregate
class Change {

  @AggregateIdentifier private String changeId;
  private ChangeOutcome outcome;

  Change() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Record record, Clock clock) {
    if (changeId == null) {
      apply(
          new Recorded(
              record.changeId(),
              record.integrationId(),
              record.source(),
              record.kind(),
              record.service(),
              record.environment(),
              record.version(),
              record.summary(),
              record.description(),
              record.links(),
              record.author(),
              record.outcome(),
              record.occurredAt(),
              record.rawSha256(),
              record.by(),
              clock.instant()));
    } else if (isNews(record.outcome())) {
      apply(
          new Concluded(
              changeId,
              record.outcome(),
              record.occurredAt(),
              record.rawSha256(),
              record.by(),
              clock.instant()));
    }
  }

  /** Messages overtake each other, so a start after the end is an old one. */
  private boolean isNews(ChangeOutcome said) {
    return said != outcome && said != ChangeOutcome.STARTED && said != ChangeOutcome.UNKNOWN;
  }

  @EventSourcingHandler
  void on(ChangeEvent event) {
    switch (event) {
      case Recorded recorded -> {
        changeId = recorded.changeId();
        outcome = recorded.outcome();
      }
      case Concluded concluded -> outcome = concluded.outcome();
    }
  }
}
