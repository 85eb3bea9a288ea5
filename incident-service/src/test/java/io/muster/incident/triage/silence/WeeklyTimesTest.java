package io.muster.incident.triage.silence;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.alert.WeeklyWindow;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WeeklyTimesTest {

  private static final LocalDate FIRST = LocalDate.of(2026, 1, 1);
  private static final LocalDate LAST = LocalDate.of(2026, 12, 31);

  /** Clocks in Berlin go forward on 2026-03-29 at 02:00 and back on 2026-10-25 at 03:00. */
  @ParameterizedTest
  @CsvSource({
    // The start does not exist: it begins as much later by the clock, at 03:30 there.
    "02:30, 60, 2026-03-29T01:29:59Z,",
    "02:30, 60, 2026-03-29T01:30:00Z, 2026-03-29T02:30:00Z",
    "02:30, 60, 2026-03-29T02:29:59Z, 2026-03-29T02:30:00Z",
    "02:30, 60, 2026-03-29T02:30:00Z,",
    // Over the change it lasts as long as ever, until 04:30 there.
    "01:30, 120, 2026-03-29T00:30:00Z, 2026-03-29T02:30:00Z",
    // The start comes twice: it begins the first time, and not again.
    "02:30, 60, 2026-10-25T00:30:00Z, 2026-10-25T01:30:00Z",
    "02:30, 60, 2026-10-25T01:30:00Z,",
    // Three hours from 01:00 are over at 03:00 there, as an hour came twice.
    "01:00, 180, 2026-10-24T23:00:00Z, 2026-10-25T02:00:00Z",
    "01:00, 180, 2026-10-25T01:59:59Z, 2026-10-25T02:00:00Z",
    "01:00, 180, 2026-10-25T02:00:00Z,",
    // Saturday's time reaches into Sunday.
    "23:00, 1440, 2026-06-07T20:59:59Z,",
    "23:00, 1440, 2026-06-07T21:00:00Z, 2026-06-08T21:00:00Z",
  })
  void a_time_begins_by_the_clock_of_the_place_and_lasts_as_on_a_stopwatch(
      LocalTime start, int minutes, Instant moment, Instant end) {
    WeeklyTimes times = sundays(start, minutes);
    assertThat(times.endOfTimeAt(moment).orElse(null)).isEqualTo(end);
  }

  @Test
  void it_begins_on_none_but_its_days_between_its_dates() {
    WeeklyTimes times = sundays(LocalTime.of(2, 0), 60);
    Instant firstSunday = Instant.parse("2026-01-04T01:00:00Z");
    assertThat(times.nextStart(Instant.EPOCH)).contains(firstSunday);
    assertThat(times.nextStart(firstSunday)).contains(firstSunday);
    assertThat(times.nextStart(firstSunday.plusMillis(1)))
        .contains(firstSunday.plus(Duration.ofDays(7)));
    Instant lastSunday = Instant.parse("2026-12-27T01:00:00Z");
    assertThat(times.nextStart(lastSunday.plusMillis(1))).isEmpty();
    assertThat(times.lastEnd()).isEqualTo(lastSunday.plusSeconds(3600));
    assertThat(
            new WeeklyTimes(
                    new WeeklyWindow(
                        List.of(DayOfWeek.SUNDAY),
                        LocalTime.NOON,
                        1,
                        "UTC",
                        LocalDate.of(2026, 11, 23),
                        LocalDate.of(2026, 11, 28)))
                .everBegins())
        .isFalse();
  }

  private static WeeklyTimes sundays(LocalTime start, int minutes) {
    return new WeeklyTimes(
        new WeeklyWindow(List.of(DayOfWeek.SUNDAY), start, minutes, "Europe/Berlin", FIRST, LAST));
  }
}
