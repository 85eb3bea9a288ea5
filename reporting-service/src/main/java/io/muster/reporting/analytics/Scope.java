package io.muster.reporting.analytics;

import io.muster.starter.Refused;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Which incidents a figure is made of.
 *
 * @param from first day on which they were opened
 * @param to last day on which they were opened
 * @param zone in which days, weeks and hours are told
 * @param chosen what else they have in common
 * @param drills rehearsals instead of real ones
 */
record Scope(LocalDate from, LocalDate to, ZoneId zone, Map<By, String> chosen, boolean drills) {

  private static final int USUAL_DAYS = 90;
  private static final int MOST_DAYS = 1_830;

  /** Days outside of these have moments the database cannot hold. */
  private static final LocalDate FIRST = LocalDate.of(1970, 1, 1);

  private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

  /**
   * What was asked for.
   *
   * @throws Refused when the period or one of the filters makes no sense
   */
  static Scope of(Asked asked, Clock clock) {
    ZoneId zone = zone(asked.zone());
    LocalDate to =
        asked.to() == null ? LocalDate.ofInstant(clock.instant(), zone) : bounded(asked.to());
    LocalDate from = asked.from() == null ? to.minusDays(USUAL_DAYS - 1) : bounded(asked.from());
    if (from.isAfter(to) || ChronoUnit.DAYS.between(from, to) > MOST_DAYS) {
      throw Refused.of(
          400, "bad-period", "Ask for a period of at most five years that begins before it ends.");
    }
    Map<By, String> chosen = new EnumMap<>(By.class);
    asked
        .filters()
        .forEach(
            (by, key) -> {
              if (key == null || key.isBlank()) {
                return;
              }
              if (!by.knows(key)) {
                throw Refused.of(
                    400,
                    "bad-filter",
                    "“%s” is no %s incidents are told apart by; see the breakdown for those there are."
                        .formatted(key, by.name().toLowerCase(Locale.ROOT)));
              }
              chosen.put(by, key);
            });
    return new Scope(from, to, zone, chosen, Boolean.TRUE.equals(asked.drills()));
  }

  private static LocalDate bounded(LocalDate day) {
    if (day.isBefore(FIRST) || day.isAfter(LAST)) {
      throw Refused.of(400, "bad-period", "Name days from %s to %s.".formatted(FIRST, LAST));
    }
    return day;
  }

  private static ZoneId zone(String zone) {
    try {
      return ZoneId.of(zone == null ? "UTC" : zone);
    } catch (DateTimeException e) {
      throw Refused.of(
          400, "bad-zone", "Name the zone as in the tz database, for instance Europe/Berlin.");
    }
  }

  Instant begins() {
    return from.atStartOfDay(zone).toInstant();
  }

  /** The first moment after it. */
  Instant ends() {
    return to.plusDays(1).atStartOfDay(zone).toInstant();
  }

  LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, zone);
  }

  /** Tells which moments are in it; asked of many, its ends are reckoned once. */
  Predicate<Instant> moments() {
    Instant begins = begins();
    Instant ends = ends();
    return moment -> !moment.isBefore(begins) && moment.isBefore(ends);
  }

  /** The same, from some time before. */
  Scope earlier(Duration by) {
    return new Scope(from.minusDays(by.toDays() + 1), to, zone, chosen, drills);
  }

  /** Whether an incident has what was chosen; when it was opened is another question. */
  boolean fits(IncidentRow row, Labels labels) {
    for (Map.Entry<By, String> each : chosen.entrySet()) {
      if (!each.getKey().keys(row, zone, labels).contains(each.getValue())) {
        return false;
      }
    }
    return true;
  }
}
