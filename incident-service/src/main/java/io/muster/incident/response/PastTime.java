package io.muster.incident.response;

import io.muster.starter.Refused;
import java.time.Duration;
import java.time.Instant;

/** A time somebody says something happened at. */
public final class PastTime {

  /** How far ahead of ours the clock of whoever says a time may be. */
  private static final Duration SKEW = Duration.ofMinutes(2);

  /** What is older than this is a slip of the keyboard. */
  private static final Duration OLDEST = Duration.ofDays(3653);

  private PastTime() {}

  /**
   * A time that has to be there, in UTC.
   *
   * @throws Refused 422 with the pointer when it is missing, in the future or over ten years ago
   */
  public static Instant required(String pointer, Instant value, Instant now) {
    if (value == null) {
      throw Refused.invalid(pointer, "Give the time, with its date and zone.");
    }
    if (value.isAfter(now.plus(SKEW))) {
      throw Refused.invalid(pointer, "Give a time that is not in the future.");
    }
    if (value.isBefore(now.minus(OLDEST))) {
      throw Refused.invalid(pointer, "Give a time within the last ten years; look at the year.");
    }
    return value;
  }
}
