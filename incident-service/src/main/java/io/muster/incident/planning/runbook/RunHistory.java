package io.muster.incident.planning.runbook;

import io.muster.contracts.Actor;
import io.muster.contracts.planning.RunEvent;
import io.muster.contracts.planning.RunEvent.Finished;
import io.muster.contracts.planning.RunEvent.Started;
import io.muster.contracts.planning.RunEvent.StepCompleted;
import io.muster.contracts.planning.RunEvent.StepFailed;
import io.muster.contracts.planning.RunEvent.StepSkipped;
import io.muster.contracts.planning.RunEvent.Stopped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A run and all that was done in it.
 *
 * @param at the step at hand; null once there is none
 * @param outcomes what became of steps, in the order it was said; a step may be there several times
 * @param ended null while it is under way
 * @param version of the aggregate
 */
public record RunHistory(
    Started started, String at, List<Outcome> outcomes, End ended, long version) {

  public RunHistory {
    outcomes = List.copyOf(outcomes);
  }

  /** How a step ended. */
  public enum How {
    DONE,
    SKIPPED,
    FAILED
  }

  /**
   * What became of a step.
   *
   * @param answer what was decided; null where nothing was
   * @param text the output, or why it was left out; null: nothing to say
   */
  public record Outcome(
      String stepId, How how, String answer, String text, Actor by, Instant time) {}

  /**
   * The end of a run.
   *
   * @param reason why it was stopped; null when it came to its end
   */
  public record End(String reason, Actor by, Instant at) {}

  static RunHistory after(RunHistory before, RunEvent event, long sequence) {
    return switch (event) {
      case Started e ->
          new RunHistory(
              e, e.steps().isEmpty() ? null : e.steps().getFirst().id(), List.of(), null, sequence);
      case StepCompleted e ->
          before.with(
              new Outcome(e.stepId(), How.DONE, e.answer(), e.output(), e.by(), e.at()),
              e.nextStepId(),
              sequence);
      case StepSkipped e ->
          before.with(
              new Outcome(e.stepId(), How.SKIPPED, null, e.reason(), e.by(), e.at()),
              e.nextStepId(),
              sequence);
      case StepFailed e ->
          before.with(
              new Outcome(e.stepId(), How.FAILED, null, e.output(), e.by(), e.at()),
              before.at,
              sequence);
      case Finished e -> before.ended(new End(null, e.by(), e.at()), sequence);
      case Stopped e -> before.ended(new End(e.reason(), e.by(), e.at()), sequence);
    };
  }

  private RunHistory with(Outcome outcome, String next, long sequence) {
    List<Outcome> all = new ArrayList<>(outcomes);
    all.add(outcome);
    return new RunHistory(started, next, all, null, sequence);
  }

  private RunHistory ended(End end, long sequence) {
    return new RunHistory(started, at, outcomes, end, sequence);
  }
}
