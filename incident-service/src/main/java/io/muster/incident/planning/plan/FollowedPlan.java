package io.muster.incident.planning.plan;

import io.muster.contracts.planning.IncidentPlanEvent;
import io.muster.contracts.planning.IncidentPlanEvent.Chosen;
import io.muster.contracts.planning.IncidentPlanEvent.CriterionConfirmed;
import io.muster.contracts.planning.PlanContent;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The plan an incident follows, and what people have said of its criteria.
 *
 * @param chosen which version, who or what chose it, and why
 * @param confirmed by the id of the criterion, who said that it is met
 * @param content of that version
 * @param newest the version that holds now; null once the plan was retired
 */
public record FollowedPlan(
    Chosen chosen, Map<String, CriterionConfirmed> confirmed, PlanContent content, Integer newest) {

  public FollowedPlan {
    confirmed = Map.copyOf(confirmed);
  }

  /** What the events up to some place say; another plan begins with nothing confirmed. */
  record Told(Chosen chosen, Map<String, CriterionConfirmed> confirmed) {

    static final Told NOTHING = new Told(null, Map.of());

    Told and(IncidentPlanEvent event) {
      return switch (event) {
        case Chosen next -> new Told(next, Map.of());
        case CriterionConfirmed criterion -> {
          Map<String, CriterionConfirmed> all = new LinkedHashMap<>(confirmed);
          all.put(criterion.criterionId(), criterion);
          yield new Told(chosen, all);
        }
      };
    }
  }
}
