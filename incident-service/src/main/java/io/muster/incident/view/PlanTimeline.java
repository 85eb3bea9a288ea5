package io.muster.incident.view;

import io.muster.contracts.incident.CriteriaOverridden;
import io.muster.contracts.planning.IncidentPlanEvent;
import io.muster.contracts.planning.IncidentPlanEvent.Chosen;
import io.muster.contracts.planning.IncidentPlanEvent.CriterionConfirmed;
import java.util.LinkedHashMap;
import java.util.Map;

/** What happened to the plan an incident follows, as its timeline tells it. */
final class PlanTimeline {

  private PlanTimeline() {}

  /**
   * In one line.
   *
   * @param texts whether the reader may see what people wrote
   */
  static String summary(IncidentPlanEvent event, boolean texts) {
    return switch (event) {
      case Chosen e ->
          "Follows version %d of the plan %s".formatted(e.version(), texts ? e.name() : e.planId());
      case CriterionConfirmed e -> "Confirmed: " + (texts ? e.text() : e.criterionId());
    };
  }

  static String summary(CriteriaOverridden event) {
    int open = event.open().size();
    return open == 1
        ? "Went on although a criterion of the plan is not met"
        : "Went on although %d criteria of the plan are not met".formatted(open);
  }

  static void data(CriteriaOverridden event, Map<String, Object> data) {
    data.put("planId", event.planId());
    data.put("version", event.version());
    data.put("open", event.open());
    data.put("reason", event.reason());
  }

  static Map<String, Object> data(IncidentPlanEvent event) {
    Map<String, Object> data = new LinkedHashMap<>();
    switch (event) {
      case Chosen e -> {
        data.put("planId", e.planId());
        data.put("version", e.version());
        data.put("rule", e.rule());
        data.put("matched", e.matched());
        data.put("reason", e.reason());
      }
      case CriterionConfirmed e -> {
        data.put("planId", e.planId());
        data.put("criterionId", e.criterionId());
        data.put("note", e.note());
      }
    }
    return data;
  }
}
