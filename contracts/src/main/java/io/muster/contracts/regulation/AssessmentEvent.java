package io.muster.contracts.regulation;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.EventType;
import io.muster.contracts.FreeText;
import java.time.Instant;
import java.util.List;

/**
 * What was found, decided and filed about one incident for one legal entity, under all its regimes.
 * Deadlines are computed from this and stand in no event.
 */
public sealed interface AssessmentEvent extends Event {

  /** How the ids of all assessments begin. */
  String PREFIX = "assessment:";

  /** The id of the one assessment of an incident for an entity. */
  static String idFor(String incidentId, String entityId) {
    return PREFIX + incidentId + ":" + entityId;
  }

  /** The incident that an assessment is of, by its id. */
  static String incidentOf(String assessmentId) {
    return assessmentId.substring(PREFIX.length(), assessmentId.lastIndexOf(':'));
  }

  /** The entity that an assessment is for, by its id. */
  static String entityOf(String assessmentId) {
    return assessmentId.substring(assessmentId.lastIndexOf(':') + 1);
  }

  /** {@link #idFor} of the two. */
  String assessmentId();

  /** The incident. */
  String incidentId();

  /** The entity. */
  String entityId();

  @Override
  default String aggregateId() {
    return assessmentId();
  }

  /**
   * Something the law asks about happened at this moment, as far as the entity knows.
   *
   * @param value UTC; null: what was stated is taken back
   * @param reason why it is said anew; null the first time
   */
  @EventType(name = "assessment.fact-stated")
  record FactStated(
      String assessmentId,
      String incidentId,
      String entityId,
      RegulatoryFact fact,
      Instant value,
      @FreeText(of = "assessmentId") String reason,
      Actor by,
      Instant at)
      implements AssessmentEvent {}

  /**
   * Somebody decided whether it has to be reported; {@link #at} is when they did.
   *
   * @param table the decision table, as in {@code dora/1}
   * @param proposed what the table says; null when it cannot tell from these inputs
   * @param thresholds which of its thresholds were met
   */
  @EventType(name = "assessment.decided")
  record Decided(
      String assessmentId,
      String incidentId,
      String entityId,
      Regime regime,
      String table,
      List<Input> inputs,
      Reportability proposed,
      List<String> thresholds,
      Reportability outcome,
      @FreeText(of = "assessmentId") String reason,
      Actor by,
      Instant at)
      implements AssessmentEvent {
    public Decided {
      inputs = inputs == null ? List.of() : List.copyOf(inputs);
      thresholds = thresholds == null ? List.of() : List.copyOf(thresholds);
    }
  }

  /**
   * A report was filed; {@link #at} is when.
   *
   * @param report which, as in {@code dora.initial}
   * @param sha256 of the file, hex; null when there was none
   */
  @EventType(name = "assessment.report-submitted")
  record ReportSubmitted(
      String assessmentId,
      String incidentId,
      String entityId,
      String report,
      @FreeText(of = "assessmentId") String channel,
      @FreeText(of = "assessmentId") String receipt,
      String sha256,
      @FreeText(of = "assessmentId") String lateReason,
      Actor by,
      Instant at)
      implements AssessmentEvent {}

  /**
   * Somebody filled in a field of a regime's reports; from then on it goes before what events say.
   *
   * @param field its id on the form, as in {@code 2.4}
   * @param value null: what was filled in was taken away
   */
  @EventType(name = "assessment.field-filled")
  record FieldFilled(
      String assessmentId,
      String incidentId,
      String entityId,
      Regime regime,
      String field,
      @FreeText(of = "assessmentId") String value,
      Actor by,
      Instant at)
      implements AssessmentEvent {}

  /**
   * A manager approved a report as it stood.
   *
   * @param sha256 of its JSON file, hex
   */
  @EventType(name = "assessment.report-approved")
  record ReportApproved(
      String assessmentId,
      String incidentId,
      String entityId,
      String report,
      String sha256,
      Actor by,
      Instant at)
      implements AssessmentEvent {}

  /** Why a report is late or skipped. */
  @EventType(name = "assessment.delay-explained")
  record DelayExplained(
      String assessmentId,
      String incidentId,
      String entityId,
      String report,
      @FreeText(of = "assessmentId") String reason,
      Actor by,
      Instant at)
      implements AssessmentEvent {}

  /**
   * So much of the time for a report has passed, and nothing was filed. It reminds people; whether
   * a limit was kept is computed from the record and never from this.
   *
   * @param entity its name
   * @param rule the version of the rule, as in {@code nis2.early-warning/1}
   * @param report what has to be filed, as in {@code nis2.early-warning}
   * @param name of the report for people
   * @param metBy the reports any of which ends the clock
   * @param round how often one of these had been filed before, from 0
   * @param startedAt when the clock began, UTC
   * @param dueAt the limit, UTC
   * @param provisional nobody had decided yet whether it has to be reported
   * @param missing what the report still lacked, by the names of its fields
   * @param movedFrom the limit people were reminded of before a correction moved it, UTC; null when
   *     none did
   * @param movedBy position in the log of what moved it; null when nothing did
   */
  @EventType(name = "assessment.threshold-reached")
  record ThresholdReached(
      String assessmentId,
      String incidentId,
      String entityId,
      String entity,
      Regime regime,
      String rule,
      String report,
      String name,
      List<String> metBy,
      int round,
      ClockMark mark,
      Instant startedAt,
      Instant dueAt,
      boolean provisional,
      List<String> missing,
      Instant movedFrom,
      Long movedBy,
      Actor by,
      Instant at)
      implements AssessmentEvent {
    public ThresholdReached {
      metBy = List.copyOf(metBy);
      missing = List.copyOf(missing);
    }
  }
}
