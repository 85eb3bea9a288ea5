package io.muster.incident.planning.drill;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.muster.contracts.Authority;
import io.muster.contracts.drill.DrillCommand.Cancel;
import io.muster.contracts.drill.DrillCommand.Finish;
import io.muster.contracts.drill.DrillCommand.RecordStep;
import io.muster.contracts.drill.DrillCommand.Start;
import io.muster.contracts.drill.DrillCommand.Tick;
import io.muster.contracts.drill.DrillEvent;
import io.muster.contracts.drill.DrillEvent.Cancelled;
import io.muster.contracts.drill.DrillEvent.DrillTick;
import io.muster.contracts.drill.DrillEvent.Finished;
import io.muster.contracts.drill.DrillEvent.Started;
import io.muster.contracts.drill.DrillEvent.StepPlayed;
import io.muster.incident.planning.PlanningText;
import io.muster.incident.planning.Publishing;
import io.muster.starter.Refused;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** One drill: which scenario is played, how late it is in it, and what of it was played. */
@Aggregate
class Drill {

  private static final int FASTEST = 60;

  @AggregateIdentifier private String drillId;
  private final Set<String> played = new HashSet<>();
  private Instant now;
  private boolean over;

  Drill() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Start command, Clock clock) {
    if (drillId != null) {
      return;
    }
    Publishing.requireManager(command.authority(), "start a drill");
    if (command.speed() < 0 || command.speed() > FASTEST) {
      throw Refused.invalid(
          "/speed", "Let 0 to 60 seconds of the drill pass in one second; 0: by hand.");
    }
    apply(
        new Started(
            command.drillId(),
            command.scenario(),
            command.scenarioVersion(),
            command.name(),
            command.text(),
            command.seed(),
            command.speed(),
            command.by(),
            clock.instant()));
  }

  @CommandHandler
  void handle(Tick command, Clock clock) {
    if (!over && command.to().isAfter(now)) {
      apply(new DrillTick(drillId, command.to(), command.by(), clock.instant()));
    }
  }

  @CommandHandler
  void handle(RecordStep command, Clock clock) {
    if (!over && !played.contains(command.stepId())) {
      apply(
          new StepPlayed(
              drillId,
              command.stepId(),
              command.kind(),
              command.source(),
              command.rawSha256(),
              command.status(),
              command.text(),
              command.by(),
              clock.instant()));
    }
  }

  @CommandHandler
  void handle(Finish command, Clock clock) {
    if (command.authority() != Authority.SYSTEM) {
      Publishing.requireManager(command.authority(), "end a drill");
    }
    if (!over) {
      apply(new Finished(drillId, command.by(), clock.instant()));
    }
  }

  @CommandHandler
  void handle(Cancel command, Clock clock) {
    Publishing.requireManager(command.authority(), "break a drill off");
    if (!over) {
      String reason =
          PlanningText.required(
              "/reason", command.reason(), PlanningText.PARAGRAPH, "Say why it is broken off.");
      apply(new Cancelled(drillId, reason, command.by(), clock.instant()));
    }
  }

  @EventSourcingHandler
  void on(DrillEvent event) {
    drillId = event.drillId();
    switch (event) {
      case Started started -> now = started.at();
      case DrillTick tick -> now = tick.now();
      case StepPlayed step -> played.add(step.stepId());
      case Finished _, Cancelled _ -> over = true;
    }
  }
}
