package io.muster.contracts.regulation;

import io.muster.contracts.Actor;
import io.muster.contracts.Command;
import java.time.Instant;
import java.util.List;

/** What can be asked of the assessment of one incident for one legal entity. */
public sealed interface AssessmentCommand extends Command {

  /** The incident. */
  String incidentId();

  /** The entity. */
  String entityId();

  @Override
  default String aggregateId() {
    return AssessmentEvent.idFor(incidentId(), entityId());
  }

  /**
   * State when something the law asks about happened.
   *
   * @param value UTC, not in the future; null takes back what was stated
   * @param reason required to correct or take back
   */
  record StateFact(
      String incidentId,
      String entityId,
      RegulatoryFact fact,
      Instant value,
      String reason,
      Actor by)
      implements AssessmentCommand {}

  /**
   * Decide whether a regime makes the entity report the incident.
   *
   * @param table the decision table that was used, as in {@code dora/1}
   * @param proposed what that table says of the inputs; null when it cannot tell
   * @param thresholds which thresholds the inputs meet
   * @param decidedAt when it was decided, UTC, not in the future; null for now
   * @param reason why, required
   */
  record Decide(
      String incidentId,
      String entityId,
      Regime regime,
      String table,
      List<Input> inputs,
      Reportability proposed,
      List<String> thresholds,
      Reportability outcome,
      Instant decidedAt,
      String reason,
      Actor by)
      implements AssessmentCommand {
    public Decide {
      inputs = inputs == null ? List.of() : List.copyOf(inputs);
      thresholds = thresholds == null ? List.of() : List.copyOf(thresholds);
    }
  }

  /**
   * Record that a report was filed.
   *
   * @param report which, as in {@code dora.initial}
   * @param submittedAt UTC, not in the future
   * @param channel how, as in the name of a portal
   * @param receipt what the authority answered or its reference; null when it gave none
   * @param sha256 of the file that was filed, hex; null when there was none
   * @param lateReason why it was filed after its limit; null when it was not
   */
  record RecordSubmission(
      String incidentId,
      String entityId,
      String report,
      Instant submittedAt,
      String channel,
      String receipt,
      String sha256,
      String lateReason,
      Actor by)
      implements AssessmentCommand {}

  /**
   * Fill in a field of a regime's reports; null takes away what was filled in.
   *
   * @param field its id on the form, as in {@code 2.4}
   */
  record FillField(
      String incidentId, String entityId, Regime regime, String field, String value, Actor by)
      implements AssessmentCommand {}

  /**
   * Approve a report as it stands.
   *
   * @param sha256 of its JSON file, hex
   */
  record ApproveReport(String incidentId, String entityId, String report, String sha256, Actor by)
      implements AssessmentCommand {}

  /** Say why a report is late or skipped; a reason is required. */
  record ExplainDelay(String incidentId, String entityId, String report, String reason, Actor by)
      implements AssessmentCommand {}

  /**
   * Remind of a report whose time runs out, if it still does and nobody was reminded of this much
   * of it yet. Safe to give twice.
   *
   * @param rule the version of the rule whose clock it is
   * @param missing what the report lacks, by the names of its fields
   * @param movedBy position of what last moved the limit
   */
  record MarkThreshold(
      String incidentId,
      String entityId,
      Regime regime,
      String rule,
      List<String> missing,
      Long movedBy,
      Actor by)
      implements AssessmentCommand {
    public MarkThreshold {
      missing = List.copyOf(missing);
    }
  }
}
