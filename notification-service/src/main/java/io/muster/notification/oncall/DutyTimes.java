package io.muster.notification.oncall;

import io.muster.starter.Refused;
import java.time.Duration;
import java.time.Instant;

/** What holds for times somebody enters about their duty. */
final class DutyTimes {
  private static final Duration LONGEST = Duration.ofDays(366);
  private static final Duration FURTHEST = Duration.ofDays(2 * 366);

  private DutyTimes() {}

  static void check(Instant from, Instant until, Instant now) {
    check("/from", from, "/until", until, now);
  }

  static void check(String begins, Instant from, String ends, Instant until, Instant now) {
    Checks.that(from != null, begins, "Say when it begins.");
    Checks.that(until != null, ends, "Say when it ends.");
    Checks.that(from.isBefore(until), ends, "It has to end after it begins.");
    Checks.that(until.isAfter(now), ends, "It is over already; what has been stays as it is.");
    Checks.that(!from.isAfter(now.plus(FURTHEST)), begins, "It begins within the next two years.");
    Checks.that(!until.isAfter(from.plus(LONGEST)), ends, "It lasts at most 366 days at a time.");
  }

  static void notOver(Instant until, Instant now) {
    if (!until.isAfter(now)) {
      throw Refused.conflict("over", "It is over already; what has been stays as it is.");
    }
  }
}
