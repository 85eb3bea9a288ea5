package io.muster.incident.recovery.watch;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.muster.contracts.incident.CriteriaAtHand;
import io.muster.contracts.recovery.RecoveryWatchCommand.DeclareComplete;
import io.muster.contracts.recovery.RecoveryWatchCommand.NoteAlert;
import io.muster.contracts.recovery.RecoveryWatchCommand.NoteMetric;
import io.muster.contracts.recovery.RecoveryWatchCommand.Pass;
import io.muster.contracts.recovery.RecoveryWatchCommand.Start;
import io.muster.contracts.recovery.RecoveryWatchCommand.Stop;
import io.muster.contracts.recovery.RecoveryWatchEvent;
import io.muster.contracts.recovery.RecoveryWatchEvent.AlertFired;
import io.muster.contracts.recovery.RecoveryWatchEvent.MetricBreached;
import io.muster.contracts.recovery.RecoveryWatchEvent.Passed;
import io.muster.contracts.recovery.RecoveryWatchEvent.RecoveryDeclared;
import io.muster.contracts.recovery.RecoveryWatchEvent.Started;
import io.muster.contracts.recovery.RecoveryWatchEvent.Stopped;
import io.muster.incident.response.Wording;
import io.muster.starter.Refused;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * The watches over the recovery from one incident, one at a time. However many look at once and
 * however often, a watch ends once: what is noted of one that has ended is passed over.
 */
@Aggregate
class RecoveryWatch {

  @AggregateIdentifier private String id;
  private final WatchState state = new WatchState();

  RecoveryWatch() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Start wish, Clock clock) {
    if (state.stage() == WatchState.Stage.RUNNING) {
      throw Refused.conflict(
          "watch-on", "A recovery watch is on already. Stop it first, saying why, to begin anew.");
    }
    WatchRules.requireLength(wish.minutes());
    apply(
        new Started(
            wish.incidentId(),
            state.next(),
            wish.from(),
            wish.from().plus(Duration.ofMinutes(wish.minutes())),
            WatchRules.services(wish.services()),
            WatchRules.metrics(wish.metrics()),
            wish.by(),
            clock.instant()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Stop wish, Clock clock) {
    if (state.stage() != WatchState.Stage.RUNNING) {
      throw Refused.conflict("no-watch", "No recovery watch is on that could be stopped.");
    }
    String reason =
        Wording.required("/reason", wish.reason(), Wording.REASON, "Say why it is not watched on.");
    apply(
        new Stopped(
            wish.incidentId(), state.started().watch(), reason, wish.by(), clock.instant()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(NoteAlert seen, Clock clock) {
    if (state.isOn(seen.watch())) {
      apply(
          new AlertFired(
              seen.incidentId(),
              seen.watch(),
              seen.groupId(),
              seen.alert(),
              seen.service(),
              seen.by(),
              clock.instant()));
    }
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(NoteMetric seen, Clock clock) {
    if (state.isOn(seen.watch())) {
      apply(
          new MetricBreached(
              seen.incidentId(),
              seen.watch(),
              seen.metric(),
              seen.value(),
              seen.by(),
              clock.instant()));
    }
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Pass report, Clock clock) {
    if (state.isOn(report.watch())) {
      apply(
          new Passed(
              report.incidentId(), report.watch(), report.looks(), report.by(), clock.instant()));
    }
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(DeclareComplete wish, Clock clock) {
    if (state.declared(wish.reopenedAt()) != null) {
      return;
    }
    List<CriteriaAtHand.Open> open = WatchRules.open(wish.criteria());
    String why = WatchRules.override(wish.overrideReason(), open, state, wish.reopenedAt());
    CriteriaAtHand plan = wish.criteria();
    apply(
        new RecoveryDeclared(
            wish.incidentId(),
            state.passed(wish.reopenedAt()),
            plan == null ? null : plan.planId(),
            plan == null ? null : plan.version(),
            open,
            why,
            wish.by(),
            clock.instant()));
  }

  @EventSourcingHandler
  void on(RecoveryWatchEvent event) {
    id = event.aggregateId();
    state.apply(event, 0);
  }
}
