package io.muster.starter;

import io.muster.contracts.erasure.ScrubCommand.RecordScrubbed;
import io.muster.contracts.erasure.ScrubEvent;
import java.time.Clock;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** That this service has scrubbed what it held of one erased person, said once. */
@Aggregate(type = "Scrub")
class Scrub {

  @AggregateIdentifier private String id;

  Scrub() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(RecordScrubbed command, Clock clock) {
    if (id == null) {
      AggregateLifecycle.apply(
          new ScrubEvent.Done(
              command.aggregateId(),
              command.personId(),
              command.service(),
              command.deadLetters(),
              command.by(),
              clock.instant()));
    }
  }

  @EventSourcingHandler
  void on(ScrubEvent event) {
    id = event.scrubId();
  }
}
