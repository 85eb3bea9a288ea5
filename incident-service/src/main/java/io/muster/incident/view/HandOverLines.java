package io.muster.incident.view;

import io.muster.contracts.paging.EscalationEvent;
import io.muster.contracts.paging.EscalationEvent.Exhausted;
import io.muster.contracts.paging.EscalationEvent.HandOverAccepted;
import io.muster.contracts.paging.EscalationEvent.HandOverAsked;
import io.muster.contracts.paging.EscalationEvent.StepFired;
import io.muster.contracts.paging.EscalationEvent.Stopped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The timeline's lines on an incident that is handed over. */
final class HandOverLines {

  private HandOverLines() {}

  /** Whether the timeline tells of it; other paging is shown under the pages. */
  static boolean tells(EscalationEvent event) {
    return event.handsOver()
        && (event instanceof HandOverAsked
            || event instanceof HandOverAccepted
            || event instanceof StepFired
            || event instanceof Stopped
            || event instanceof Exhausted);
  }

  static String summary(EscalationEvent event, Names names) {
    return switch (event) {
      case HandOverAsked _ -> "Hands the incident over; somebody has to accept";
      case StepFired step when step.personIds().isEmpty() -> "Nobody was on call to take it over";
      case StepFired step ->
          step.personIds().stream().map(names::of).collect(Collectors.joining(", "))
              + " asked to take it over";
      case HandOverAccepted accepted -> "Took the incident over by " + accepted.via();
      case Stopped stopped -> "The hand-over ended: " + stopped.reason();
      case Exhausted _ -> "Nobody accepted the hand-over in time";
      case EscalationEvent.Started _, EscalationEvent.StepSkipped _ -> "Hand-over";
    };
  }

  static Map<String, Object> data(EscalationEvent event) {
    Map<String, Object> data = new LinkedHashMap<>();
    if (event instanceof HandOverAsked asked) {
      data.put("text", asked.summary());
    }
    return data;
  }
}
