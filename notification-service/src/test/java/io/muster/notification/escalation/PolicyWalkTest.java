package io.muster.notification.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.incident.Severity;
import io.muster.contracts.oncall.Condition;
import io.muster.contracts.oncall.Level;
import io.muster.contracts.oncall.Level.Calling;
import io.muster.contracts.oncall.Level.Target;
import io.muster.notification.escalation.PolicyWalk.Planned;
import io.muster.notification.oncall.Turns;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** Which levels of a policy are called, and when, as long as nobody answers. */
class PolicyWalkTest {

  private static final Instant MONDAY_NIGHT = Instant.parse("2026-03-02T22:00:00Z");
  private static final Condition BY_DAY =
      new Condition(List.of(), List.of(), LocalTime.of(8, 0), LocalTime.of(20, 0), "UTC");

  @Test
  void a_level_whose_hours_are_not_now_is_passed_over_and_the_next_is_due_at_once() {
    assertThat(
            walk(
                List.of(level(5, BY_DAY), level(10, null)),
                Severity.SEV3,
                MONDAY_NIGHT,
                everybody()))
        .containsExactly(
            new Planned(1, 1, MONDAY_NIGHT, false, List.of()),
            new Planned(1, 2, MONDAY_NIGHT, true, List.of("p2")));
  }

  @Test
  void the_last_level_is_called_whatever_its_condition_where_nobody_was_before() {
    Condition worst = new Condition(List.of(Severity.SEV1), List.of(), null, null, null);
    assertThat(walk(List.of(level(5, worst)), Severity.SEV4, MONDAY_NIGHT, everybody()))
        .containsExactly(new Planned(1, 1, MONDAY_NIGHT, true, List.of("p1")));
    assertThat(
            walk(
                List.of(level(5, null), level(5, worst)), Severity.SEV4, MONDAY_NIGHT, everybody()))
        .extracting(Planned::called)
        .containsExactly(true, false);
  }

  @Test
  void in_each_round_it_is_the_turn_of_whoever_was_not_called_by_the_same_level_before() {
    Turns turns = new Turns();
    turns.taken(1, "rosa");
    assertThat(
            PolicyWalk.from(
                new Rounds(List.of(level(5, null), level(10, null)), 3),
                Step.FIRST,
                MONDAY_NIGHT,
                Severity.SEV1,
                false,
                (step, level, at, before) ->
                    step.level() == 1
                        ? List.of(turns.next(1, List.of("rosa", "ravi", "lena"), before))
                        : List.of("mina")))
        .extracting(it -> it.personIds().getFirst())
        .containsExactly("ravi", "mina", "lena", "mina", "rosa", "mina", "ravi", "mina");
  }

  /**
   * A model that knows nothing of edges and instants: it goes on second by second, and compares
   * times of day as text.
   */
  @Property(tries = 400)
  void it_does_what_going_through_every_minute_does(
      @ForAll("policies") List<Level> levels,
      @ForAll Severity severity,
      @ForAll("starts") Instant start,
      @ForAll("empties") List<Boolean> empty,
      @ForAll @IntRange(min = 0, max = 3) int repeat) {
    PolicyWalk.People people =
        (step, level, at, before) ->
            empty.get(step.level() - 1) ? List.of() : List.of("p" + step.level());
    assertThat(walk(levels, repeat, severity, start, people))
        .isEqualTo(naive(levels, repeat, severity, start, empty));
    assertThat(walk(levels, severity, start, everybody()))
        .as("nobody is passed by")
        .anyMatch(it -> !it.personIds().isEmpty());
  }

