package io.muster.incident.view;

import io.muster.contracts.incident.CriteriaAtHand;
import io.muster.incident.planning.plan.IncidentPlans;
import io.muster.incident.recovery.work.RecordedWork;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * How incidents stand against their plans, told from the log itself, so that nothing lags behind.
 */
@Component
class PlanStandings {

  private final IncidentPlans plans;
  private final PastIncidents incidents;
  private final RecordedWork work;

  PlanStandings(IncidentPlans plans, PastIncidents incidents, RecordedWork work) {
    this.plans = plans;
    this.incidents = incidents;
    this.work = work;
  }

  /**
   * Of one incident; nothing when it follows no plan.
   *
   * @param upTo the position of the log as of which it is told; {@code Long.MAX_VALUE}: now
   */
  Optional<PlanStanding> of(String incidentId, long upTo) {
    return plans
        .of(incidentId, upTo)
        .map(
            plan ->
                new PlanStanding(plan, incidents.row(incidentId, upTo), work.of(incidentId, upTo)));
  }

  /** What its plan wants to be so and is not; null when it follows none. */
  CriteriaAtHand open(String incidentId) {
    return of(incidentId, Long.MAX_VALUE).map(PlanStanding::open).orElse(null);
  }
}
