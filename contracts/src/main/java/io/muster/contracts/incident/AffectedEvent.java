package io.muster.contracts.incident;

import io.muster.contracts.Actor;
import io.muster.contracts.EventType;
import io.muster.contracts.FreeText;
import java.time.Instant;
import java.util.List;

/** What became known of who and what an incident affects. */
public sealed interface AffectedEvent extends IncidentEvent {

  /**
   * Other services are affected than was thought.
   *
   * @param added by the names the catalogue and the alerts use, in the order given
   * @param removed those that turned out not to be affected
   * @param reason why; given always when one was removed
   */
  @EventType(name = "incident.services-changed")
  record ServicesChanged(
      String incidentId,
      List<String> added,
      List<String> removed,
      @FreeText(of = "incidentId") String reason,
      Actor by,
      Instant at)
      implements AffectedEvent {
    public ServicesChanged {
      added = List.copyOf(added);
      removed = List.copyOf(removed);
    }
  }

  /**
   * Customers, or others outside, are affected; or it is known better now who or how many.
   *
   * @param partyId stays the same when the same party is described anew
   * @param name who, for instance a group of customers or one of them
   * @param count how many people or organisations that is; null when nobody knows
   * @param estimated whether the count is a guess and not counted
   */
  @EventType(name = "incident.party-affected")
  record PartyAffected(
      String incidentId,
      String partyId,
      @FreeText(of = "incidentId") String name,
      Long count,
      boolean estimated,
      @FreeText(of = "incidentId") String reason,
      Actor by,
      Instant at)
      implements AffectedEvent {}

  /** They turned out not to be affected. */
  @EventType(name = "incident.party-cleared")
  record PartyCleared(
      String incidentId,
      String partyId,
      @FreeText(of = "incidentId") String reason,
      Actor by,
      Instant at)
      implements AffectedEvent {}
}
