package io.muster.reporting.audit;

import io.muster.contracts.audit.AuditVerdict;
import io.muster.starter.Refused;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What the auditor makes of one of a sample.
 *
 * @param words why, up to 2,000 characters; needed for an exception
 */
@Schema(requiredProperties = "verdict")
record NewAuditVerdict(AuditVerdict verdict, String words) {

  private static final int LONGEST_WORDS = 2_000;

  /** The words, as they go on record; null for none. */
  String said() {
    if (verdict == null) {
      throw Refused.invalid("/verdict", "Say ACCEPTED or EXCEPTION.");
    }
    return verdict == AuditVerdict.EXCEPTION
        ? Said.required("/words", words, LONGEST_WORDS, "Say what does not hold.")
        : Said.optional("/words", words, LONGEST_WORDS);
  }
}
