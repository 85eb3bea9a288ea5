package io.muster.incident.view;

import io.muster.contracts.alert.AlertLink;
import io.muster.contracts.alert.AlertSeverity;
import io.muster.contracts.alert.Flapping;
import io.muster.contracts.incident.Severity;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The forms in which groups of alerts go out over HTTP. */
final class GroupForms {

  private GroupForms() {}

  /** An incident that has or had a group. */
  @Schema(
      name = "AlertGroupIncident",
      requiredProperties = {"id", "number"})
  record IncidentRef(String id, String number) {}

  /**
   * A group of alerts that are one problem. All times are UTC, by Muster's clock.
   *
   * @param title missing for those who may not read what tools write
   * @param integration what administrators called its source; missing when it is not known any more
   * @param generation 1 for the first time this problem came, one more each time it came back
   * @param severity of the incident it opened or would open
   * @param names what its alerts are called, at most 50
   * @param firing how many of its alerts fire
   * @param total how many there have been
   * @param flapping whether it came and went too often to be over with its last alert
   * @param keptQuiet whether silences kept it from calling anybody out until it was over
   * @param incident that has it now; missing when it opened none, or when that is not for the
   *     reader
   * @param attachedFrom the incident that had it before somebody attached it to the other; missing
   *     when nobody did
   */
  @Schema(
      name = "AlertGroupRow",
      requiredProperties = {
        "id",
        "state",
        "integrationId",
        "generation",
        "severity",
        "services",
        "names",
        "firing",
        "total",
        "flapping",
        "keptQuiet",
        "openedAt",
        "version"
      })
  record Row(
      String id,
      String title,
      AlertGroupRows.State state,
      String integrationId,
      String integration,
      int generation,
      Severity severity,
      List<String> services,
      List<String> names,
      int firing,
      int total,
      boolean flapping,
      boolean keptQuiet,
      Instant openedAt,
      Instant overAt,
      IncidentRef incident,
      IncidentRef attachedFrom,
      long version) {}

  /**
   * What somebody wants a group to be attached to.
   *
   * @param incident id or number of an open incident
   * @param reason why; may be left out
   */
  @Schema(
      name = "AttachAlerts",
      requiredProperties = "incident",
      example = "{\"incident\":\"INC-7\",\"reason\":\"The same disk fills up\"}")
  record Attaching(String incident, String reason) {}

  /** Why a group does not belong where it was attached. */
  @Schema(name = "DetachAlerts", example = "{\"reason\":\"Another problem on the same host\"}")
  record Detaching(String reason) {}

  /**
   * Where a group belongs from here on, and where that is in the log.
   *
   * @param id of the group
   * @param incidentId the incident that has it
   * @param number of that; missing while it is only about to open
   */
  @Schema(
      name = "AlertGroupMoved",
      requiredProperties = {"id", "incidentId", "version", "position"})
  record Moved(String id, String incidentId, String number, long version, long position) {}

  /**
   * The newest first.
   *
   * @param nextCursor for those before these; missing at the end
   */
  @Schema(name = "AlertGroupList", requiredProperties = "items")
  record Page(List<Row> items, String nextCursor) {}

  /**
   * One alert of a group as it was told last.
   *
   * @param key what the source uses to say it is the same alert
   * @param startsAt since when it fires or fired last, by the source's clock
   * @param firedAt when Muster learned of that
   * @param endedAt when Muster learned that it is over; missing while it fires
   * @param endedBy the rule by which it ended by itself; missing when its source or a person ended
   *     it
   * @param expiresAt when it is over unless it is heard of again, as first said; missing when only
   *     its source ends it
   * @param times how often it began to fire
   * @param acknowledged whether somebody took care of it in the tool it came from
   */
  @Schema(
      name = "GroupedAlert",
      requiredProperties = {
        "key",
        "name",
        "severity",
        "links",
        "labels",
        "source",
        "firing",
        "startsAt",
        "firedAt",
        "times",
        "acknowledged"
      })
  record Alert(
      String key,
      String name,
      String service,
      String host,
      AlertSeverity severity,
      String summary,
      String description,
      String link,
      List<AlertLink> links,
      Map<String, String> labels,
      String source,
      boolean firing,
      Instant startsAt,
      Instant firedAt,
      Instant endedAt,
      String endedBy,
      Instant expiresAt,
      int times,
      boolean acknowledged) {}

  /**
   * What keeps a group quiet.
   *
   * @param ids the silences
   * @param until when that is looked at again, UTC
   */
  @Schema(
      name = "AlertGroupSilence",
      requiredProperties = {"ids", "until"})
  record Silenced(List<String> ids, Instant until) {}

  /**
   * Why a group stays open although none of its alerts fires.
   *
   * @param groups how many of the same problem had opened shortly before
   * @param rule the rule that says so, with its version
   */
  @Schema(
      name = "AlertGroupFlapping",
      requiredProperties = {"groups", "withinMinutes", "quietMinutes", "rule"})
  record Flaps(int groups, int withinMinutes, int quietMinutes, String rule) {

    static Flaps of(Flapping why) {
      return why == null
          ? null
          : new Flaps(why.groups(), why.withinMinutes(), why.quietMinutes(), why.rule());
    }
  }

  /**
   * A group with all that is known of it.
   *
   * @param groupingKey what made its alerts one problem; missing for those who may not read what
   *     tools write
   * @param groupedBy the rule that made the key, with its version
   * @param flapping why it stays open until nothing fired for a while; missing when it does not
   * @param silence what keeps it quiet; missing when nothing does
   * @param events what happened, in the order of the log, at most the latest 500
   * @param earlier how many events came before those
   */
  @Schema(
      name = "AlertGroup",
      requiredProperties = {"group", "groupedBy", "occurredAt", "alerts", "events", "earlier"})
  record Whole(
      Row group,
      String description,
      String groupingKey,
      String groupedBy,
      Instant occurredAt,
      Flaps flapping,
      Silenced silence,
      List<Alert> alerts,
      List<Shown.Entry> events,
      int earlier) {}
}
