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
   * @param flapping why it stays open until nothing fired for a while; null when it is over with
   *     the last of its alerts
   */
  @EventType(name = "alert-group.opened", revision = 2)
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
      Flapping flapping,
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
   * @param link the source's own page about it, or null
   * @param links where else to look, such as a runbook
   * @param startsAt since when, by the source's clock, UTC
   * @param expiresAt when it is over unless it is heard of again before, by Muster's clock, UTC;
   *     each repetition moves it on without an event. Null: only its source, or whoever resolves
   *     the incident, ends it
   */
  @EventType(name = "alert-group.alert-fired", revision = 3)
  record AlertFired(
      String groupId,
      String alertKey,
      String name,
      String service,
      AlertSeverity severity,
      @FreeText(of = "groupId") String summary,
      @FreeText(of = "groupId") String description,
      @FreeText(of = "groupId") String link,
      @FreeText(of = "groupId") List<AlertLink> links,
      AlertContext context,
      Instant startsAt,
      Instant expiresAt,
      Actor by,
      Instant at)
      implements AlertGroupEvent {
    public AlertFired {
      links = links == null ? List.of() : List.copyOf(links);
    }
  }

  /**
   * Somebody took care of an alert in the tool it came from.
   *
   * @param incidentId the incident this acknowledges
   * @param rawSha256 of the body that said so
   */
  @EventType(name = "alert-group.alert-acknowledged")
  record AlertAcknowledged(
      String groupId, String incidentId, String alertKey, String rawSha256, Actor by, Instant at)
      implements AlertGroupEvent {}

  /**
   * One alert is over: its source said so, or it ended by itself.
   *
   * @param startsAt since when it had fired, as the source said with the end; null when unsaid
   * @param endsAt since when it is over, by the source's clock; null when unsaid
   * @param rule the rule by which Muster ended it, with its version, for instance {@code
   *     silence-of-source/1}: nobody reported it again until it expired; null when the source said
   *     that it is over
   * @param rawSha256 of the body that said so; null where bodies were not kept, and under a rule
   */
  @EventType(name = "alert-group.alert-resolved", revision = 3)
  record AlertResolved(
      String groupId,
      String alertKey,
      Instant startsAt,
      Instant endsAt,
      String rule,
      String rawSha256,
      Actor by,
      Instant at)
      implements AlertGroupEvent {}

  /**
   * The group ended by somebody's word, not by its alerts: the incident was resolved while some may
   * still have fired. Each of those is taken to end here; what its source reports later is a new
   * problem.
   *
   * @param by whoever resolved the incident
   * @param at when it was resolved
   */
  @EventType(name = "alert-group.closed")
  record Closed(String groupId, String incidentId, Actor by, Instant at)
      implements AlertGroupEvent {}

  /** Every alert of the group is over; the same key firing again is a new problem. */
  @EventType(name = "alert-group.resolved")
  record Resolved(String groupId, String incidentId, Actor by, Instant at)
      implements AlertGroupEvent {}

  /**
   * Its alerts are part of what another incident is about. From here on that incident has them.
   *
   * @param incidentId the incident that has them now
   * @param from the incident that had them
   * @param move counts how often the group was moved, from 1
   * @param reason why, as somebody wrote; null when nobody did
   */
  @EventType(name = "alert-group.attached")
  record Attached(
      String groupId,
      String incidentId,
      String from,
      int move,
      @FreeText(of = "groupId") String reason,
      Actor by,
      Instant at)
      implements AlertGroupEvent {}

  /**
   * Its alerts were attached to an incident and are not any more: somebody undid it, or that
   * incident was over when it heard of them.
   *
   * @param incidentId the incident that has them now, new in the first case
   * @param from the incident they were attached to
   * @param move counts how often the group was moved, from 1
   */
  @EventType(name = "alert-group.detached")
  record Detached(
      String groupId,
      String incidentId,
      String from,
      int move,
      @FreeText(of = "groupId") String reason,
      Actor by,
      Instant at)
      implements AlertGroupEvent {}

  /**
   * Every alert of the group that fires is silenced, so it opens no incident and nobody is called
   * out; or it still is, by other silences or for longer than was recorded before.
   *
   * @param incidentId the incident it would open
   * @param silenceIds the silences that say so
   * @param until when that has to be looked at again, UTC: the first moment at which an alert may
   *     no longer be silenced
   */
  @EventType(name = "alert-group.silenced")
  record Silenced(
      String groupId,
      String incidentId,
      List<String> silenceIds,
      Instant until,
      Actor by,
      Instant at)
      implements AlertGroupEvent {
    public Silenced {
      silenceIds = List.copyOf(silenceIds);
    }
  }

  /** The group was silenced and is not any more: its incident opens now. */
  @EventType(name = "alert-group.unsilenced")
  record Unsilenced(String groupId, String incidentId, Cause cause, Actor by, Instant at)
      implements AlertGroupEvent {

    /** Why a group calls after all. */
    public enum Cause {
      /** An alert joined that no silence covers. */
      ALERT_JOINED,
      /** A silence is over, and what it covered still fires. */
      SILENCE_OVER
    }
  }
}
