package io.muster.contracts.incident;

import io.muster.contracts.Actor;
import io.muster.contracts.EventType;
import io.muster.contracts.FreeText;
import java.time.Instant;

/** What ties an incident to others. */
public sealed interface LinkEvent extends IncidentEvent {

  /**
   * The incident took in alerts that had opened, or belonged to, another one. From here on it is
   * not over before they are, and whoever resolves it ends them.
   *
   * @param groupId the group of alerts
   * @param from the incident it belonged to
   * @param move counts how often the group was moved, so that hearing of one move twice changes
   *     nothing
   * @param reason why, as somebody wrote; null when nobody did
   */
  @EventType(name = "incident.alerts-attached")
  record AlertsAttached(
      String incidentId,
      String groupId,
      IncidentRef from,
      int move,
      @FreeText(of = "incidentId") String reason,
      Actor by,
      Instant at)
      implements LinkEvent {}

  /**
   * Alerts that belonged to the incident belong to another one from here on.
   *
   * @param to the incident they belong to now
   * @param move counts how often the group was moved
   */
  @EventType(name = "incident.alerts-detached")
  record AlertsDetached(
      String incidentId, String groupId, IncidentRef to, int move, Actor by, Instant at)
      implements LinkEvent {}

  /**
   * The incident is the same trouble as another, which goes on in its place. It is resolved with
   * this when it was not before; what was written in it stays where it is.
   *
   * @param of the incident that goes on
   * @param reason why, as somebody wrote; null when nobody did
   */
  @EventType(name = "incident.duplicate-marked")
  record DuplicateMarked(
      String incidentId,
      IncidentRef of,
      @FreeText(of = "incidentId") String reason,
      Actor by,
      Instant at)
      implements LinkEvent {}

  /** How one incident depends on another. */
  enum Kind {
    /** It is a part of a greater one. */
    CHILD_OF,
    /** It came from what the other is about. */
    CAUSED_BY
  }

  /**
   * Somebody said how it depends on another incident. Only this side is recorded; what the other
   * one has is read from here.
   *
   * @param reason why, as somebody wrote; null when nobody did
   */
  @EventType(name = "incident.linked")
  record Linked(
      String incidentId,
      Kind kind,
      IncidentRef to,
      @FreeText(of = "incidentId") String reason,
      Actor by,
      Instant at)
      implements LinkEvent {}

  /**
   * It does not depend on the other incident after all.
   *
   * @param reason why not
   */
  @EventType(name = "incident.unlinked")
  record Unlinked(
      String incidentId,
      Kind kind,
      IncidentRef to,
      @FreeText(of = "incidentId") String reason,
      Actor by,
      Instant at)
      implements LinkEvent {}
}
