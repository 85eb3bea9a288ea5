package io.muster.contracts.incident;

import io.muster.contracts.Actor;
import io.muster.contracts.EventType;
import io.muster.contracts.FreeText;
import io.muster.contracts.Person;
import java.time.Instant;

/** Who may see an incident became another question. */
public sealed interface AccessEvent extends IncidentEvent {

  /**
   * From here on only those named on it see it. Who that is, the grants say that follow.
   *
   * @param reason why; null when it was private from its opening
   */
  @EventType(name = "incident.made-private")
  record MadePrivate(
      String incidentId, @FreeText(of = "incidentId") String reason, Actor by, Instant at)
      implements AccessEvent {}

  /** Everybody sees it again, and nobody is named on it any more. */
  @EventType(name = "incident.made-public")
  record MadePublic(
      String incidentId, @FreeText(of = "incidentId") String reason, Actor by, Instant at)
      implements AccessEvent {}

  /**
   * Somebody is named on a private incident and sees it from here on, with all that was before.
   *
   * @param reason why; null when it follows from what was done, for instance from a role given
   */
  @EventType(name = "incident.access-granted")
  record AccessGranted(
      String incidentId,
      Person person,
      @FreeText(of = "incidentId") String reason,
      Actor by,
      Instant at)
      implements AccessEvent {}

  /** Somebody is no longer named on a private incident. */
  @EventType(name = "incident.access-withdrawn")
  record AccessWithdrawn(
      String incidentId,
      String personId,
      @FreeText(of = "incidentId") String reason,
      Actor by,
      Instant at)
      implements AccessEvent {}
}
