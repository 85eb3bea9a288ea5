package io.muster.notification.escalation;

import static io.muster.notification.testing.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.Actor;
import io.muster.contracts.Command;
import io.muster.contracts.oncall.Level;
import io.muster.contracts.oncall.Level.Target;
import io.muster.contracts.paging.EscalationCommand.AcceptHandOver;
import io.muster.contracts.paging.EscalationCommand.FireStep;
import io.muster.contracts.paging.EscalationCommand.HandOver;
import io.muster.contracts.paging.EscalationCommand.Start;
import io.muster.contracts.paging.EscalationCommand.Stop;
import io.muster.contracts.paging.EscalationEvent.Exhausted;
import io.muster.contracts.paging.EscalationEvent.HandOverAccepted;
import io.muster.contracts.paging.EscalationEvent.HandOverAsked;
import io.muster.contracts.paging.EscalationEvent.Started;
import io.muster.contracts.paging.EscalationEvent.StepFired;
import io.muster.contracts.paging.EscalationEvent.Stopped;
import io.muster.notification.testing.Fixtures;
import io.muster.starter.Refused;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.axonframework.test.aggregate.TestExecutor;
import org.junit.jupiter.api.Test;

class EscalationTest {

  private static final String ID = "escalation-i1";
  private static final Actor ROSA = Actor.person("rosa", "Rosa Reyes");
  private static final Actor RAVI = Actor.person("ravi", "Ravi Rao");

  private final AggregateTestFixture<Escalation> fixture = Fixtures.of(Escalation.class);

  @Test
  void an_escalation_keeps_the_levels_it_started_with() {
    fixture.givenNoPriorActivity().when(start(2)).expectEvents(started(2));
  }

  @Test
  void starting_twice_starts_once() {
    fixture.given(started(2)).when(start(3)).expectNoEvents();
  }

  @Test
  void the_first_level_says_when_the_next_is_due() {
    fixture.given(started(2)).when(fire(1, "rosa")).expectEvents(fired(1, List.of("rosa"), 300));
  }

  @Test
  void a_level_fires_once_whatever_asks_again() {
    fixture
        .given(started(2), fired(1, List.of("rosa"), 300))
        .when(fire(1, "rosa"))
        .expectNoEvents();
  }

  @Test
  void no_level_is_skipped() {
    fixture.given(started(3)).when(fire(2, "ravi")).expectNoEvents();
  }

  @Test
  void a_level_without_anybody_fires_with_nobody_and_the_next_is_due_at_once() {
    fixture.given(started(2)).when(fire(1)).expectEvents(fired(1, List.of(), 0));
  }

  @Test
  void after_the_last_level_nothing_is_due_but_the_end() {
    fixture
        .given(started(1))
        .when(fire(1, "rosa"))
        .expectEvents(new StepFired(ID, "i1", 1, List.of("rosa"), null, Steps.ESCALATION, NOW));
    Fixtures.of(Escalation.class)
        .given(started(1), new StepFired(ID, "i1", 1, List.of("rosa"), null, Steps.ESCALATION, NOW))
        .when(fire(2))
        .expectEvents(new Exhausted(ID, "i1", Steps.ESCALATION, NOW));
  }

  @Test
  void a_policy_that_repeats_begins_again_with_level_1_and_is_exhausted_after_its_last_round() {
    Started twice = started(2, 1);
    StepFired first = fired(1, 1, List.of("rosa"), 300);
    StepFired second = fired(1, 2, List.of("ravi"), 300);
    StepFired again = fired(2, 1, List.of("rosa"), 300);
    StepFired last = new StepFired(ID, "i1", 2, 2, List.of("ravi"), null, Steps.ESCALATION, NOW);
    fixture.given(twice, first).when(fire(2, "ravi")).expectEvents(second);
    given(twice, first, second).when(fire(3)).expectNoEvents();
    given(twice, first, second).when(fire(2, 1, "rosa")).expectEvents(again);
    given(twice, first, second, again).when(fire(2, 1, "rosa")).expectNoEvents();
    given(twice, first, second, again).when(fire(2, "ravi")).expectNoEvents();
    given(twice, first, second, again).when(fire(2, 2, "ravi")).expectEvents(last);
    given(twice, first, second, again, last)
        .when(fire(2, 3))
        .expectEvents(new Exhausted(ID, "i1", Steps.ESCALATION, NOW));
  }

