package io.muster.incident.view;

import io.muster.contracts.Actor;
import io.muster.contracts.classification.Classification.Reason;
import io.muster.contracts.classification.Impact;
import io.muster.contracts.classification.Urgency;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.ResponseState;
import io.muster.contracts.incident.Role;
import io.muster.contracts.incident.Severity;
import io.muster.contracts.incident.Source;
import io.muster.contracts.incident.Visibility;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The forms in which incidents go out over HTTP. */
final class Shown {

  private Shown() {}

  /** Who did something; a name only for people. */
  @Schema(
      name = "Actor",
      requiredProperties = {"kind", "id"})
  record By(Actor.Kind kind, String id, String name) {}

  /** Who wears a hat, and since when. */
  @Schema(
      name = "RoleHolder",
      requiredProperties = {"id", "name", "since"})
  record Holder(String id, String name, Instant since) {}

  /**
   * Where an incident came from.
   *
   * @param drill id of the drill it is rehearsed in; missing when it is real
   */
  @Schema(name = "Source", requiredProperties = "kind")
  record From(Source.Kind kind, String integration, String alertGroupId, String drill) {}

  /** Alerts behind an incident. */
  @Schema(
      name = "AlertCounts",
      requiredProperties = {"total", "firing"})
  record Alerts(int total, int firing) {}

  /** When a phase was entered, or passed over. */
  @Schema(
      name = "PhaseVisit",
      requiredProperties = {"phase", "enteredAt"})
  record Visit(Phase phase, Instant enteredAt, Boolean skipped, String reason) {}

  /**
   * By which rule an incident is so bad, and why; only while no person has said otherwise.
   *
   * @param impact missing when nothing is known of the affected services, so that the alerts' own
   *     severity decided
   * @param because the reasons in English
   */
  @Schema(
      name = "Classification",
      requiredProperties = {"severity", "rule", "reasons", "because"})
  record Classified(
      Impact impact,
      Urgency urgency,
      Severity severity,
      String rule,
      List<Reason> reasons,
      List<String> because) {}

  /** Another incident, as one names it. */
  @Schema(
      name = "IncidentRef",
      requiredProperties = {"id", "number"})
  record Ref(String id, String number) {}

  /**
   * An incident as it is known; description, phases and what people work on only when asked for
   * alone.
   *
   * @param experts those who wear the hat that several may
   * @param reopenedAt when it last turned out not to be over, UTC
   * @param outOfOrder times that stand the wrong way round
   * @param named who may see it; missing when everybody may
   */
  @Schema(
      name = "Incident",
      requiredProperties = {
        "id",
        "number",
        "title",
        "severity",
        "phase",
        "state",
        "services",
        "source",
        "roles",
        "declaredBy",
        "detectedAt",
        "openedAt",
        "alerts",
        "version",
        "position",
        "updatedAt",
        "visibility",
        "phases",
        "experts",
        "moments",
        "outOfOrder",
        "parties",
        "tasks",
        "attachments"
      })
  record Whole(
      String id,
      String number,
      String title,
      String description,
      Severity severity,
      Phase phase,
      ResponseState state,
      List<String> services,
      From source,
      Map<Role, Holder> roles,
      By declaredBy,
      By acknowledgedBy,
      Instant occurredAt,
      Instant detectedAt,
      Instant openedAt,
      Instant acknowledgedAt,
      Instant resolvedAt,
      Instant closedAt,
      List<Visit> phases,
      Classified classification,
      Ref duplicateOf,
      List<Holder> experts,
      Instant reopenedAt,
      List<Details.Time> moments,
      List<Details.Order> outOfOrder,
      List<Details.Party> parties,
      List<Details.Task> tasks,
      List<Details.Attachment> attachments,
      Visibility visibility,
      List<Details.Owner> named,
      Alerts alerts,
      long version,
      long position,
      Instant updatedAt) {

    Row row() {
      return new Row(
          id,
          number,
          title,
          severity,
          phase,
          state,
          services,
          source,
          roles,
          declaredBy,
          acknowledgedBy,
          occurredAt,
          detectedAt,
          openedAt,
          acknowledgedAt,
          resolvedAt,
          closedAt,
          visibility,
          alerts,
          version,
          position,
          updatedAt);
    }
  }

  /** One line of the list. */
  @Schema(
      name = "IncidentRow",
      requiredProperties = {
        "id",
        "number",
        "title",
        "severity",
        "phase",
        "state",
        "services",
        "source",
        "roles",
        "declaredBy",
        "detectedAt",
        "openedAt",
        "alerts",
        "version",
        "position",
        "updatedAt",
        "visibility"
      })
  record Row(
      String id,
      String number,
      String title,
      Severity severity,
      Phase phase,
      ResponseState state,
      List<String> services,
      From source,
      Map<Role, Holder> roles,
      By declaredBy,
      By acknowledgedBy,
      Instant occurredAt,
      Instant detectedAt,
      Instant openedAt,
      Instant acknowledgedAt,
      Instant resolvedAt,
      Instant closedAt,
      Visibility visibility,
      Alerts alerts,
      long version,
      long position,
      Instant updatedAt) {}

  /**
   * A page of the list.
   *
   * @param position everything in the log up to here is in it
   */
  @Schema(
      name = "IncidentPage",
      requiredProperties = {"items", "position"})
  record Page(List<Row> items, String nextCursor, long position) {}

  /** One thing that happened. */
  @Schema(
      name = "TimelineEntry",
      requiredProperties = {
        "position",
        "eventId",
        "type",
        "actor",
        "valueTime",
        "recordTime",
        "summary",
        "data"
      })
  record Entry(
      long position,
      String eventId,
      String type,
      By actor,
      Instant valueTime,
      Instant recordTime,
      String summary,
      Map<String, Object> data) {}

  /** A page of the timeline; {@code nextCursor} goes into {@code after}. */
  @Schema(
      name = "Timeline",
      requiredProperties = {"items", "position"})
  record Timeline(List<Entry> items, String nextCursor, long position) {}

  /** Where a write is in the log. */
  @Schema(
      name = "Written",
      requiredProperties = {"id", "number", "version", "position"})
  record Written(String id, String number, long version, long position) {}
}
