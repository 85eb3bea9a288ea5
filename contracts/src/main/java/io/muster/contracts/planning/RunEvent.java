package io.muster.contracts.planning;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.EventType;
import io.muster.contracts.FreeText;
import java.time.Instant;
import java.util.List;

/** What happened in a run of a runbook for an incident. */
public sealed interface RunEvent extends Event {

  /** How the ids of runs begin; the incident's id follows. */
  String ID_PREFIX = "run-of-";

  /** The run. */
  String runId();

  /** The incident it is for. */
  String incidentId();

  @Override
  default String aggregateId() {
    return runId();
  }

  /**
   * Somebody began it. The version is pinned: what is published later changes nothing about it.
   *
   * @param title of the runbook
   */
  @EventType(name = "runbook-run.started")
  record Started(
      String runId,
      String incidentId,
      String runbookId,
      int version,
      @FreeText(of = "incidentId") String title,
      @FreeText(of = "incidentId") List<RunParameter> parameters,
      @FreeText(of = "incidentId") List<RunStep> steps,
      Actor by,
      Instant at)
      implements RunEvent {
    public Started {
      parameters = parameters == null ? List.of() : List.copyOf(parameters);
      steps = steps == null ? List.of() : List.copyOf(steps);
    }
  }

  /**
   * A step is done.
   *
   * @param stepTitle what it was, in one line
   * @param answer what was decided; null where nothing was
   * @param nextStepId where the run goes on; null: nowhere
   */
  @EventType(name = "runbook-run.step-completed")
  record StepCompleted(
      String runId,
      String incidentId,
      String stepId,
      @FreeText(of = "incidentId") String stepTitle,
      @FreeText(of = "incidentId") String answer,
      @FreeText(of = "incidentId") String output,
      String nextStepId,
      Actor by,
      Instant at)
      implements RunEvent {}

  /** A step was left out. */
  @EventType(name = "runbook-run.step-skipped")
  record StepSkipped(
      String runId,
      String incidentId,
      String stepId,
      @FreeText(of = "incidentId") String stepTitle,
      @FreeText(of = "incidentId") String reason,
      String nextStepId,
      Actor by,
      Instant at)
      implements RunEvent {}

  /** A step did not work; the run stays at it. */
  @EventType(name = "runbook-run.step-failed")
  record StepFailed(
      String runId,
      String incidentId,
      String stepId,
      @FreeText(of = "incidentId") String stepTitle,
      @FreeText(of = "incidentId") String output,
      Actor by,
      Instant at)
      implements RunEvent {}

  /** The last step was done or left out. */
  @EventType(name = "runbook-run.finished")
  record Finished(String runId, String incidentId, Actor by, Instant at) implements RunEvent {}

  /** It was ended before its time. */
  @EventType(name = "runbook-run.stopped")
  record Stopped(
      String runId,
      String incidentId,
      @FreeText(of = "incidentId") String reason,
      Actor by,
      Instant at)
      implements RunEvent {}
}