  @Test
  void a_round_in_which_nobody_was_on_call_is_given_its_last_levels_time_before_the_next() {
    given(started(2, 1), fired(1, 1, List.of(), 0))
        .when(fire(2))
        .expectEvents(fired(1, 2, List.of(), 300));
    given(started(2, 1), fired(1, 1, List.of("rosa"), 300))
        .when(fire(2))
        .expectEvents(fired(1, 2, List.of(), 0));
    given(started(1, 2), fired(1, 1, List.of("rosa"), 300))
        .when(fire(2, 1))
        .expectEvents(fired(2, 1, List.of(), 300));
  }

  @Test
  void without_any_level_it_is_exhausted_at_once_and_on_record() {
    fixture
        .given(started(0))
        .when(fire(1))
        .expectEvents(new Exhausted(ID, "i1", Steps.ESCALATION, NOW));
  }

  @Test
  void an_acknowledgement_stops_it_and_a_due_level_does_not_fire_any_more() {
    Stopped stopped = new Stopped(ID, "i1", "acknowledged", Steps.ESCALATION, NOW);
    fixture
        .given(started(2), fired(1, List.of("rosa"), 300))
        .when(new Stop(ID, "acknowledged", Steps.ESCALATION))
        .expectEvents(stopped);
    Fixtures.of(Escalation.class)
        .given(started(2), fired(1, List.of("rosa"), 300), stopped)
        .when(fire(2, "ravi"))
        .expectNoEvents();
  }

  @Test
  void stopping_twice_stops_once() {
    fixture
        .given(started(2), new Stopped(ID, "i1", "acknowledged", Steps.ESCALATION, NOW))
        .when(new Stop(ID, "resolved", Steps.ESCALATION))
        .expectNoEvents();
  }

  @Test
  void handing_over_names_whom_it_goes_to_and_what_is_known_and_happens_once() {
    Level ravi = new Level(List.of(new Target(Target.Kind.PERSON, "ravi")), 600);
    HandOver wish = new HandOver(ID, "i1", "default", 1, ravi, "The disk is full", ROSA);
    Started started = new Started(ID, "i1", "default", 1, List.of(ravi), null, ROSA, NOW);
    HandOverAsked asked = new HandOverAsked(ID, "i1", "The disk is full", ROSA, NOW);
    fixture.givenNoPriorActivity().when(wish).expectEvents(started, asked);
    Fixtures.of(Escalation.class)
        .given(started, asked)
        .when(wish)
        .expectException(Refused.class)
        .expectNoEvents();
  }

  @Test
  void an_acceptance_and_the_end_of_its_time_are_one_or_the_other() {
    AcceptHandOver accept = new AcceptHandOver(ID, "e-mail link", RAVI);
    HandOverAccepted accepted = new HandOverAccepted(ID, "i1", "e-mail link", RAVI, NOW);
    StepFired called = new StepFired(ID, "i1", 1, List.of("ravi"), null, Steps.ESCALATION, NOW);
    fixture.given(started(1), called).when(accept).expectEvents(accepted);
    Fixtures.of(Escalation.class)
        .given(started(1), called, accepted)
        .when(fire(2))
        .expectNoEvents();
    Fixtures.of(Escalation.class)
        .given(started(1), called, accepted)
        .when(new AcceptHandOver(ID, "web", Actor.person("mina", "Mina Moreau")))
        .expectNoEvents();
    Fixtures.of(Escalation.class)
        .given(started(1), called, new Exhausted(ID, "i1", Steps.ESCALATION, NOW))
        .when(accept)
        .expectNoEvents();
  }

