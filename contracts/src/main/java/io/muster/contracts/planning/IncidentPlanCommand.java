package io.muster.contracts.planning;

import io.muster.contracts.Actor;
import io.muster.contracts.Command;
import io.muster.contracts.planning.IncidentPlanEvent.Matched;
import java.util.List;

/** What can be asked about the plan an incident follows. Each is safe to give twice. */
public sealed interface IncidentPlanCommand extends Command {

  /** The incident. */
  String incidentId();

  @Override
  default String aggregateId() {
    return IncidentPlanEvent.ID_PREFIX + incidentId();
  }

  /**
   * Follow the plan a rule chose; does nothing when there is a plan already.
   *
   * @param name of the plan
   * @param matched what of its scope the incident meets
   */
  record ChooseByRule(
      String incidentId,
      String planId,
      int version,
      String name,
      String rule,
      List<Matched> matched,
      Actor by)
      implements IncidentPlanCommand {
    public ChooseByRule {
      matched = List.copyOf(matched);
    }
  }

  /** Follow another plan, or another version of it, on a person's word; a reason is required. */
  record Change(String incidentId, String planId, int version, String name, String reason, Actor by)
      implements IncidentPlanCommand {}

  /** Say that a criterion of the plan is met. */
  record Confirm(
      String incidentId,
      String planId,
      int version,
      String criterionId,
      String text,
      String note,
      Actor by)
      implements IncidentPlanCommand {}
}
