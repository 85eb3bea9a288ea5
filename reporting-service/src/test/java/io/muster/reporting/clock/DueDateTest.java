package io.muster.reporting.clock;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class DueDateTest {

  private static final WorkingDays DAYS = new WorkingDays();

  @Provide
  Arbitrary<Instant> moments() {
    return Arbitraries.longs()
        .between(
            Instant.parse("2020-01-01T00:00:00Z").getEpochSecond(),
            Instant.parse("2040-12-31T00:00:00Z").getEpochSecond())
        .map(Instant::ofEpochSecond);
  }

  @Provide
  Arbitrary<ZoneId> zones() {
    return Arbitraries.of(ZoneId.getAvailableZoneIds().stream().sorted().toList()).map(ZoneId::of);
  }

  @Provide
  Arbitrary<String> countries() {
    return Arbitraries.of("DE", "FR", "IE", "ES", "AT", "PL", WorkingDays.US_FEDERAL);
  }

  private static DueDate in(ZoneId zone) {
    return new DueDate(DAYS, "DE", zone, null);
  }

  @Property
  void hours_are_elapsed_hours_in_every_zone(
      @ForAll("moments") Instant start,
      @ForAll("zones") ZoneId zone,
      @ForAll @IntRange(min = 1, max = 96) int hours) {
    assertThat(Duration.between(start, in(zone).after(start, "PT" + hours + "H")))
        .isEqualTo(Duration.ofHours(hours));
  }

  @Property
  void a_month_ends_on_the_same_day_of_the_next_or_on_its_last(
      @ForAll("moments") Instant start, @ForAll("zones") ZoneId zone) {
    LocalDate began = start.atZone(zone).toLocalDate();
    LocalDate ends = in(zone).after(start, "P1M").atZone(zone).toLocalDate();
    int last = began.plusMonths(1).lengthOfMonth();
    // A zone may leave out a whole day, as Samoa did when it went over the date line.
    LocalDate expected =
        began.withDayOfMonth(1).plusMonths(1).withDayOfMonth(Math.min(began.getDayOfMonth(), last));
    assertThat(ends).isBetween(expected, expected.plusDays(1));
    if (began.getDayOfMonth() <= last && zone.getRules().isFixedOffset()) {
      assertThat(ends).isEqualTo(expected);
    }
  }

  @Property
  void a_month_never_ends_before_28_days_nor_after_32(
      @ForAll("moments") Instant start, @ForAll("zones") ZoneId zone) {
    assertThat(Duration.between(start, in(zone).after(start, "P1M")).toHours())
        .isBetween(28L * 24 - 3, 32L * 24);
  }

  @Property
  void business_days_end_on_a_working_day_after_so_many_of_them(
      @ForAll("moments") Instant start,
      @ForAll("countries") String country,
      @ForAll @IntRange(min = 1, max = 10) int count) {
    ZoneId zone = ZoneId.of("America/New_York");
    LocalTime close = LocalTime.of(17, 30);
    ZonedDateTime ends =
        new DueDate(DAYS, country, zone, close).after(start, count + "BD").atZone(zone);
    assertThat(DAYS.off(country, ends.toLocalDate())).isEmpty();
    assertThat(ends.toLocalTime()).isEqualTo(close);
    LocalDate began = start.atZone(zone).toLocalDate();
    assertThat(
            began
                .plusDays(1)
                .datesUntil(ends.toLocalDate().plusDays(1))
                .filter(day -> DAYS.off(country, day).isEmpty()))
        .hasSize(count);
  }

  @Property
  void relief_ends_at_noon_of_a_working_day_after_the_limit(
      @ForAll("moments") Instant limit,
      @ForAll("zones") ZoneId zone,
      @ForAll("countries") String country) {
    DueDate date = new DueDate(DAYS, country, zone, null);
    ZonedDateTime moved = date.noonOfNextWorkingDay(limit).atZone(zone);
    assertThat(moved.toInstant()).isAfter(limit);
    assertThat(DAYS.off(country, moved.toLocalDate())).isEmpty();
    assertThat(moved.getDayOfWeek()).isNotIn(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);
    assertThat(moved.toLocalTime().getHour()).isEqualTo(12);
  }

  @Property
  void calendar_days_count_days_and_not_hours(
      @ForAll("moments") Instant start, @ForAll("zones") ZoneId zone) {
    DueDate date = new DueDate(DAYS, "US-FEDERAL", zone, LocalTime.of(23, 59));
    LocalDate expected = start.atZone(zone).toLocalDate().plusDays(60);
    assertThat(date.after(start, "P60D").atZone(zone).toLocalDate()).isEqualTo(expected);
  }
}