  private static List<Planned> naive(
      List<Level> levels, int repeat, Severity severity, Instant start, List<Boolean> empty) {
    List<Planned> planned = new ArrayList<>();
    Instant now = start;
    for (int round = 1; round <= repeat + 1; round++) {
      boolean anybody = false;
      for (int level = 1; level <= levels.size(); level++) {
        Level due = levels.get(level - 1);
        boolean last = level == levels.size();
        boolean called = holds(due.only(), severity, now) || last && !anybody;
        List<String> who = called && !empty.get(level - 1) ? List.of("p" + level) : List.of();
        planned.add(new Planned(round, level, now, called, who));
        anybody |= !who.isEmpty();
        boolean waits = !who.isEmpty() || last && !anybody;
        for (int minute = 0; waits && minute < due.ackTimeoutSeconds() / 60; minute++) {
          now = now.plusSeconds(60);
        }
      }
    }
    return planned;
  }

  private static boolean holds(Condition only, Severity severity, Instant now) {
    if (only == null) {
      return true;
    }
    if (!only.severities().isEmpty() && !only.severities().contains(severity)) {
      return false;
    }
    if (!only.looksAtClock()) {
      return true;
    }
    // Every minute of the day before and of the day that is in the hours, written down.
    LocalDateTime local = LocalDateTime.ofInstant(now, ZoneId.of(only.zone()));
    Map<String, Boolean> minutes = new TreeMap<>();
    for (LocalDateTime day :
        List.of(
            local.toLocalDate().minusDays(1).atStartOfDay(), local.toLocalDate().atStartOfDay())) {
      boolean begins = only.days().isEmpty() || only.days().contains(day.getDayOfWeek());
      LocalDateTime minute = only.from() == null ? day : day.with(only.from());
      do {
        minutes.merge(minute.toString(), begins, Boolean::logicalOr);
        minute = minute.plusMinutes(1);
      } while (!minute
          .toLocalTime()
          .equals(only.from() == null ? LocalTime.MIDNIGHT : only.until()));
    }
    return minutes.getOrDefault(local.withSecond(0).withNano(0).toString(), false);
  }

  private static List<Planned> walk(
      List<Level> levels, Severity severity, Instant at, PolicyWalk.People people) {
    return walk(levels, 0, severity, at, people);
  }

  private static List<Planned> walk(
      List<Level> levels, int repeat, Severity severity, Instant at, PolicyWalk.People people) {
    return PolicyWalk.from(new Rounds(levels, repeat), Step.FIRST, at, severity, false, people);
  }

  private static PolicyWalk.People everybody() {
    return (step, level, at, before) -> List.of("p" + step.level());
  }

  private static Level level(int minutes, Condition only) {
    return new Level(
        List.of(new Target(Target.Kind.TEAM, "team")), minutes * 60, Calling.EVERYBODY, only);
  }

  @Provide
  Arbitrary<List<Level>> policies() {
    Arbitrary<Condition> conditions =
        Combinators.combine(
                Arbitraries.of(Severity.class).list().uniqueElements().ofMaxSize(3),
                Arbitraries.of(DayOfWeek.class).list().uniqueElements().ofMaxSize(4),
                Arbitraries.integers().between(0, 24 * 4 - 1),
                Arbitraries.integers().between(0, 24 * 4 - 1),
                Arbitraries.of("UTC", "Europe/Berlin", "Asia/Kathmandu", "America/St_Johns"))
            .as(
                (severities, days, from, until, zone) ->
                    new Condition(severities, days, time(from), time(until), zone));
    return Combinators.combine(Arbitraries.integers().between(1, 300), conditions.injectNull(0.3))
        .as(PolicyWalkTest::level)
        .list()
        .ofMinSize(1)
        .ofMaxSize(5);
  }

  private static LocalTime time(int quarters) {
    return LocalTime.MIDNIGHT.plusMinutes(15L * quarters);
  }

  /** To the minute, over a year with every change of clocks. */
  @Provide
  Arbitrary<Instant> starts() {
    return Arbitraries.integers()
        .between(0, 366 * 24 * 60)
        .map(minutes -> MONDAY_NIGHT.plus(Duration.ofMinutes(minutes)));
  }

  @Provide
  Arbitrary<List<Boolean>> empties() {
    return Arbitraries.of(true, false).list().ofSize(5);
  }
}
