package io.muster.notification.oncall.turns;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.oncall.Layer;
import io.muster.contracts.oncall.Layer.Rotation;
import io.muster.notification.oncall.turns.ScheduleHistory.Plan;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who learns is told beside whoever is on call, and covers nothing. */
class ShadowingTest {

  private static final Instant MONDAY = Instant.parse("2026-03-02T12:00:00Z");
  private static final Instant NEXT_MONDAY = Instant.parse("2026-03-09T12:00:00Z");
  private static final Span WEEKS =
      new Span(Instant.parse("2026-03-02T00:00:00Z"), Instant.parse("2026-03-16T00:00:00Z"));

  private final ScheduleHistory history =
      new ScheduleHistory(
          List.of(
              new Plan(
                  Instant.MIN,
                  List.of(weekly("duty", "rosa", "ravi")),
                  List.of(weekly("learning", "mina", "ravi")),
                  List.of())),
          List.of());

  @Test
  void whose_turn_it_is_to_learn_stands_beside_who_is_on_call() {
    Shadowing shadowing = new Shadowing(history, Away.nobody());
    assertThat(shadowing.beside("rosa", MONDAY)).containsExactly("mina");
  }

  @Test
  void nobody_learns_beside_themselves() {
    Shadowing shadowing = new Shadowing(history, Away.nobody());
    assertThat(shadowing.beside("ravi", NEXT_MONDAY)).isEmpty();
  }

  @Test
  void where_nobody_is_on_call_nobody_is_told() {
    assertThat(new Shadowing(history, Away.nobody()).beside(null, MONDAY)).isEmpty();
  }

  @Test
  void nobody_stands_in_for_a_shadow_on_leave() {
    Away away = new Away(Map.of("mina", List.of(WEEKS)));
    assertThat(new Shadowing(history, away).beside("rosa", MONDAY)).isEmpty();
  }

  @Test
  void a_shadow_is_never_coverage() {
    Away away = new Away(Map.of("rosa", List.of(WEEKS), "ravi", List.of(WEEKS)));
    assertThat(new FinalSchedule(history, away).in(WEEKS))
        .allMatch(stretch -> stretch.personId() == null)
        .allMatch(stretch -> stretch.cause() == Stretch.Cause.ALL_AWAY);
  }

  private static Layer weekly(String id, String... people) {
    return new Layer(
        id,
        id,
        "UTC",
        new Rotation(
            Rotation.Unit.WEEKS, 1, LocalDate.of(2026, 3, 2), LocalTime.MIDNIGHT, List.of()),
        List.of(people),
        List.of(),
        Layer.OnHolidays.AS_EVER,
        null);
  }
}
