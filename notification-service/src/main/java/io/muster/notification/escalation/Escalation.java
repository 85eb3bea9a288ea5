package io.muster.notification.escalation;

import io.muster.contracts.drill.DrillIds;
import io.muster.contracts.oncall.Level;
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
  private List<Level> levels;
  private int fired;
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
    if (over || command.level() != fired + 1) {
      return;
    }
    Instant now = clock.instant();
    if (command.level() > levels.size()) {
      AggregateLifecycle.apply(new EscalationEvent.Exhausted(id, incidentId, command.by(), now));
      return;
    }
    AggregateLifecycle.apply(
        new EscalationEvent.StepFired(
            id,
            incidentId,
            command.level(),
            command.personIds(),
            nextAt(command, now),
            command.by(),
            now));
  }

  @CommandHandler
  void skip(SkipStep command, Clock clock) {
    if (!over && command.level() == fired + 1 && command.level() <= levels.size()) {
      AggregateLifecycle.apply(
          new EscalationEvent.StepSkipped(
              id, incidentId, command.level(), command.severity(), command.by(), clock.instant()));
    }
  }

  /**
   * A level that called nobody is not waited for. In a drill the next is due at no moment of the
   * wall's clock.
   */
  private Instant nextAt(FireStep command, Instant now) {
    if (command.level() == levels.size() || DrillIds.inDrill(incidentId)) {
      return null;
    }
    return command.personIds().isEmpty()
        ? now
        : now.plusSeconds(levels.get(command.level() - 1).ackTimeoutSeconds());
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
        levels = started.levels();
      }
      case EscalationEvent.StepFired step -> fired = step.level();
      case EscalationEvent.StepSkipped step -> fired = step.level();
      case EscalationEvent.Stopped ignored -> over = true;
      case EscalationEvent.Exhausted ignored -> over = true;
      case EscalationEvent.HandOverAsked ignored -> {}
      case EscalationEvent.HandOverAccepted ignored -> over = true;
    }
  }
}
