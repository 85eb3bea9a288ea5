package io.muster.reporting.audit;

import io.muster.starter.Refused;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * An engagement to be.
 *
 * @param auditorEmail verified address of the account the auditor signs in with
 * @param framework as in {@code soc2-cc7}; its newest version is taken
 * @param from the first day that is audited, UTC
 * @param to the last day that is audited, UTC, not in the future
 * @param validFrom from when the auditor may look, UTC; left out: at once
 * @param validUntil from when they may no longer, UTC; at most a year after they may. A whole day
 *     ends at the midnight after it, UTC, as the days that are audited do
 * @param purpose what it is for, up to 1,000 characters
 * @param acknowledgeMinutes limit for acknowledging, from 1 to 10,080; left out: 15
 * @param reviewDays limit for a published review, from 1 to 365; left out: 14
 */
@Schema(requiredProperties = {"auditorEmail", "framework", "from", "to", "validUntil", "purpose"})
record NewEngagement(
    String auditorEmail,
    String framework,
    LocalDate from,
    LocalDate to,
    Instant validFrom,
    Instant validUntil,
    String purpose,
    Integer acknowledgeMinutes,
    Integer reviewDays) {

  private static final Pattern EMAIL = Pattern.compile("[^\\s@]{1,64}@[^\\s@]{1,255}");
  private static final Duration LONGEST = Duration.ofDays(366);
  private static final int LONGEST_PURPOSE = 1_000;

  /** What an engagement and a standing report are asked for in the same way. */
  NewAuditReport report() {
    return new NewAuditReport(framework, from, to, null, null, acknowledgeMinutes, reviewDays);
  }

  String address() {
    if (auditorEmail == null || !EMAIL.matcher(auditorEmail.strip()).matches()) {
      throw Refused.invalid(
          "/auditorEmail", "Name the e-mail address of the account the auditor signs in with.");
    }
    return auditorEmail.strip();
  }

  Instant begins(Instant now) {
    return validFrom == null ? now : validFrom;
  }

  Instant ends(Instant now) {
    Instant begins = begins(now);
    if (validUntil == null || !validUntil.isAfter(begins) || !validUntil.isAfter(now)) {
      throw Refused.invalid(
          "/validUntil", "Say until when the auditor may look; it lies ahead and after the start.");
    }
    if (Duration.between(begins, validUntil).compareTo(LONGEST) > 0) {
      throw Refused.invalid("/validUntil", "An engagement lasts a year at most.");
    }
    return validUntil;
  }

  String why() {
    return Said.required("/purpose", purpose, LONGEST_PURPOSE, "Say what the engagement is for.");
  }
}
