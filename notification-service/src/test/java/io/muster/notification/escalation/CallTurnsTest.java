package io.muster.notification.escalation;

import static io.muster.notification.testing.Fixtures.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.oncall.OnCallCommand.TakeTurn;
import io.muster.contracts.oncall.OnCallEvent.TurnTaken;
import io.muster.notification.testing.Fixtures;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.axonframework.test.aggregate.AggregateTestFixture;
import org.junit.jupiter.api.Test;

/** Whose turn it is, from incident to incident. */
class CallTurnsTest {

  private static final String ID = "turns-default";

  private final AggregateTestFixture<CallTurns> fixture = Fixtures.of(CallTurns.class);

  @Test
  void the_first_named_has_the_first_turn_and_the_next_the_next() {
    fixture.givenNoPriorActivity().when(take(1, "rosa", "ravi")).expectEvents(taken(1, "rosa"));
    Fixtures.of(CallTurns.class)
        .given(taken(1, "rosa"))
        .when(take(2, "rosa", "ravi"))
        .expectEvents(taken(2, "ravi"));
  }

  @Test
  void an_escalation_uses_up_one_turn_however_often_it_is_tried() {
    fixture.given(taken(1, "rosa")).when(take(1, "rosa", "ravi")).expectNoEvents();
  }

  @Test
  void each_round_of_an_escalation_uses_up_a_turn_so_that_not_the_same_person_is_called_again() {
    TakeTurn again =
        new TakeTurn("default", 2, 1, "e1", "i1", List.of("rosa", "ravi"), Steps.ESCALATION);
    TurnTaken second = new TurnTaken("default", 2, 1, "ravi", "e1", "i1", Steps.ESCALATION, NOW);
    fixture.given(taken(1, "rosa")).when(again).expectEvents(second);
    Fixtures.of(CallTurns.class).given(taken(1, "rosa"), second).when(again).expectNoEvents();
  }

  @Test
  void who_is_back_from_leave_comes_first_once_and_is_not_made_to_catch_up() {
    fixture
        .given(taken(1, "rosa"), taken(2, "lena"), taken(3, "rosa"), taken(4, "lena"))
        .when(take(5, "rosa", "ravi", "lena"))
        .expectEvents(taken(5, "ravi"));
    Fixtures.of(CallTurns.class)
        .given(
            taken(1, "rosa"),
            taken(2, "lena"),
            taken(3, "rosa"),
            taken(4, "lena"),
            taken(5, "ravi"))
        .when(take(6, "rosa", "ravi", "lena"))
        .expectEvents(taken(6, "rosa"));
  }

  @Test
  void each_level_of_a_policy_has_turns_of_its_own() {
    fixture
        .given(taken(1, "rosa"))
        .when(new TakeTurn("default", 1, 2, "e2", "i2", List.of("rosa", "ravi"), Steps.ESCALATION))
        .expectEvents(new TurnTaken("default", 1, 2, "rosa", "e2", "i2", Steps.ESCALATION, NOW));
  }

  /** Incidents in any number, each told up to three times, in any order. */
  @Property(tries = 60)
  void over_any_incidents_nobody_has_more_than_one_turn_more_than_another(
      @ForAll @IntRange(min = 1, max = 6) int people,
      @ForAll @Size(min = 1, max = 40) List<@IntRange(min = 1, max = 15) Integer> incidents) {
    AggregateTestFixture<CallTurns> any = Fixtures.of(CallTurns.class);
    String[] names = IntStream.range(0, people).mapToObj(i -> "p" + i).toArray(String[]::new);
    any.givenCommands(incidents.stream().map(incident -> take(incident, names)).toList());
    List<String> had = new ArrayList<>();
    any.getEventStore()
        .readEvents(ID)
        .asStream()
        .forEach(event -> had.add(((TurnTaken) event.getPayload()).personId()));
    assertThat(had).hasSize((int) incidents.stream().distinct().count());
    for (int i = 0; i < had.size(); i++) {
      assertThat(had.get(i)).isEqualTo(names[i % people]);
    }
    IntStream turns = IntStream.range(0, people).map(i -> Collections.frequency(had, names[i]));
    var figures = turns.summaryStatistics();
    assertThat(figures.getMax() - figures.getMin()).isLessThanOrEqualTo(1);
  }

  private static TakeTurn take(int incident, String... people) {
    return new TakeTurn(
        "default", 1, 1, "e" + incident, "i" + incident, List.of(people), Steps.ESCALATION);
  }

  private static TurnTaken taken(int incident, String person) {
    return new TurnTaken(
        "default", 1, 1, person, "e" + incident, "i" + incident, Steps.ESCALATION, NOW);
  }
}
