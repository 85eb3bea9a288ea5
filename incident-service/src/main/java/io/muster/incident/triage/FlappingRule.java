package io.muster.incident.triage;

import io.muster.contracts.alert.Flapping;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.IntFunction;

/** A problem that came and went three times within the hour is one problem the next time. */
final class FlappingRule {

  private static final String RULE = "flapping/1";
  private static final int GROUPS = 3;
  private static final Duration WITHIN = Duration.ofHours(1);
  private static final Duration QUIET = Duration.ofMinutes(15);

  private FlappingRule() {}

  /**
   * Whether a generation that is about to open flaps.
   *
   * @param openedAt when an earlier one opened
   * @return why, or null
   */
  static Flapping of(int generation, Instant now, IntFunction<Optional<Instant>> openedAt) {
    if (generation <= GROUPS) {
      return null;
    }
    return openedAt
        .apply(generation - GROUPS)
        .filter(first -> first.isAfter(now.minus(WITHIN)))
        .map(first -> new Flapping(GROUPS, (int) WITHIN.toMinutes(), (int) QUIET.toMinutes(), RULE))
        .orElse(null);
  }
}
