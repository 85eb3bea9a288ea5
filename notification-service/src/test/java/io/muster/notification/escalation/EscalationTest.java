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
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.test.aggregate.AggregateTestFixture;
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
      @ForAll @IntRange(min = 0, max = 4) int levels) {
    AggregateTestFixture<Escalation> any = Fixtures.of(Escalation.class);
    any.givenCommands(start(levels));
    for (int delivery : deliveries) {
      any.getCommandBus().dispatch(new GenericCommandMessage<>(command(delivery, levels)));
    }
    List<Object> recorded = new ArrayList<>();
    any.getEventStore().readEvents(ID).asStream().forEach(e -> recorded.add(e.getPayload()));

    assertThat(recorded.getFirst()).isInstanceOf(Started.class);
    List<Integer> fired = new ArrayList<>();
    Set<Object> ends = new HashSet<>();
    for (Object event : recorded.subList(1, recorded.size())) {
      assertThat(ends).as("after the end").isEmpty();
      if (event instanceof StepFired step) {
        fired.add(step.level());
      } else {
        ends.add(event);
      }
    }
    assertThat(fired).isEqualTo(IntStream.rangeClosed(1, fired.size()).boxed().toList());
    assertThat(fired.size()).isLessThanOrEqualTo(levels);
    if (ends.stream().anyMatch(Exhausted.class::isInstance)) {
      assertThat(fired).hasSize(levels);
    }
  }

  /** 0 starts again, 9 stops, anything else is a timer of that level. */
  @Provide
  Arbitrary<List<Integer>> deliveries() {
    return Arbitraries.frequency(
            net.jqwik.api.Tuple.of(1, 0),
            net.jqwik.api.Tuple.of(4, 1),
            net.jqwik.api.Tuple.of(4, 2),
            net.jqwik.api.Tuple.of(4, 3),
            net.jqwik.api.Tuple.of(3, 4),
            net.jqwik.api.Tuple.of(3, 5),
            net.jqwik.api.Tuple.of(1, 9))
        .list()
        .ofMaxSize(25);
  }

  private static Command command(int delivery, int levels) {
    return switch (delivery) {
      case 0 -> start(levels);
      case 9 -> new Stop(ID, "acknowledged", Steps.ESCALATION);
      default -> delivery % 2 == 0 ? fire(delivery) : fire(delivery, "rosa");
    };
  }

  private static Start start(int levels) {
    return new Start(ID, "i1", "default", 1, levels(levels), null, Steps.ESCALATION);
  }

  private static Started started(int levels) {
    return new Started(ID, "i1", "default", 1, levels(levels), null, Steps.ESCALATION, NOW);
  }

  private static List<Level> levels(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Level(List.of(new Target(Target.Kind.SCHEDULE, "s" + i)), 300))
        .toList();
  }

  private static FireStep fire(int level, String... people) {
    return new FireStep(ID, level, List.of(people), Steps.ESCALATION);
  }

  private static StepFired fired(int level, List<String> people, int secondsToNext) {
    return new StepFired(
        ID, "i1", level, people, NOW.plusSeconds(secondsToNext), Steps.ESCALATION, NOW);
  }
}
