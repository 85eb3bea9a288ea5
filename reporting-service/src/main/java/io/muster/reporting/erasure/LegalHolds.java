package io.muster.reporting.erasure;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.muster.contracts.erasure.LegalHoldCommand.LiftHold;
import io.muster.contracts.erasure.LegalHoldCommand.SetHold;
import io.muster.contracts.erasure.LegalHoldEvent;
import io.muster.contracts.erasure.LegalHoldEvent.HoldLifted;
import io.muster.contracts.erasure.LegalHoldEvent.HoldSet;
import io.muster.starter.Refused;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** The register of legal holds: what may not be erased, from when to when, and on whose word. */
@Aggregate(type = "LegalHold")
class LegalHolds {

  @AggregateIdentifier private String register;

  /** Whether each hold there has been still holds. */
  private final Map<String, Boolean> holds = new HashMap<>();

  LegalHolds() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(SetHold command, Clock clock) {
    if (holds.containsKey(command.holdId())) {
      return;
    }
    if ((command.personId() == null) == (command.incidentId() == null)) {
      throw Refused.invalid("/personId", "Name a person or an incident, one of the two.");
    }
    apply(
        new HoldSet(
            command.holdId(),
            command.personId(),
            command.incidentId(),
            Reasons.required(
                command.reason(), "Say what the hold is for, such as the file number."),
            command.by(),
            clock.instant()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(LiftHold command, Clock clock) {
    Boolean holding = holds.get(command.holdId());
    if (holding == null) {
      throw Refused.notFound("The legal hold " + command.holdId());
    }
    if (holding) {
      apply(
          new HoldLifted(
              command.holdId(),
              Reasons.required(command.reason(), "Say why it is no longer needed."),
              command.by(),
              clock.instant()));
    }
  }

  @EventSourcingHandler
  void on(LegalHoldEvent event) {
    register = event.aggregateId();
    holds.put(event.holdId(), event instanceof HoldSet);
  }
}
