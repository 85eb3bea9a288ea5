package io.muster.reporting.audit;

import io.muster.starter.Refused;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;

/**
 * What a report is to be of.
 *
 * @param framework as in {@code soc2-cc7}; its newest version is taken
 * @param from the first day, UTC
 * @param to the last day, UTC, not in the future
 * @param sample how many of each population are shown with their evidence, from 1 to 100; left out:
 *     10
 * @param seed from which the sample follows, up to 64 letters, digits, hyphens and underscores;
 *     left out: a random one
 * @param acknowledgeMinutes limit for acknowledging, from 1 to 10,080; left out: 15
 * @param reviewDays limit for a published review, from 1 to 365; left out: 14
 */
@Schema(requiredProperties = {"framework", "from", "to"})
record NewAuditReport(
    String framework,
    LocalDate from,
    LocalDate to,
    Integer sample,
    String seed,
    Integer acknowledgeMinutes,
    Integer reviewDays) {

  private static final Pattern SEED = Pattern.compile("[A-Za-z0-9_-]{1,64}");
  private static final int SAMPLE = 10;
  private static final int LARGEST_SAMPLE = 100;
  private static final int ACKNOWLEDGE = 15;
  private static final int LONGEST_ACKNOWLEDGE = 10_080;
  private static final int REVIEW = 14;
  private static final int LONGEST_REVIEW = 365;
  private static final int LONGEST_PERIOD = 732;

  Framework framework(Frameworks frameworks) {
    return frameworks
        .newest(framework == null ? "" : framework)
        .orElseThrow(
            () ->
                Refused.invalid(
                    "/framework",
                    "There is no such framework; /api/audits/frameworks lists them."));
  }

  Period period(LocalDate today) {
    if (from == null) {
      throw Refused.invalid("/from", "Name the first day.");
    }
    if (to == null || to.isBefore(from)) {
      throw Refused.invalid("/to", "Name the last day; it is not before the first.");
    }
    if (to.isAfter(today)) {
      throw Refused.invalid("/to", "This lies in the future. A report looks at what has happened.");
    }
    if (ChronoUnit.DAYS.between(from, to) >= LONGEST_PERIOD) {
      throw Refused.invalid("/from", "A report looks at two years at most.");
    }
    return new Period(from, to);
  }

  int sampleSize() {
    return sampleSize("/sample", sample);
  }

  /**
   * How many of a population are drawn.
   *
   * @param pointer where it is asked for
   * @param asked null for as many as usual
   * @throws Refused 422 when it is too few or too many
   */
  static int sampleSize(String pointer, Integer asked) {
    return within(pointer, asked, SAMPLE, LARGEST_SAMPLE);
  }

  int acknowledgeWithin() {
    return within("/acknowledgeMinutes", acknowledgeMinutes, ACKNOWLEDGE, LONGEST_ACKNOWLEDGE);
  }

  int reviewWithin() {
    return within("/reviewDays", reviewDays, REVIEW, LONGEST_REVIEW);
  }

  String seedOr(String random) {
    return seedOr(seed, random);
  }

  /**
   * From which a sample follows.
   *
   * @param asked null or blank: the random one
   * @throws Refused 422 when it is none
   */
  static String seedOr(String asked, String random) {
    if (asked == null || asked.isBlank()) {
      return random;
    }
    if (!SEED.matcher(asked).matches()) {
      throw Refused.invalid(
          "/seed", "A seed has up to 64 letters, digits, hyphens and underscores.");
    }
    return asked;
  }

  private static int within(String pointer, Integer value, int usual, int most) {
    if (value == null) {
      return usual;
    }
    if (value < 1 || value > most) {
      throw Refused.invalid(pointer, "From 1 to %d.".formatted(most));
    }
    return value;
  }
}
