package io.muster.reporting.clock;

import io.muster.starter.Refused;
import java.time.Duration;
import java.time.Instant;

/** What every statement on the record has to be like. */
final class Statements {

  private static final int LONGEST = 2_000;

  /** Clocks on two machines differ a little. */
  private static final Duration TOLERANCE = Duration.ofMinutes(2);

  private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

  private Statements() {}

  static String reason(String pointer, String reason, String what) {
    String text = optional(pointer, reason);
    if (text == null) {
      throw Refused.invalid(pointer, what);
    }
    return text;
  }

  /** Null for what says nothing. */
  static String optional(String pointer, String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    if (text.length() > LONGEST) {
      throw Refused.invalid(pointer, "At most %d characters.".formatted(LONGEST));
    }
    return text.strip();
  }

  static Instant past(String pointer, Instant moment, Instant now) {
    if (moment.isAfter(now.plus(TOLERANCE))) {
      throw Refused.invalid(pointer, "This lies in the future. State what has happened.");
    }
    return plausible(pointer, moment);
  }

  static Instant plausible(String pointer, Instant moment) {
    if (moment.isBefore(EARLIEST)) {
      throw Refused.invalid(pointer, "This is too long ago; look at the year.");
    }
    return moment;
  }
}
