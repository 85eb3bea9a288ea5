package io.muster.incident.view;

import io.muster.contracts.incident.LinkEvent;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.ResponseState;
import io.muster.contracts.incident.Severity;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;

/** The forms in which what ties incidents together goes in and out over HTTP. */
final class LinkForms {

  private LinkForms() {}

  /** What the other incident is to the one that is looked at. */
  enum Kind {
    /** It is the greater one of which this is a part. */
    PARENT,
    /** It is a part of this. */
    CHILD,
    /** This came from it. */
    CAUSE,
    /** It came from this. */
    CONSEQUENCE,
    /** It goes on in place of this. */
    ORIGINAL,
    /** It ended as the same trouble as this. */
    DUPLICATE;

    static Kind of(IncidentLinks.Kind kind, boolean dependsOnOther) {
      return switch (kind) {
        case CHILD_OF -> dependsOnOther ? PARENT : CHILD;
        case CAUSED_BY -> dependsOnOther ? CAUSE : CONSEQUENCE;
        case DUPLICATE_OF -> dependsOnOther ? ORIGINAL : DUPLICATE;
      };
    }

    /** How the one depends on the other; null for duplicates, which are merged. */
    LinkEvent.Kind recorded() {
      return switch (this) {
        case PARENT, CHILD -> LinkEvent.Kind.CHILD_OF;
        case CAUSE, CONSEQUENCE -> LinkEvent.Kind.CAUSED_BY;
        case ORIGINAL, DUPLICATE -> null;
      };
    }

    /** Whether the incident that is looked at depends on the other. */
    boolean dependsOnOther() {
      return this == PARENT || this == CAUSE || this == ORIGINAL;
    }
  }

  /**
   * One link.
   *
   * @param incident the other one
   * @param reason why, as somebody wrote; missing when nobody did
   * @param at when it was said, UTC
   */
  @Schema(
      name = "IncidentLink",
      requiredProperties = {"kind", "incident", "by", "at"})
  record Link(Kind kind, Other incident, String reason, Shown.By by, Instant at) {}

  /** An incident as others show it. */
  @Schema(
      name = "LinkedIncident",
      requiredProperties = {"id", "number", "title", "severity", "state", "phase"})
  record Other(
      String id,
      String number,
      String title,
      Severity severity,
      ResponseState state,
      Phase phase) {}

  /**
   * What ties an incident to others, in the order it was said; what the reader may not see is not
   * in it.
   *
   * @param groups the groups of alerts it has, its own and those attached, the newest first
   */
  @Schema(
      name = "IncidentLinks",
      requiredProperties = {"items", "groups"})
  record All(List<Link> items, List<GroupForms.Row> groups) {}

  /**
   * What somebody wants to tie or untie.
   *
   * @param kind what the other is to this: not ORIGINAL or DUPLICATE, which are merged
   * @param incident id or number of the other
   * @param reason why; required to untie
   */
  @Schema(
      name = "LinkIncident",
      requiredProperties = {"kind", "incident"},
      example =
          "{\"kind\":\"CAUSE\",\"incident\":\"INC-7\",\"reason\":\"Checkout waits for that"
              + " database\"}")
  record Change(Kind kind, String incident, String reason) {}

  /**
   * Into what an incident goes.
   *
   * @param into id or number of the one that goes on
   * @param reason why it is the same; may be left out
   */
  @Schema(
      name = "MergeIncident",
      requiredProperties = "into",
      example = "{\"into\":\"INC-7\",\"reason\":\"One problem, two reports\"}")
  record Merge(String into, String reason) {}
}
