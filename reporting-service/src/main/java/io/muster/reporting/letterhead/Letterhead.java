package io.muster.reporting.letterhead;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.muster.contracts.letterhead.LetterheadCommand.Introduce;
import io.muster.contracts.letterhead.LetterheadCommand.Withdraw;
import io.muster.contracts.letterhead.LetterheadContent;
import io.muster.contracts.letterhead.LetterheadEvent;
import io.muster.contracts.letterhead.LetterheadEvent.Introduced;
import io.muster.contracts.letterhead.LetterheadEvent.Withdrawn;
import java.time.Clock;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** The letterhead of the installation; every one there was stays in the log. */
@Aggregate(type = "Letterhead")
class Letterhead {

  @AggregateIdentifier private String id;
  private LetterheadContent content;

  Letterhead() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Introduce command, Clock clock) {
    if (!command.content().equals(content)) {
      apply(new Introduced(command.content(), command.by(), clock.instant()));
    }
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Withdraw command, Clock clock) {
    if (content != null) {
      apply(new Withdrawn(command.by(), clock.instant()));
    }
  }

  @EventSourcingHandler
  void on(LetterheadEvent event) {
    id = event.aggregateId();
    content = Letterheads.after(event);
  }
}
