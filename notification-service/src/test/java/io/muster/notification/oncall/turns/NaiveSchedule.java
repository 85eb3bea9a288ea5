package io.muster.notification.oncall.turns;

import io.muster.contracts.oncall.Holiday;
import io.muster.contracts.oncall.Layer;
import io.muster.contracts.oncall.Layer.OnHolidays;
import io.muster.contracts.oncall.Layer.Restriction;
import io.muster.contracts.oncall.Layer.Rotation;
import io.muster.notification.oncall.turns.ScheduleHistory.Override;
import io.muster.notification.oncall.turns.ScheduleHistory.Plan;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

/**
 * Who is on call at one minute, found the slow way: every hand-off since the beginning is counted
 * off, one by one, and nothing is computed from anything. It shares no line with what it checks.
 */
final class NaiveSchedule {

  private final ScheduleHistory history;
  private final Away away;
  private final List<List<Counter>> counters;

  NaiveSchedule(ScheduleHistory history, Away away) {
    this.history = history;
    this.away = away;
    this.counters =
        history.plans().stream()
            .map(plan -> plan.layers().stream().map(Counter::new).toList())
            .toList();
  }

  /** Who is on call; null for nobody. Has to be asked in the order of time. */
  String at(Instant minute) {
    for (Override override : history.overrides().reversed()) {
      if (override.span().holds(minute)) {
        return override.personId();
      }
    }
    int inForce = -1;
    for (Plan plan : history.plans()) {
      if (!plan.from().isAfter(minute)) {
        inForce++;
      }
    }
    if (inForce < 0) {
      return null;
    }
    Plan plan = history.plans().get(inForce);
    for (Counter counter : counters.get(inForce)) {
      List<String> people = counter.layer.personIds();
      int turn = counter.turnAt(minute);
      if (turn >= 0 && onDuty(counter.layer, plan.holidays(), minute)) {
        for (int i = 0; i < people.size(); i++) {
          String person = people.get((turn + i) % people.size());
          if (away.times().getOrDefault(person, List.of()).stream()
              .noneMatch(span -> span.holds(minute))) {
            return person;
          }
        }
      }
    }
    return null;
  }

  private static boolean onDuty(Layer layer, List<Holiday> holidays, Instant minute) {
    ZoneId zone = ZoneId.of(layer.zone());
    if (layer.until() != null
        && !minute.isBefore(first(layer.until().atTime(layer.rotation().handOff()), zone))) {
      return false;
    }
    LocalDate today = LocalDateTime.ofInstant(minute, zone).toLocalDate();
    boolean holiday = holidays.stream().anyMatch(it -> it.date().equals(today));
    if (layer.holidays() == OnHolidays.OFF && holiday
        || layer.holidays() == OnHolidays.ONLY && !holiday) {
      return false;
    }
    return layer.restrictions().isEmpty()
        || layer.restrictions().stream().anyMatch(it -> within(it, today, zone, minute));
  }

  private static boolean within(Restriction it, LocalDate today, ZoneId zone, Instant minute) {
    for (int back = -1; back <= 2; back++) {
      LocalDate day = today.minusDays(back);
      Set<DayOfWeek> days =
          it.days().isEmpty() ? Set.of(DayOfWeek.values()) : Set.copyOf(it.days());
      LocalDate end = it.until().isAfter(it.from()) ? day : day.plusDays(1);
      if (days.contains(day.getDayOfWeek())
          && !minute.isBefore(first(day.atTime(it.from()), zone))
          && minute.isBefore(first(end.atTime(it.until()), zone))) {
        return true;
      }
    }
    return false;
  }

  /**
   * When a clock on the wall of the zone first shows a time; one it never shows, as it would show
   * it had it not been put forward.
   */
  static Instant first(LocalDateTime shown, ZoneId zone) {
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(shown);
    ZoneOffset offset =
        offsets.isEmpty()
            ? zone.getRules().getTransition(shown).getOffsetBefore()
            : offsets.getFirst();
    return shown.toInstant(offset);
  }

  /** Counts the hand-offs of one layer off as time goes by. */
  private static final class Counter {
    private final Layer layer;
    private final ZoneId zone;
    private LocalDate day;
    private int months;
    private Instant next;
    private int passed;

    private Counter(Layer layer) {
      this.layer = layer;
      this.zone = ZoneId.of(layer.zone());
      this.day = layer.rotation().startsOn();
      this.next = first(day.atTime(layer.rotation().handOff()), zone);
    }

    private int turnAt(Instant minute) {
      while (!next.isAfter(minute)) {
        passed++;
        next = following();
      }
      return passed == 0 ? -1 : (passed - 1) % layer.personIds().size();
    }

    private Instant following() {
      Rotation rotation = layer.rotation();
      switch (rotation.unit()) {
        case HOURS -> {
          return next.plus(rotation.every(), ChronoUnit.HOURS);
        }
        case DAYS -> day = day.plusDays(rotation.every());
        case WEEKS -> day = weekly(rotation);
        case MONTHS -> {
          months += rotation.every();
          day = monthsLater(rotation.startsOn(), months);
        }
      }
      return first(day.atTime(rotation.handOff()), zone);
    }

    private LocalDate weekly(Rotation rotation) {
      Set<DayOfWeek> days =
          rotation.handOffDays().isEmpty()
              ? Set.of(rotation.startsOn().getDayOfWeek())
              : Set.copyOf(rotation.handOffDays());
      LocalDate candidate = day.plusDays(1);
      while (true) {
        if (candidate.getDayOfWeek() == DayOfWeek.MONDAY) {
          candidate = candidate.plusDays(7L * (rotation.every() - 1));
        }
        if (days.contains(candidate.getDayOfWeek())) {
          return candidate;
        }
        candidate = candidate.plusDays(1);
      }
    }

    private static LocalDate monthsLater(LocalDate start, int months) {
      int month = start.getMonthValue() - 1 + months;
      LocalDate first = LocalDate.of(start.getYear() + month / 12, month % 12 + 1, 1);
      return first.withDayOfMonth(Math.min(start.getDayOfMonth(), first.lengthOfMonth()));
    }
  }
}
