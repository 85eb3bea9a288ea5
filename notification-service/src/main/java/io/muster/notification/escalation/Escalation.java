package io.muster.notification.escalation;

import io.muster.contracts.drill.DrillIds;
import io.muster.contracts.paging.EscalationCommand.AcceptHandOver;
import io.muster.contracts.paging.EscalationCommand.FireStep;
import io.muster.contracts.paging.EscalationCommand.HandOver;
import io.muster.contracts.paging.EscalationCommand.SkipStep;
import io.muster.contracts.paging.EscalationCommand.Start;
import io.muster.contracts.paging.EscalationCommand.Stop;
import io.muster.contracts.paging.EscalationEvent;
import io.muster.starter.Refused;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * One policy running for one incident. Its own sequence of events makes each step fire once and in
 * order, and nothing fire after it has stopped, whatever is killed, restarted or delivered twice.
 */
@Aggregate(type = "Escalation", cache = "aggregateCache")
class Escalation {

  @AggregateIdentifier private String id;
  private String incidentId;
  private Rounds rounds;
  private Step next = Step.FIRST;

  /** Whether a level of this round has called somebody. */
  private boolean called;

  private boolean over;

  Escalation() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void start(Start command, Clock clock) {
    if (id == null) {
      AggregateLifecycle.apply(
          new EscalationEvent.Started(
              command.escalationId(),
              command.incidentId(),
              command.policyId(),
              command.policyVersion(),
              command.levels(),
              command.repeat(),
              command.role(),
              command.by(),
              clock.instant()));
    }
  }

  /** Whoever hands over while somebody else's word was taken first is told so. */
  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handOver(HandOver command, Clock clock) {
    if (id != null) {
      throw Refused.conflict(
          "handed-over-meanwhile",
          "It was handed over this very moment. See to whom, and try again.");
    }
    Instant now = clock.instant();
    AggregateLifecycle.apply(
        new EscalationEvent.Started(
            command.escalationId(),
            command.incidentId(),
            command.policyId(),
            command.policyVersion(),
            List.of(command.to()),
            null,
            command.by(),
            now));
    AggregateLifecycle.apply(
        new EscalationEvent.HandOverAsked(
            command.escalationId(), command.incidentId(), command.summary(), command.by(), now));
  }

  /** The one place where taking it over and the end of its time meet: the first of them holds. */
  @CommandHandler
  void accept(AcceptHandOver command, Clock clock) {
    if (!over) {
      AggregateLifecycle.apply(
          new EscalationEvent.HandOverAccepted(
              id, incidentId, command.via(), command.by(), clock.instant()));
    }
  }

  @CommandHandler
  void fire(FireStep command, Clock clock) {
    Step step = new Step(command.round(), command.level());
    if (over || !step.equals(next)) {
      return;
    }
    Instant now = clock.instant();
    if (rounds.isOver(step)) {
      AggregateLifecycle.apply(new EscalationEvent.Exhausted(id, incidentId, command.by(), now));
      return;
    }
    AggregateLifecycle.apply(
        new EscalationEvent.StepFired(
            id,
            incidentId,
            step.round(),
            step.level(),
            command.personIds(),
            nextAt(step, !command.personIds().isEmpty(), now),
            command.by(),
            now));
  }

  @CommandHandler
  void skip(SkipStep command, Clock clock) {
    Step step = new Step(command.round(), command.level());
    if (!over && step.equals(next) && !rounds.isOver(step)) {
      AggregateLifecycle.apply(
          new EscalationEvent.StepSkipped(
              id,
              incidentId,
              step.round(),
              step.level(),
              command.severity(),
              command.by(),
              clock.instant()));
    }
  }

  /** In a drill the next is due at no moment of the wall's clock. */
  private Instant nextAt(Step step, boolean somebody, Instant now) {
    if (rounds.isLast(step) || DrillIds.inDrill(incidentId)) {
      return null;
    }
    return rounds.waits(step, somebody, called)
        ? now.plusSeconds(rounds.at(step).ackTimeoutSeconds())
        : now;
  }

  @CommandHandler
  void stop(Stop command, Clock clock) {
    if (!over) {
      AggregateLifecycle.apply(
          new EscalationEvent.Stopped(
              id, incidentId, command.reason(), command.by(), clock.instant()));
    }
  }

  @EventSourcingHandler
  void on(EscalationEvent event) {
    switch (event) {
      case EscalationEvent.Started started -> {
        id = started.escalationId();
        incidentId = started.incidentId();
        rounds = Rounds.of(started);
      }
      case EscalationEvent.StepFired step ->
          passed(new Step(step.round(), step.level()), !step.personIds().isEmpty());
      case EscalationEvent.StepSkipped step -> passed(new Step(step.round(), step.level()), false);
      case EscalationEvent.Stopped ignored -> over = true;
      case EscalationEvent.Exhausted ignored -> over = true;
      case EscalationEvent.HandOverAsked ignored -> {}
      case EscalationEvent.HandOverAccepted ignored -> over = true;
    }
  }

  private void passed(Step step, boolean somebody) {
    called = (called || somebody) && !rounds.endsRound(step);
    next = rounds.after(step);
  }
}
