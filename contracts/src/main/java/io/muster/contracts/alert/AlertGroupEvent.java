package io.muster.contracts.alert;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.EventType;
import io.muster.contracts.FreeText;
import io.muster.contracts.incident.Severity;
import java.time.Instant;
import java.util.List;

/** What happened to a group of alerts that are one problem. */
public sealed interface AlertGroupEvent extends Event {

  /** Hash of integration, grouping key and generation: the same problem cannot open twice. */
  String groupId();

  @Override
  default String aggregateId() {
    return groupId();
  }

  /**
   * The first alert of a new problem came in.
   *
   * @param generation 1 for the first time this grouping key fired, one more after each time it
   *     resolved
   * @param groupedBy the rule that grouped it, with its version, for instance {@code
   *     alertmanager-group-key/1}
   * @param incidentId the incident this group opens; derived from the group's id, so it cannot open
   *     two
   */
  @EventType(name = "alert-group.opened")
  record Opened(
      String groupId,
      String integrationId,
      @FreeText(of = "groupId") String groupingKey,
      int generation,
      String groupedBy,
      String incidentId,
      @FreeText(of = "groupId") String title,
      @FreeText(of = "groupId") String description,
      Severity severity,
      List<String> services,
      Instant occurredAt,
      Actor by,
      Instant at)
      implements AlertGroupEvent {
    public Opened {
      services = List.copyOf(services);
    }
  }

  /**
   * An alert started to fire, or fired again after it had resolved.
   *
   * @param alertKey what the source uses to say it is the same alert
   * @param startsAt since when, by the source's clock, UTC
   */
  @EventType(name = "alert-group.alert-fired")
  record AlertFired(
      String groupId,
      String alertKey,
      String name,
      String service,
      AlertSeverity severity,
      @FreeText(of = "groupId") String summary,
      @FreeText(of = "groupId") String link,
      Instant startsAt,
      Actor by,
      Instant at)
      implements AlertGroupEvent {}

  /** The source said that one alert is over. */
  @EventType(name = "alert-group.alert-resolved")
  record AlertResolved(String groupId, String alertKey, Instant endsAt, Actor by, Instant at)
      implements AlertGroupEvent {}

  /** Every alert of the group is over; the same key firing again is a new problem. */
  @EventType(name = "alert-group.resolved")
  record Resolved(String groupId, String incidentId, Actor by, Instant at)
      implements AlertGroupEvent {}
}
