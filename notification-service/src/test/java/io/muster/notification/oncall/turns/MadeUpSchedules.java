package io.muster.notification.oncall.turns;

import io.muster.contracts.oncall.Holiday;
import io.muster.contracts.oncall.Layer;
import io.muster.contracts.oncall.Layer.OnHolidays;
import io.muster.contracts.oncall.Layer.Restriction;
import io.muster.contracts.oncall.Layer.Rotation;
import io.muster.notification.oncall.turns.ScheduleHistory.Override;
import io.muster.notification.oncall.turns.ScheduleHistory.Plan;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Schedules of every kind, drawn by a seed, within ten years. */
final class MadeUpSchedules {

  static final Span TEN_YEARS =
      new Span(Instant.parse("2024-01-01T00:00:00Z"), Instant.parse("2034-01-01T00:00:00Z"));

  private static final List<String> PEOPLE = List.of("rosa", "ravi", "mina", "ines", "omar");
  private static final long MINUTES =
      Duration.between(TEN_YEARS.from(), TEN_YEARS.until()).toMinutes();

  private final Random random;
  private final String zone;
  private final List<String> zones;

  /**
   * @param zone in which most layers are
   * @param others of which some are
   */
  MadeUpSchedules(long seed, String zone, List<String> others) {
    this.random = new Random(seed);
    this.zone = zone;
    this.zones = others;
  }

  ScheduleHistory history() {
    List<Plan> plans = new ArrayList<>();
    Instant from = Instant.MIN;
    for (int i = 0; i <= random.nextInt(3); i++) {
      plans.add(new Plan(from, layers(), List.of(), holidays()));
      from = (i == 0 ? TEN_YEARS.from() : from).plus(Duration.ofMinutes(random.nextInt(2_000_000)));
    }
    List<Override> overrides = new ArrayList<>();
    for (int i = 0; i < random.nextInt(60); i++) {
      overrides.add(new Override("o" + i, person(), span(Duration.ofDays(10))));
    }
    return new ScheduleHistory(plans, overrides);
  }

  Away away() {
    Map<String, List<Span>> times = new HashMap<>();
    for (int i = 0; i < random.nextInt(60); i++) {
      times.computeIfAbsent(person(), person -> new ArrayList<>()).add(span(Duration.ofDays(60)));
    }
    return new Away(times);
  }

  private List<Layer> layers() {
    List<Layer> layers = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(3); i++) {
      layers.add(layer("layer-" + i));
    }
    return layers;
  }

  private Layer layer(String id) {
    Rotation.Unit unit = any(Rotation.Unit.values());
    LocalDate startsOn = LocalDate.of(2023, 12, 1).plusDays(random.nextInt(500));
    List<DayOfWeek> days = new ArrayList<>();
    if (unit == Rotation.Unit.WEEKS && random.nextBoolean()) {
      days.addAll(someDays());
      if (!days.contains(startsOn.getDayOfWeek())) {
        days.add(startsOn.getDayOfWeek());
      }
    }
    int every =
        switch (unit) {
          case HOURS -> 1 + random.nextInt(100);
          case DAYS, MONTHS -> 1 + random.nextInt(5);
          case WEEKS -> 1 + random.nextInt(3);
        };
    List<String> people = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(4); i++) {
      people.add(person());
    }
    List<Restriction> restrictions = new ArrayList<>();
    for (int i = random.nextInt(4); i > 1; i--) {
      restrictions.add(
          new Restriction(random.nextBoolean() ? List.of() : someDays(), time(), time()));
    }
    return new Layer(
        id,
        id,
        random.nextInt(3) == 0 ? zones.get(random.nextInt(zones.size())) : zone,
        new Rotation(unit, every, startsOn, time(), days),
        people,
        restrictions,
        any(OnHolidays.values()),
        random.nextInt(4) == 0 ? startsOn.plusDays(1 + random.nextInt(3000)) : null);
  }

  private List<Holiday> holidays() {
    return random
        .ints(40, 0, 3653)
        .distinct()
        .sorted()
        .mapToObj(day -> new Holiday(LocalDate.of(2024, 1, 1).plusDays(day), "Holiday " + day))
        .toList();
  }

  private List<DayOfWeek> someDays() {
    return Arrays.stream(DayOfWeek.values()).filter(day -> random.nextInt(3) > 0).toList();
  }

  /** Often within the hours in which clocks are changed. */
  private LocalTime time() {
    return random.nextBoolean()
        ? LocalTime.of(random.nextInt(4), random.nextInt(60))
        : LocalTime.of(random.nextInt(24), 15 * random.nextInt(4));
  }

  private Span span(Duration longest) {
    Instant from = TEN_YEARS.from().plus(Duration.ofMinutes(random.nextLong(MINUTES)));
    return new Span(from, from.plusSeconds(60 * (1 + random.nextLong(longest.toMinutes()))));
  }

  private String person() {
    return PEOPLE.get(random.nextInt(PEOPLE.size()));
  }

  private <T> T any(T[] values) {
    return values[random.nextInt(values.length)];
  }
}
