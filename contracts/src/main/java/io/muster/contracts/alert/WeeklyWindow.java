package io.muster.contracts.alert;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/**
 * A time that comes back on days of the week, told by the clock of one place. Where the clock is
 * put forward over the start, it begins as much later by that clock; where an hour comes twice, it
 * begins in the first. Its length passes as on a stopwatch, whatever the clock does meanwhile.
 *
 * @param days on which it begins, in the order of the week, at least one
 * @param start when it begins, by the clock of the zone
 * @param minutes how long it lasts, 1 to 1440
 * @param zone name in the IANA time zone database, such as {@code Europe/Berlin}
 * @param first the first date on which it may begin, by the calendar of the zone
 * @param last the last date on which it may begin
 */
public record WeeklyWindow(
    List<DayOfWeek> days,
    LocalTime start,
    int minutes,
    String zone,
    LocalDate first,
    LocalDate last) {
  public WeeklyWindow {
    days = List.copyOf(days);
  }
}
