package io.muster.incident.triage.silence;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.alert.WeeklyWindow;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;

/** Times of a whole year, reckoned a second time day by day. */
class AnyWeeklyTimeTest {

  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2026, 12, 31);

  /**
   * Among them zones that change by half an hour, at midnight, and the other way round the year.
   */
  private static final List<String> ZONES =
      List.of(
          "Europe/Berlin",
          "America/New_York",
          "Australia/Lord_Howe",
          "America/Santiago",
          "Asia/Beirut",
          "Africa/Casablanca",
          "Pacific/Apia",
          "UTC");

  @Property(tries = 2_000)
  void any_moment_is_in_a_time_exactly_when_a_day_of_it_says_so(
      @ForAll @Size(min = 1, max = 7) Set<DayOfWeek> days,
      @ForAll @IntRange(max = 1439) int startMinute,
      @ForAll @IntRange(min = 1, max = 1440) int minutes,
      @ForAll @IntRange(max = 7) int zone,
      @ForAll @LongRange(min = -5_000, max = 535_000) long minuteOfYear) {
    LocalTime start = LocalTime.MIDNIGHT.plusMinutes(startMinute);
    ZoneId place = ZoneId.of(ZONES.get(zone));
    WeeklyTimes times =
        new WeeklyTimes(
            new WeeklyWindow(
                days.stream().sorted().toList(), start, minutes, place.getId(), FIRST, LAST));
    Instant moment = Instant.parse("2026-01-01T00:00:00Z").plus(Duration.ofMinutes(minuteOfYear));
    List<Instant> starts = everyStart(days, start, place).toList();
    assertThat(times.endOfTimeAt(moment))
        .isEqualTo(
            starts.stream()
                .filter(begin -> !moment.isBefore(begin))
                .map(begin -> begin.plus(Duration.ofMinutes(minutes)))
                .filter(moment::isBefore)
                .reduce((one, other) -> one.isAfter(other) ? one : other));
    assertThat(times.nextStart(moment))
        .isEqualTo(starts.stream().filter(begin -> !begin.isBefore(moment)).findFirst());
    assertThat(times.lastEnd()).isEqualTo(starts.getLast().plus(Duration.ofMinutes(minutes)));
  }

  private static Stream<Instant> everyStart(Set<DayOfWeek> days, LocalTime start, ZoneId zone) {
    return FIRST
        .datesUntil(LAST.plusDays(1))
        .filter(day -> days.contains(day.getDayOfWeek()))
        .map(day -> ZonedDateTime.of(day, start, zone).toInstant());
  }
}
