package io.muster.contracts.planning;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.EventType;
import io.muster.contracts.FreeText;
import java.time.Instant;
import java.util.List;

/** What happened to the plan an incident follows. */
public sealed interface IncidentPlanEvent extends Event {

  /** How the id begins; the incident's id follows. */
  String ID_PREFIX = "plan-of-";

  /** The incident. */
  String incidentId();

  /** The incident, by the id of what holds its plan. */
  static String incidentOf(String aggregateId) {
    return aggregateId.substring(ID_PREFIX.length());
  }

  @Override
  default String aggregateId() {
    return ID_PREFIX + incidentId();
  }

  /**
   * What of a plan's scope an incident meets.
   *
   * @param value such as the service both name
   */
  record Matched(Part part, String value) {

    /** Which part of the scope. */
    public enum Part {
      CLASS,
      SERVICE,
      SEVERITY
    }
  }

  /**
   * The incident follows this version from now on, whatever is published later.
   *
   * @param name of the plan
   * @param rule that chose it, such as {@code plan-choice/1}; null when a person did
   * @param matched what of its scope the incident meets; empty for a plan for every incident, and
   *     when a person chose
   * @param reason why a person chose it; null when a rule did
   */
  @EventType(name = "incident-plan.chosen")
  record Chosen(
      String incidentId,
      String planId,
      int version,
      @FreeText(of = "incidentId") String name,
      String rule,
      List<Matched> matched,
      @FreeText(of = "incidentId") String reason,
      Actor by,
      Instant at)
      implements IncidentPlanEvent {
    public Chosen {
      matched = matched == null ? List.of() : List.copyOf(matched);
    }
  }

  /**
   * A person says that what must be so before a phase is left is so.
   *
   * @param text the criterion, as the plan words it
   * @param note what was seen; null: nothing to say
   */
  @EventType(name = "incident-plan.criterion-confirmed")
  record CriterionConfirmed(
      String incidentId,
      String planId,
      int version,
      String criterionId,
      @FreeText(of = "incidentId") String text,
      @FreeText(of = "incidentId") String note,
      Actor by,
      Instant at)
      implements IncidentPlanEvent {}
}
