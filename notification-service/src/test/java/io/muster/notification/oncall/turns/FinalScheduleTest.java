package io.muster.notification.oncall.turns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The final schedule against a model that counts everything off minute by minute, over ten years:
 * every clock change, leap day and month's end in many zones, and one schedule through all of it.
 */
class FinalScheduleTest {

  private static final boolean LONG = "1".equals(System.getenv("MUSTER_TEST_LONG"));
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final List<String> ALL = ZoneId.getAvailableZoneIds().stream().sorted().toList();

  /** Every zone whose clocks change differently from all others of the sample; all when long. */
  static Stream<String> zones() {
    if (LONG) {
      return ALL.stream();
    }
    Set<List<ZoneOffsetTransition>> seen = new HashSet<>();
    return ALL.stream().filter(zone -> seen.add(changes(ZoneId.of(zone))));
  }

  private static List<ZoneOffsetTransition> changes(ZoneId zone) {
    List<ZoneOffsetTransition> changes = new ArrayList<>();
    ZoneOffsetTransition next = zone.getRules().nextTransition(MadeUpSchedules.TEN_YEARS.from());
    while (next != null && next.getInstant().isBefore(MadeUpSchedules.TEN_YEARS.until())) {
      changes.add(next);
      next = zone.getRules().nextTransition(next.getInstant());
    }
    return changes;
  }

  @ParameterizedTest
  @MethodSource("zones")
  void it_is_what_counting_minute_by_minute_comes_to_wherever_calendars_are_hard(String zone) {
    MadeUpSchedules made = new MadeUpSchedules(zone.hashCode(), zone, ALL);
    ScheduleHistory history = made.history();
    Away away = made.away();
    NaiveSchedule naive = new NaiveSchedule(history, away);
    for (Span hard : hardTimes(ZoneId.of(zone))) {
      same(new FinalSchedule(history, away), naive, hard);
    }
  }

  /** Half a day around clock changes, the ends of months and leap days, in order. */
  private static List<Span> hardTimes(ZoneId zone) {
    Stream<Instant> clocks =
        changes(zone).stream().map(change -> change.getInstant().truncatedTo(ChronoUnit.MINUTES));
    Stream<Instant> calendar =
        LocalDate.of(2024, 1, 1)
            .datesUntil(LocalDate.of(2034, 1, 1), Period.ofMonths(1))
            .map(first -> first.atStartOfDay(zone).toInstant().truncatedTo(ChronoUnit.MINUTES));
    Stream<Instant> leapDays =
        Stream.of(2024, 2028, 2032)
            .map(year -> LocalDate.of(year, 2, 29).atTime(12, 0).atZone(zone).toInstant());
    return Span.joined(
        Stream.of(clocks, calendar, leapDays)
            .flatMap(instants -> instants)
            .map(at -> new Span(at.minus(Duration.ofHours(4)), at.plus(Duration.ofHours(5))))
            .toList());
  }

  @Test
  void one_schedule_is_right_at_every_minute_of_ten_years() {
    MadeUpSchedules made = new MadeUpSchedules(7, "Europe/Berlin", List.of("America/New_York"));
    ScheduleHistory history = made.history();
    Away away = made.away();
    NaiveSchedule naive = new NaiveSchedule(history, away);
    Span all = MadeUpSchedules.TEN_YEARS;
    Duration step = LONG ? Duration.ofDays(30) : Duration.ofDays(100);
    for (Instant from = all.from(); from.isBefore(all.until()); from = from.plus(step)) {
      same(new FinalSchedule(history, away), naive, new Span(from, from.plus(step)));
    }
  }

  private static void same(FinalSchedule schedule, NaiveSchedule naive, Span span) {
    List<Stretch> stretches = schedule.in(span);
    assertThat(stretches.getFirst().span().from()).isEqualTo(span.from());
    assertThat(stretches.getLast().span().until()).isEqualTo(span.until());
    int i = 0;
    for (Instant minute = span.from();
        minute.isBefore(span.until());
        minute = minute.plus(MINUTE)) {
      while (!stretches.get(i).span().until().isAfter(minute)) {
        i++;
        assertThat(stretches.get(i).span().from()).isEqualTo(stretches.get(i - 1).span().until());
      }
      String expected = naive.at(minute);
      if (!Objects.equals(stretches.get(i).personId(), expected)) {
        assertThat(stretches.get(i).personId()).as("at %s", minute).isEqualTo(expected);
      }
    }
  }
}
