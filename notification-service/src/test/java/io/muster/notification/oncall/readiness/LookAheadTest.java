package io.muster.notification.oncall.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.incident.Severity;
import io.muster.contracts.oncall.Condition;
import io.muster.contracts.oncall.Level;
import io.muster.contracts.oncall.Level.Calling;
import io.muster.contracts.oncall.Level.Target;
import io.muster.contracts.oncall.ReadinessEvent.Reason;
import io.muster.notification.oncall.turns.Span;
import io.muster.notification.oncall.turns.Stretch;
import io.muster.notification.oncall.turns.Stretch.Cause;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whom a policy reaches through an interval, and why it reaches nobody where it does not. */
class LookAheadTest {

  private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
  private static final int HOURS = 24 * 14;
  private static final Span FORTNIGHT = span(0, HOURS);
  private static final Map<String, Channels> KNOWN =
      Map.of(
          "rosa",
          Channels.working(1),
          "ravi",
          Channels.working(1),
          "lena",
          new Channels(2, null),
          "untried",
          Channels.none(Reason.UNTRIED),
          "failing",
          Channels.none(Reason.FAILING),
          "silent",
          Channels.none(Reason.NO_CONTACT));

  private static final Map<String, List<String>> TEAMS =
      Map.of("search", List.of("rosa", "lena"), "new", List.of("rosa", "untried"));

  @Test
  void a_gap_in_the_only_level_is_a_time_at_which_nobody_is_reached() {
    List<Reached> ahead =
        ahead(
            Map.of(
                "day",
                List.of(on("rosa", 0, 10), nobody(Cause.NO_LAYER, 10, 12), on("rosa", 12, HOURS))),
            Map.of(),
            level(schedule("day")));
    assertThat(ahead).hasSize(3);
    Reached gap = ahead.get(1);
    assertThat(gap.span()).isEqualTo(span(10, 12));
    assertThat(gap.level()).isZero();
    assertThat(gap.failures()).singleElement().extracting("reason").isEqualTo(Reason.NO_LAYER);
  }

  @Test
  void what_a_later_level_catches_is_told_apart_from_what_nobody_does() {
    List<Reached> ahead =
        ahead(
            Map.of(
                "day", List.of(nobody(Cause.ALL_AWAY, 0, 5), on("rosa", 5, HOURS)),
                "lead", List.of(on("ravi", 0, HOURS))),
            Map.of(),
            level(schedule("day")),
            level(schedule("lead")));
    assertThat(ahead).extracting(Reached::level).containsExactly(2, 1);
    assertThat(ahead.getFirst().failures())
        .singleElement()
        .extracting("reason")
        .isEqualTo(Reason.ALL_AWAY);
  }

  @Test
  void one_target_of_a_level_that_is_reached_is_enough() {
    List<Reached> ahead =
        ahead(
            Map.of("day", List.of(nobody(Cause.NO_LAYER, 0, HOURS))),
            Map.of(),
            level(schedule("day"), person("rosa")));
    assertThat(ahead).singleElement().extracting(Reached::level).isEqualTo(1);
    assertThat(ahead.getFirst().failures()).isEmpty();
  }

  @Test
  void every_way_not_to_be_reached_is_named() {
    assertThat(why(level(person("untried")))).isEqualTo(Reason.UNTRIED);
    assertThat(why(level(person("failing")))).isEqualTo(Reason.FAILING);
    assertThat(why(level(person("silent")))).isEqualTo(Reason.NO_CONTACT);
    assertThat(why(level(person("stranger")))).isEqualTo(Reason.UNKNOWN_PERSON);
    assertThat(why(level(schedule("never-made")))).isEqualTo(Reason.NO_SCHEDULE);
  }

  @Test
  void somebody_on_leave_is_not_reached_for_that_time() {
    List<Reached> ahead =
        ahead(Map.of(), Map.of("rosa", List.of(span(30, 40))), level(person("rosa")));
    assertThat(ahead).extracting(Reached::level).containsExactly(1, 0, 1);
    assertThat(ahead.get(1).span()).isEqualTo(span(30, 40));
    assertThat(ahead.get(1).failures().getFirst().reason()).isEqualTo(Reason.AWAY);
  }

  @Test
  void over_how_many_channels_the_best_of_a_level_is_reached_is_told() {
    assertThat(ahead(Map.of(), Map.of(), level(person("rosa"), person("lena"))))
        .singleElement()
        .extracting(Reached::channels)
        .isEqualTo(2);
  }

  @Test
  void a_level_that_is_not_called_at_night_is_no_gap_while_the_next_reaches_somebody() {
    Condition days =
        new Condition(List.of(), List.of(), LocalTime.of(8, 0), LocalTime.of(20, 0), "UTC");
    List<Reached> ahead =
        ahead(
            Map.of(),
            Map.of("rosa", List.of(span(30, 40))),
            new Level(List.of(person("rosa")), 300, Calling.EVERYBODY, days),
            level(person("lena")));
    assertThat(ahead)
        .filteredOn(Reached::isGap)
        .extracting(Reached::span)
        .containsExactly(span(32, 40));
    assertThat(ahead.getFirst().level()).isEqualTo(2);
  }

  @Test
  void it_looks_at_the_severity_for_which_the_policy_does_worst() {
    Condition worst =
        new Condition(List.of(Severity.SEV1, Severity.SEV2), List.of(), null, null, null);
    assertThat(
            ahead(
                Map.of(),
                Map.of(),
                new Level(List.of(person("rosa")), 300, Calling.EVERYBODY, worst),
                level(person("untried"))))
        .singleElement()
        .extracting(Reached::level, Reached::first)
        .containsExactly(0, 2);
  }

