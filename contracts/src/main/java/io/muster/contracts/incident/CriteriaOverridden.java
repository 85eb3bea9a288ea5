package io.muster.contracts.incident;

import io.muster.contracts.Actor;
import io.muster.contracts.EventType;
import io.muster.contracts.FreeText;
import java.time.Instant;
import java.util.List;

/**
 * A phase is left though the plan wants more to be so first. The change of phase follows in the
 * same breath.
 *
 * @param planId the plan the incident follows
 * @param version of it
 * @param open what is not met of the phases that are left
 * @param reason why they are left all the same
 */
@EventType(name = "incident.criteria-overridden")
public record CriteriaOverridden(
    String incidentId,
    String planId,
    int version,
    @FreeText(of = "incidentId") List<CriteriaAtHand.Open> open,
    @FreeText(of = "incidentId") String reason,
    Actor by,
    Instant at)
    implements IncidentEvent {
  public CriteriaOverridden {
    open = open == null ? List.of() : List.copyOf(open);
  }
}
