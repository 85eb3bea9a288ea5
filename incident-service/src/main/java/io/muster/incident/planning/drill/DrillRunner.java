package io.muster.incident.planning.drill;

import io.muster.contracts.Actor;
import io.muster.contracts.Authority;
import io.muster.contracts.drill.DrillCommand.Finish;
import io.muster.contracts.drill.DrillCommand.RecordStep;
import io.muster.contracts.drill.DrillCommand.Tick;
import io.muster.contracts.drill.DrillEvent.StepKind;
import io.muster.eventlog.EventLog;
import io.muster.incident.intake.DrillDoor;
import io.muster.starter.CommandSender;
import io.muster.starter.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Plays a drill: lets its time go on from step to step and sends each step's payload in at its
 * time. All of it may happen twice, after a crash or in two processes at once: the drill takes each
 * step once, and alerts that are known to fire already are no news.
 */
@Component
public final class DrillRunner {

  static final Actor BY = Actor.system("drill");

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final DrillRegister register;
  private final DrillDoor door;
  private final EventLog log;
  private final CommandSender sender;

  DrillRunner(DrillRegister register, DrillDoor door, EventLog log, CommandSender sender) {
    this.register = register;
    this.door = door;
    this.log = log;
    this.sender = sender;
  }

  /**
   * The drill as the log has it now.
   *
   * @throws Refused 404 when there is none
   */
  public DrillState at(String drillId) {
    try {
      register.await(log.head().position(), PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return register.find(drillId).orElseThrow(() -> Refused.notFound("The drill"));
  }

  /**
   * Lets time go on to a moment, or to the end of the scenario where that is sooner; does nothing
   * once the drill is over.
   *
   * @param to in the drill's time, UTC
   * @param by whoever lets it go on
   * @return whether it is still running
   */
  public boolean advance(String drillId, Instant to, Actor by) {
    DrillState drill = at(drillId);
    if (drill.progress() != DrillState.Progress.RUNNING) {
      return false;
    }
    Instant begin = drill.started().at();
    Instant end = begin.plus(drill.scenario().length());
    Instant until = to.isBefore(end) ? to : end;
    Draw draw = new Draw(drill.scenario(), drill.started().seed());
    for (Scenario.Step step : due(drill, until)) {
      // Somebody may break it off meanwhile, and then nothing more of it may come in.
      if (at(drillId).progress() != DrillState.Progress.RUNNING) {
        return false;
      }
      Instant now = begin.plus(step.offset());
      sender.sendSystem(new Tick(drillId, now, by));
      play(drill, step, draw, now);
    }
    sender.sendSystem(new Tick(drillId, until, by));
    if (until.isBefore(end)) {
      return true;
    }
    sender.sendSystem(new Finish(drillId, BY, Authority.SYSTEM));
    return false;
  }

  private static List<Scenario.Step> due(DrillState drill, Instant until) {
    Instant begin = drill.started().at();
    return drill.scenario().steps().stream()
        .filter(step -> drill.played(step.id()).isEmpty())
        .filter(step -> !begin.plus(step.offset()).isAfter(until))
        .toList();
  }

  private void play(DrillState drill, Scenario.Step step, Draw draw, Instant now) {
    String drillId = drill.started().drillId();
    if (step.kind() == StepKind.INJECT) {
      sender.sendSystem(
          new RecordStep(
              drillId, step.id(), step.kind(), null, null, null, draw.fill(step.text(), now), BY));
      return;
    }
    door.open(drillId, step.source(), drill.started().name());
    DrillDoor.Sent sent = door.send(drillId, step.source(), draw.fill(step.body(), now));
    sender.sendSystem(
        new RecordStep(
            drillId,
            step.id(),
            step.kind(),
            step.source(),
            sent.sha256(),
            sent.status(),
            null,
            BY));
  }

  /** Shuts the tools of a drill out, once it is over. */
  void shut(DrillState drill) {
    drill.played().stream()
        .map(step -> step.event().source())
        .filter(source -> source != null)
        .distinct()
        .forEach(source -> door.close(drill.started().drillId(), source));
  }
}