  @Test
  void of_those_who_take_turns_each_has_to_be_reached_and_of_a_team_one() {
    Target fresh = new Target(Target.Kind.TEAM, "new");
    assertThat(why(new Level(List.of(fresh), 300, Calling.IN_TURN, null)))
        .isEqualTo(Reason.UNTRIED);
    assertThat(ahead(Map.of(), Map.of(), level(fresh)))
        .extracting(Reached::level)
        .containsExactly(1);
    assertThat(why(level(new Target(Target.Kind.TEAM, "nobody")))).isEqualTo(Reason.NO_MEMBERS);
  }

  @Test
  void turns_of_people_who_are_all_away_still_call_one_so_that_the_last_level_is_passed_over() {
    Condition worst = new Condition(List.of(Severity.SEV1), List.of(), null, null, null);
    assertThat(
            ahead(
                Map.of(),
                Map.of("rosa", List.of(FORTNIGHT)),
                new Level(List.of(person("rosa")), 300, Calling.IN_TURN, null),
                new Level(List.of(person("lena")), 300, Calling.EVERYBODY, worst)))
        .singleElement()
        .extracting(Reached::level)
        .isEqualTo(0);
  }

  @Test
  void a_team_reaches_nobody_only_while_all_of_it_are_away() {
    List<Reached> ahead =
        ahead(
            Map.of(),
            Map.of("rosa", List.of(span(10, 30)), "lena", List.of(span(20, 40))),
            level(new Target(Target.Kind.TEAM, "search")));
    assertThat(ahead)
        .filteredOn(Reached::isGap)
        .singleElement()
        .satisfies(
            gap -> {
              assertThat(gap.span()).isEqualTo(span(20, 30));
              assertThat(gap.failures().getFirst().reason()).isEqualTo(Reason.ALL_AWAY);
            });
  }

  @Test
  void it_says_the_same_as_looking_at_every_minute() {
    Random random = new Random(57);
    for (int round = 0; round < 30; round++) {
      Map<String, List<Stretch>> schedules = new HashMap<>();
      schedules.put("a", madeUp(random));
      schedules.put("b", madeUp(random));
      Map<String, List<Span>> leave = Map.of("lena", List.of(span(100, 130)));
      List<Level> levels =
          List.of(
              level(schedule("a")), level(schedule("b"), person("untried")), level(person("lena")));
      List<Reached> ahead = ahead(schedules, leave, levels.toArray(Level[]::new));
      assertThat(ahead.getFirst().span().from()).isEqualTo(FORTNIGHT.from());
      assertThat(ahead.getLast().span().until()).isEqualTo(FORTNIGHT.until());
      for (int i = 1; i < ahead.size(); i++) {
        assertThat(ahead.get(i).span().from()).isEqualTo(ahead.get(i - 1).span().until());
      }
      for (Instant at = FORTNIGHT.from(); at.isBefore(FORTNIGHT.until()); at = at.plusSeconds(60)) {
        Instant minute = at;
        Reached there =
            ahead.stream().filter(it -> it.span().holds(minute)).findFirst().orElseThrow();
        assertThat(there.level()).as("%s", at).isEqualTo(naive(schedules, leave, at));
      }
    }
  }

  private static int naive(
      Map<String, List<Stretch>> schedules, Map<String, List<Span>> leave, Instant at) {
    if (works(whoIs(schedules.get("a"), at))) {
      return 1;
    }
    if (works(whoIs(schedules.get("b"), at))) {
      return 2;
    }
    return leave.get("lena").stream().anyMatch(span -> span.holds(at)) ? 0 : 3;
  }

  private static boolean works(String person) {
    return person != null && KNOWN.get(person).working() > 0;
  }

  private static String whoIs(List<Stretch> stretches, Instant at) {
    for (Stretch stretch : stretches) {
      if (stretch.span().holds(at)) {
        return stretch.personId();
      }
    }
    throw new IllegalStateException();
  }

  private static List<Stretch> madeUp(Random random) {
    List<String> people = List.of("rosa", "ravi", "untried", "failing", "");
    List<Stretch> stretches = new ArrayList<>();
    int from = 0;
    while (from < HOURS) {
      int until = Math.min(HOURS, from + 1 + random.nextInt(40));
      String person = people.get(random.nextInt(people.size()));
      stretches.add(
          person.isEmpty() ? nobody(Cause.NO_LAYER, from, until) : on(person, from, until));
      from = until;
    }
    return stretches;
  }

  private static Reason why(Level level) {
    List<Reached> ahead = ahead(Map.of(), Map.of(), level);
    assertThat(ahead).hasSize(1);
    assertThat(ahead.getFirst().level()).isZero();
    return ahead.getFirst().failures().getFirst().reason();
  }

  private static List<Reached> ahead(
      Map<String, List<Stretch>> schedules, Map<String, List<Span>> leave, Level... levels) {
    return new LookAhead(
            schedules,
            leave,
            person -> KNOWN.getOrDefault(person, Channels.none(Reason.UNKNOWN_PERSON)),
            target -> TEAMS.getOrDefault(target.id(), List.of()))
        .of(List.of(levels), FORTNIGHT);
  }

  private static Level level(Target... targets) {
    return new Level(List.of(targets), 300);
  }

  private static Target schedule(String id) {
    return new Target(Target.Kind.SCHEDULE, id);
  }

  private static Target person(String id) {
    return new Target(Target.Kind.PERSON, id);
  }

  private static Stretch on(String person, int from, int until) {
    return new Stretch(span(from, until), Cause.TURN, person, "l", null, null);
  }

  private static Stretch nobody(Cause cause, int from, int until) {
    return new Stretch(span(from, until), cause, null, null, null, null);
  }

  private static Span span(int from, int until) {
    return new Span(START.plus(Duration.ofHours(from)), START.plus(Duration.ofHours(until)));
  }
}
