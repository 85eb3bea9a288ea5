package io.muster.notification.oncall.turns;

import io.muster.contracts.oncall.Layer.Rotation;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;

/**
 * The instants at which a rotation's turns pass on, counted from 0. A time of day the clocks leave
 * out comes as much later as they are put forward, and one that comes twice is the first of the
 * two, as {@link ZonedDateTime} has it.
 */
final class HandOffs {

  private final Rotation rotation;
  private final ZoneId zone;
  private final Instant first;

  /** For weeks: the Monday of the first one, the days that pass on, and how many are left out. */
  private final LocalDate monday;

  private final List<DayOfWeek> days;
  private final int leftOut;

  HandOffs(Rotation rotation, ZoneId zone) {
    this.rotation = rotation;
    this.zone = zone;
    LocalDate startsOn = rotation.startsOn();
    this.monday = startsOn.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    this.days =
        rotation.handOffDays().isEmpty()
            ? List.of(startsOn.getDayOfWeek())
            : rotation.handOffDays().stream().sorted().distinct().toList();
    this.leftOut =
        (int) days.stream().filter(day -> day.compareTo(startsOn.getDayOfWeek()) < 0).count();
    this.first = on(startsOn);
  }

  /** When a turn begins. */
  Instant at(long turn) {
    return switch (rotation.unit()) {
      case HOURS -> first.plus(Duration.ofHours(rotation.every() * turn));
      case DAYS -> on(rotation.startsOn().plusDays(rotation.every() * turn));
      case WEEKS -> on(weekly(turn + leftOut));
      case MONTHS -> on(rotation.startsOn().plusMonths(rotation.every() * turn));
    };
  }

  private LocalDate weekly(long nth) {
    return monday
        .plusWeeks(nth / days.size() * rotation.every())
        .plusDays(days.get((int) (nth % days.size())).ordinal());
  }

  /** Which turn runs at an instant; below 0 before the first one begins. */
  long turnAt(Instant instant) {
    if (instant.isBefore(at(0))) {
      return -1;
    }
    long turn = Math.max(0, estimate(instant));
    while (turn > 0 && at(turn).isAfter(instant)) {
      turn--;
    }
    while (!at(turn + 1).isAfter(instant)) {
      turn++;
    }
    return turn;
  }

  /** Within a few turns of the right one. */
  private long estimate(Instant instant) {
    LocalDate day = instant.atZone(zone).toLocalDate();
    return switch (rotation.unit()) {
      case HOURS -> Duration.between(first, instant).toHours() / rotation.every();
      case DAYS -> ChronoUnit.DAYS.between(rotation.startsOn(), day) / rotation.every();
      case WEEKS ->
          ChronoUnit.WEEKS.between(monday, day) / rotation.every() * days.size() - leftOut;
      case MONTHS -> ChronoUnit.MONTHS.between(rotation.startsOn(), day) / rotation.every();
    };
  }

  private Instant on(LocalDate day) {
    return ZonedDateTime.of(day, rotation.handOff(), zone).toInstant();
  }
}
