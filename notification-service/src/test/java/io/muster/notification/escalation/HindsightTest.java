package io.muster.notification.escalation;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.incident.Severity;
import io.muster.contracts.oncall.Condition;
import io.muster.contracts.oncall.Level;
import io.muster.contracts.oncall.Level.Calling;
import io.muster.contracts.oncall.Level.Target;
import io.muster.notification.escalation.Hindsight.Past;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a policy would have done for incidents that are past. */
class HindsightTest {

  private static final Instant BEGAN = Instant.parse("2026-03-02T02:00:00Z");

  @Test
  void only_levels_that_come_up_before_the_answer_would_have_called() {
    Hindsight hindsight = hindsight(level(300, "rosa"), level(300, "ravi"), level(300, "lena"));
    assertThat(hindsight.next(past(1, Severity.SEV1, 301)).keySet())
        .containsExactly("rosa", "ravi");
    assertThat(hindsight.next(past(2, Severity.SEV1, 300)).keySet()).containsExactly("rosa");
    assertThat(hindsight.next(past(3, Severity.SEV1, 0)).keySet())
        .as("answered at once")
        .containsExactly("rosa");
  }

  @Test
  void levels_that_are_repeated_go_on_with_whose_turn_is_next_until_somebody_answers() {
    Hindsight hindsight =
        new Hindsight(
            List.of(
                new Level(
                    List.of(
                        new Target(Target.Kind.PERSON, "rosa"),
                        new Target(Target.Kind.PERSON, "ravi"),
                        new Target(Target.Kind.PERSON, "lena")),
                    300,
                    Calling.IN_TURN,
                    null)),
            2,
            (level, at) -> level.targets().stream().map(Target::id).toList());
    assertThat(hindsight.next(past(1, Severity.SEV1, 301)).keySet())
        .containsExactly("rosa", "ravi");
    assertThat(hindsight.next(past(2, Severity.SEV1, 10)).keySet()).containsExactly("lena");
  }

  @Test
  void turns_pass_on_from_incident_to_incident() {
    Hindsight hindsight =
        hindsight(
            new Level(
                List.of(
                    new Target(Target.Kind.PERSON, "rosa"), new Target(Target.Kind.PERSON, "ravi")),
                300,
                Calling.IN_TURN,
                null));
    assertThat(hindsight.next(past(1, Severity.SEV1, 10)).keySet()).containsExactly("rosa");
    assertThat(hindsight.next(past(2, Severity.SEV1, 10)).keySet()).containsExactly("ravi");
    assertThat(hindsight.next(past(3, Severity.SEV1, 10)).keySet()).containsExactly("rosa");
  }

  @Test
  void a_level_for_the_worst_alone_spares_its_people_for_others() {
    Condition worst = new Condition(List.of(Severity.SEV1), List.of(), null, null, null);
    Hindsight hindsight =
        hindsight(
            new Level(
                List.of(new Target(Target.Kind.PERSON, "rosa")), 300, Calling.EVERYBODY, worst),
            level(300, "ravi"));
    assertThat(hindsight.next(past(1, Severity.SEV3, 10)).keySet()).containsExactly("ravi");
    assertThat(hindsight.next(past(2, Severity.SEV1, 10)).keySet()).containsExactly("rosa");
  }

  private static Hindsight hindsight(Level... levels) {
    return new Hindsight(
        List.of(levels), 0, (level, at) -> level.targets().stream().map(Target::id).toList());
  }

  private static Level level(int seconds, String person) {
    return new Level(List.of(new Target(Target.Kind.PERSON, person)), seconds);
  }

  private static Past past(int number, Severity severity, int answeredAfter) {
    Instant began = BEGAN.plusSeconds(86_400L * number);
    return new Past("inc-" + number, severity, began, began.plusSeconds(answeredAfter));
  }
}
