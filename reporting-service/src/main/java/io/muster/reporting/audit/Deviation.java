package io.muster.reporting.audit;

import io.swagger.v3.oas.annotations.media.Schema;

/** What an auditor would note, and is told first. */
@Schema(name = "AuditDeviation")
enum Deviation {
  /** It was acknowledged later than the report's limit, or never. */
  LATE_ACKNOWLEDGEMENT("Late acknowledgement"),
  /** It ended and nobody ever commanded it. */
  NO_COMMANDER("No commander"),
  /** It went past a phase of the response. */
  PHASE_SKIPPED("Phase skipped"),
  /** It ended, and what caused it is not on record. */
  NO_CAUSE("No cause on record"),
  /** It ended, and no review was published in time or waived. */
  NO_REVIEW("No review"),
  /** Something its review wants done is overdue. */
  ACTION_OVERDUE("Action item overdue"),
  /** The law was looked at, and nobody has decided whether to report. */
  UNDECIDED("Not decided whether to report"),
  /** A report to an authority was filed late, or not at all though its limit has passed. */
  LATE_REPORT("Late report to an authority"),
  /** Nobody has looked in time whether the plan still holds. */
  PLAN_REVIEW_OVERDUE("Plan not reviewed in time"),
  /** Somebody who may hold a role did not hold a training the role requires, on some day. */
  TRAINING_LAPSED("Training lapsed or missing");

  private final String words;

  Deviation(String words) {
    this.words = words;
  }

  /** For people. */
  String words() {
    return words;
  }
}
