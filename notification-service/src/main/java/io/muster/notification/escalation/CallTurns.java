package io.muster.notification.escalation;

import io.muster.contracts.oncall.OnCallCommand.TakeTurn;
import io.muster.contracts.oncall.OnCallEvent.TurnTaken;
import io.muster.notification.oncall.Turns;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * Whose turn it was on the levels of one policy that call their people one after the other. Two
 * incidents that open at the same moment use up two turns, in one order, on whichever instances
 * they are handled.
 */
@Aggregate(type = "CallTurns", cache = "aggregateCache")
class CallTurns {

  @AggregateIdentifier private String id;
  private final Turns turns = new Turns();
  private final Set<String> used = new HashSet<>();

  CallTurns() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void take(TakeTurn command, Clock clock) {
    if (used.contains(use(command.escalationId(), command.round(), command.level()))) {
      return;
    }
    AggregateLifecycle.apply(
        new TurnTaken(
            command.policyId(),
            command.round(),
            command.level(),
            turns.next(command.level(), command.candidates()),
            command.escalationId(),
            command.incidentId(),
            command.by(),
            clock.instant()));
  }

  private static String use(String escalationId, int round, int level) {
    return escalationId + "/" + round + "/" + level;
  }

  @EventSourcingHandler
  void on(TurnTaken event) {
    id = event.aggregateId();
    used.add(use(event.escalationId(), event.round(), event.level()));
    turns.taken(event.level(), event.personId());
  }
}