  /**
   * Redelivered starts, timers in any order and number, and stops: in the log each level is there
   * at most once, in order, and nothing comes after the end.
   */
  @Property(tries = 150)
  void whatever_comes_in_whatever_order_each_level_fires_at_most_once_and_none_after_the_end(
      @ForAll("deliveries") List<Integer> deliveries,
      @ForAll @IntRange(min = 0, max = 4) int levels,
      @ForAll @IntRange(min = 0, max = 2) int repeat) {
    AggregateTestFixture<Escalation> any = Fixtures.of(Escalation.class);
    any.givenCommands(start(levels, repeat));
    for (int delivery : deliveries) {
      any.getCommandBus().dispatch(new GenericCommandMessage<>(command(delivery, levels)));
    }
    List<Step> all = new ArrayList<>();
    for (int round = 1; round <= repeat + 1; round++) {
      for (int level = 1; level <= levels; level++) {
        all.add(new Step(round, level));
      }
    }
    List<Object> recorded = new ArrayList<>();
    any.getEventStore().readEvents(ID).asStream().forEach(e -> recorded.add(e.getPayload()));

    assertThat(recorded.getFirst()).isInstanceOf(Started.class);
    List<Step> fired = new ArrayList<>();
    Set<Object> ends = new HashSet<>();
    for (Object event : recorded.subList(1, recorded.size())) {
      assertThat(ends).as("after the end").isEmpty();
      if (event instanceof StepFired step) {
        fired.add(new Step(step.round(), step.level()));
      } else {
        ends.add(event);
      }
    }
    assertThat(fired).isEqualTo(all.subList(0, Math.min(fired.size(), all.size())));
    if (ends.stream().anyMatch(Exhausted.class::isInstance)) {
      assertThat(fired).isEqualTo(all);
    }
  }

  /** 0 starts again, 9 stops, anything else is a timer: tens are the round, ones the level. */
  @Provide
  Arbitrary<List<Integer>> deliveries() {
    Arbitrary<Integer> timers =
        Combinators.combine(
                Arbitraries.integers().between(1, 3), Arbitraries.integers().between(1, 5))
            .as((round, level) -> round * 10 + level);
    return Arbitraries.frequencyOf(
            net.jqwik.api.Tuple.of(1, Arbitraries.just(0)),
            net.jqwik.api.Tuple.of(30, timers),
            net.jqwik.api.Tuple.of(1, Arbitraries.just(9)))
        .list()
        .ofMaxSize(60);
  }

  private static Command command(int delivery, int levels) {
    return switch (delivery) {
      case 0 -> start(levels);
      case 9 -> new Stop(ID, "acknowledged", Steps.ESCALATION);
      default ->
          delivery % 2 == 0
              ? fire(delivery / 10, delivery % 10)
              : fire(delivery / 10, delivery % 10, "rosa");
    };
  }

  private static TestExecutor<Escalation> given(Object... events) {
    return Fixtures.of(Escalation.class).given(events);
  }

  private static Start start(int levels) {
    return start(levels, 0);
  }

  private static Start start(int levels, int repeat) {
    return new Start(ID, "i1", "default", 1, levels(levels), repeat, null, Steps.ESCALATION);
  }

  private static Started started(int levels) {
    return started(levels, 0);
  }

  private static Started started(int levels, int repeat) {
    return new Started(ID, "i1", "default", 1, levels(levels), repeat, null, Steps.ESCALATION, NOW);
  }

  private static List<Level> levels(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Level(List.of(new Target(Target.Kind.SCHEDULE, "s" + i)), 300))
        .toList();
  }

  private static FireStep fire(int level, String... people) {
    return fire(1, level, people);
  }

  private static FireStep fire(int round, int level, String... people) {
    return new FireStep(ID, round, level, List.of(people), Steps.ESCALATION);
  }

  private static StepFired fired(int level, List<String> people, int secondsToNext) {
    return fired(1, level, people, secondsToNext);
  }

  private static StepFired fired(int round, int level, List<String> people, int secondsToNext) {
    return new StepFired(
        ID, "i1", round, level, people, NOW.plusSeconds(secondsToNext), Steps.ESCALATION, NOW);
  }
}
