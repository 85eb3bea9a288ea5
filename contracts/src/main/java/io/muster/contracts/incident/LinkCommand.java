package io.muster.contracts.incident;

import io.muster.contracts.Actor;
import io.muster.contracts.Authority;
import java.util.Set;

/** What can be asked of an incident about others. */
public sealed interface LinkCommand extends IncidentCommand {

  /**
   * Take in a group of alerts. Refused when the incident is over or a duplicate itself; changes
   * nothing when it has heard of this move, or of a later one.
   *
   * @param move how often the group was moved, this time included
   */
  record AttachAlerts(
      String incidentId,
      String groupId,
      IncidentRef from,
      int move,
      String reason,
      Actor by,
      Authority authority)
      implements LinkCommand {}

  /**
   * Let go of a group of alerts; changes nothing when it has heard of this move, or a later one.
   */
  record DetachAlerts(
      String incidentId, String groupId, IncidentRef to, int move, Actor by, Authority authority)
      implements LinkCommand {}

  /**
   * End it because all its alerts are over. Changes nothing when a person declared it, when it is
   * over, or when it has alerts that are not among these.
   *
   * @param over groups of alerts of which every alert is over
   */
  record EndWithAlerts(String incidentId, Set<String> over, Actor by, Authority authority)
      implements LinkCommand {
    public EndWithAlerts {
      over = Set.copyOf(over);
    }
  }

  /**
   * End it as the same trouble as another.
   *
   * @param over groups of alerts of which every alert is over; when it has others, a person is
   *     refused and Muster changes nothing
   */
  record MarkDuplicate(
      String incidentId,
      IncidentRef of,
      Set<String> over,
      String reason,
      Actor by,
      Authority authority)
      implements LinkCommand {
    public MarkDuplicate {
      over = Set.copyOf(over);
    }
  }

  /** Say how it depends on another incident; changes nothing when that is said already. */
  record Link(
      String incidentId,
      LinkEvent.Kind kind,
      IncidentRef to,
      String reason,
      Actor by,
      Authority authority)
      implements LinkCommand {}

  /** Say that it does not; changes nothing when nobody said it does. A reason is required. */
  record Unlink(
      String incidentId,
      LinkEvent.Kind kind,
      String otherId,
      String reason,
      Actor by,
      Authority authority)
      implements LinkCommand {}
}
