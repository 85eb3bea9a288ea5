package io.muster.notification.oncall;

import io.muster.notification.oncall.turns.Span;
import io.muster.starter.Refused;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** The times people ask about, within bounds that keep every answer quick. */
public final class Intervals {

  private static final Duration USUAL = Duration.ofDays(28);
  private static final Duration LONGEST = Duration.ofDays(370);
  private static final Instant FIRST = Instant.parse("1970-01-01T00:00:00Z");
  private static final Instant LAST = Instant.parse("2300-01-01T00:00:00Z");

  private Intervals() {}

  static Span of(Instant from, Instant until, Instant now) {
    Instant begin = instant(from, now);
    Instant end = instant(until, begin.plus(USUAL));
    if (!begin.isBefore(end) || Duration.between(begin, end).compareTo(LONGEST) > 0) {
      throw Refused.of(
          400, "bad-interval", "Ask for an interval that is above 0 and at most 370 days long.");
    }
    return new Span(begin, end);
  }

  /**
   * The instant that was asked about.
   *
   * @param otherwise when none was
   * @throws Refused when it is out of all bounds
   */
  public static Instant instant(Instant asked, Instant otherwise) {
    if (asked != null && (asked.isBefore(FIRST) || asked.isAfter(LAST))) {
      throw Refused.of(400, "bad-interval", "Ask for times of the years 1970 to 2299.");
    }
    return asked == null ? otherwise : asked;
  }

  /** Whole days by a zone. */
  static Span days(Instant from, Instant until, Instant now, ZoneId zone) {
    Span asked = of(from, until, now);
    Instant begin = asked.from().atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
    Instant last =
        asked.until().minusNanos(1).atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
    return new Span(
        begin, last.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant());
  }

  static ZoneId zone(String asked, String otherwise) {
    if (asked == null) {
      return ZoneId.of(otherwise);
    }
    if (!ZoneId.getAvailableZoneIds().contains(asked)) {
      throw Refused.of(
          400, "bad-zone", "Give a zone of the IANA time zone database, such as Europe/Berlin.");
    }
    return ZoneId.of(asked);
  }
}
