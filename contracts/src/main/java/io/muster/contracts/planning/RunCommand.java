package io.muster.contracts.planning;

import io.muster.contracts.Actor;
import io.muster.contracts.Command;
import java.util.List;

/** What can be asked of a run of a runbook. Each is safe to give twice. */
public sealed interface RunCommand extends Command {

  /** The run. */
  String runId();

  @Override
  default String aggregateId() {
    return runId();
  }

  /**
   * Begin it.
   *
   * @param incidentId the incident it is for
   * @param steps of the version, parameters filled in
   */
  record Start(
      String runId,
      String incidentId,
      String runbookId,
      int version,
      String title,
      List<RunParameter> parameters,
      List<RunStep> steps,
      Actor by)
      implements RunCommand {
    public Start {
      parameters = List.copyOf(parameters);
      steps = List.copyOf(steps);
    }
  }

  /**
   * Say that a step is done.
   *
   * @param answer what was decided, for a decision; null for the other kinds
   * @param output what was seen; null: nothing to say
   */
  record Complete(String runId, String stepId, String answer, String output, Actor by)
      implements RunCommand {}

  /** Leave a step out, saying why. */
  record Skip(String runId, String stepId, String reason, Actor by) implements RunCommand {}

  /** Say that a step did not work, with what was seen. */
  record Fail(String runId, String stepId, String output, Actor by) implements RunCommand {}

  /** End it before its time, saying why. */
  record Stop(String runId, String reason, Actor by) implements RunCommand {}
}
