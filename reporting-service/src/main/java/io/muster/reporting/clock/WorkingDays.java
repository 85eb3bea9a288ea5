package io.muster.reporting.clock;

import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.Year;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which days are no working days where. Public holidays of a whole country come from Jollyday; a
 * region's own are not counted, so that a limit is at worst too early.
 */
final class WorkingDays {

  /** Days on which the federal government of the United States is closed (5 U.S.C. 6103). */
  static final String US_FEDERAL = "US-FEDERAL";

  private final Map<String, Map<Integer, Map<LocalDate, String>>> known = new ConcurrentHashMap<>();

  /** Whether there is a calendar for a country, by its ISO 3166-1 alpha-2 code. */
  boolean knows(String calendar) {
    return US_FEDERAL.equals(calendar)
        || HolidayManager.getSupportedCalendarCodes().contains(calendar);
  }

  /** Why a day is no working day, in English; nothing for a working day. */
  Optional<String> off(String calendar, LocalDate day) {
    if (day.getDayOfWeek() == DayOfWeek.SATURDAY) {
      return Optional.of("a Saturday");
    }
    if (day.getDayOfWeek() == DayOfWeek.SUNDAY) {
      return Optional.of("a Sunday");
    }
    return Optional.ofNullable(holidays(calendar, day.getYear()).get(day));
  }

  LocalDate next(String calendar, LocalDate day) {
    LocalDate next = day.plusDays(1);
    while (off(calendar, next).isPresent()) {
      next = next.plusDays(1);
    }
    return next;
  }

  private Map<LocalDate, String> holidays(String calendar, int year) {
    Map<Integer, Map<LocalDate, String>> years =
        known.computeIfAbsent(calendar, c -> new ConcurrentHashMap<>());
    return years.computeIfAbsent(
        year, y -> US_FEDERAL.equals(calendar) ? federal(y) : national(calendar, y));
  }

  private static Map<LocalDate, String> national(String country, int year) {
    HolidayManager manager =
        HolidayManager.getInstance(ManagerParameters.create(country.toLowerCase(Locale.ROOT)));
    Map<LocalDate, String> days = new HashMap<>();
    for (Holiday holiday : manager.getHolidays(Year.of(year))) {
      if (holiday.getType() == HolidayType.PUBLIC_HOLIDAY) {
        days.put(holiday.getDate(), holiday.getDescription(Locale.ENGLISH));
      }
    }
    return days;
  }

  /**
   * Jollyday leaves out Columbus Day, which not every State keeps, and a New Year's Day that falls
   * on a Saturday and is kept on the last day of the year before.
   */
  private static Map<LocalDate, String> federal(int year) {
    Map<LocalDate, String> days = national("US", year);
    days.put(
        LocalDate.of(year, Month.OCTOBER, 1)
            .with(TemporalAdjusters.dayOfWeekInMonth(2, DayOfWeek.MONDAY)),
        "Columbus Day");
    LocalDate lastDay = LocalDate.of(year, Month.DECEMBER, 31);
    if (lastDay.getDayOfWeek() == DayOfWeek.FRIDAY) {
      days.put(lastDay, "New Year's Day (observed)");
    }
    return days;
  }
}
