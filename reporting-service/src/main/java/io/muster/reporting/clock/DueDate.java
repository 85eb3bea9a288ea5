package io.muster.reporting.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * Adds a length of time as the law counts it. Hours are elapsed hours, whatever clocks on walls do;
 * a month ends at the same hour of the same day of the month, or on its last day.
 */
final class DueDate {

  private static final String YEAR_END = "YEAR_END+";

  private final WorkingDays days;
  private final String calendar;
  private final ZoneId zone;
  private final LocalTime dayEnds;

  /**
   * How one rule counts.
   *
   * @param dayEnds hour at which a limit in days ends; null: at the hour it began
   */
  DueDate(WorkingDays days, String calendar, ZoneId zone, LocalTime dayEnds) {
    this.days = days;
    this.calendar = calendar;
    this.zone = zone;
    this.dayEnds = dayEnds;
  }

  /** The moment a length of time after another; see {@link Rule.Limit}. */
  Instant after(Instant start, String within) {
    ZonedDateTime local = start.atZone(zone);
    if (within.startsWith("PT")) {
      return start.plus(Duration.parse(within));
    }
    if (within.endsWith("BD")) {
      LocalDate day = local.toLocalDate();
      for (int left = Integer.parseInt(within.replace("BD", "")); left > 0; left--) {
        day = days.next(calendar, day);
      }
      return ends(day, local);
    }
    if (within.startsWith(YEAR_END)) {
      LocalDate last = LocalDate.of(local.getYear(), Month.DECEMBER, 31);
      return ends(last.plus(Period.parse(within.substring(YEAR_END.length()))), local);
    }
    Period period = Period.parse(within);
    return dayEnds == null
        ? local.plus(period).toInstant()
        : ends(local.toLocalDate().plus(period), local);
  }

  private Instant ends(LocalDate day, ZonedDateTime began) {
    LocalTime hour = dayEnds == null ? began.toLocalTime() : dayEnds;
    return ZonedDateTime.of(day, hour, zone).toInstant();
  }

  /** Noon of the first working day after a moment's day. */
  Instant noonOfNextWorkingDay(Instant limit) {
    LocalDate day = days.next(calendar, limit.atZone(zone).toLocalDate());
    return ZonedDateTime.of(day, LocalTime.NOON, zone).toInstant();
  }
}
