package io.muster.incident.view;

import io.muster.contracts.planning.RunEvent;
import io.muster.contracts.planning.RunEvent.Finished;
import io.muster.contracts.planning.RunEvent.Started;
import io.muster.contracts.planning.RunEvent.StepCompleted;
import io.muster.contracts.planning.RunEvent.StepFailed;
import io.muster.contracts.planning.RunEvent.StepSkipped;
import io.muster.contracts.planning.RunEvent.Stopped;
import java.util.LinkedHashMap;
import java.util.Map;

/** What was done by a runbook, as the incident's timeline tells it. */
final class RunTimeline {

  private RunTimeline() {}

  /**
   * In one line.
   *
   * @param texts whether the reader may see what people wrote
   */
  static String summary(RunEvent event, boolean texts) {
    if (!texts) {
      return "Went on by a runbook";
    }
    return switch (event) {
      case Started e ->
          "Began to follow version %d of the runbook %s".formatted(e.version(), e.title());
      case StepCompleted e ->
          e.answer() == null
              ? "Done: " + e.stepTitle()
              : "Decided: %s %s".formatted(e.stepTitle(), e.answer());
      case StepSkipped e -> "Left out: " + e.stepTitle();
      case StepFailed e -> "Did not work: " + e.stepTitle();
      case Finished _ -> "Came to the end of the runbook";
      case Stopped _ -> "Stopped following the runbook";
    };
  }

  static Map<String, Object> data(RunEvent event) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("runId", event.runId());
    switch (event) {
      case Started e -> {
        data.put("runbookId", e.runbookId());
        data.put("version", e.version());
        data.put("parameters", e.parameters());
      }
      case StepCompleted e -> {
        data.put("stepId", e.stepId());
        data.put("answer", e.answer());
        data.put("output", e.output());
      }
      case StepSkipped e -> {
        data.put("stepId", e.stepId());
        data.put("reason", e.reason());
      }
      case StepFailed e -> {
        data.put("stepId", e.stepId());
        data.put("output", e.output());
      }
      case Finished _ -> {}
      case Stopped e -> data.put("reason", e.reason());
    }
    return data;
  }
}
