package io.muster.incident.triage.silence;

import io.muster.contracts.alert.WeeklyWindow;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** Times that come back on days of the week. */
record WeeklyTimes(WeeklyWindow window) implements SilenceTimes {

  /** Every day of the week is among as many days in a row. */
  private static final int WEEK = 7;

  @Override
  public Optional<Instant> endOfTimeAt(Instant moment) {
    // At most 24 hours long, so it began today or yesterday; one day more, as clocks are put back.
    LocalDate today = moment.atZone(zone()).toLocalDate();
    return Stream.of(today.minusDays(2), today.minusDays(1), today)
        .filter(this::beginsOn)
        .map(this::startOn)
        .filter(start -> !moment.isBefore(start) && moment.isBefore(endOf(start)))
        .map(this::endOf)
        .max(Comparator.naturalOrder());
  }

  @Override
  public Optional<Instant> nextStart(Instant moment) {
    LocalDate from = moment.atZone(zone()).toLocalDate();
    LocalDate day = from.isBefore(window.first()) ? window.first() : from;
    return day.datesUntil(day.plusDays(WEEK + 1L))
        .filter(this::beginsOn)
        .map(this::startOn)
        .filter(start -> !start.isBefore(moment))
        .findFirst();
  }

  /**
   * When the last one is over.
   *
   * @throws IllegalStateException when it never begins; see {@link #everBegins}
   */
  @Override
  public Instant lastEnd() {
    return Stream.iterate(window.last(), day -> day.minusDays(1))
        .limit(WEEK)
        .filter(this::beginsOn)
        .findFirst()
        .map(this::startOn)
        .map(this::endOf)
        .orElseThrow(() -> new IllegalStateException("It begins on none of its days: " + window));
  }

  /** Whether one of its days lies between its dates. */
  boolean everBegins() {
    return Stream.iterate(window.last(), day -> day.minusDays(1))
        .limit(WEEK)
        .anyMatch(this::beginsOn);
  }

  private boolean beginsOn(LocalDate day) {
    return !day.isBefore(window.first())
        && !day.isAfter(window.last())
        && window.days().contains(day.getDayOfWeek());
  }

  private Instant startOn(LocalDate day) {
    return ZonedDateTime.of(day, window.start(), zone()).toInstant();
  }

  private Instant endOf(Instant start) {
    return start.plus(Duration.ofMinutes(window.minutes()));
  }

  private ZoneId zone() {
    return ZoneId.of(window.zone());
  }
}
