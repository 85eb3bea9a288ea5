package io.muster.notification.oncall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class RotaTest {

  private static final Instant MONDAY = Instant.parse("2026-03-02T09:00:00Z");

  @Test
  void people_take_turns_in_order_and_begin_again_after_the_last() {
    Rota rota = new Rota(MONDAY, Duration.ofHours(12), List.of("rosa", "ravi", "mina"));
    assertThat(onCall(rota, 0)).isEqualTo("rosa");
    assertThat(onCall(rota, 12)).isEqualTo("ravi");
    assertThat(onCall(rota, 24)).isEqualTo("mina");
    assertThat(onCall(rota, 36)).isEqualTo("rosa");
  }

  @Test
  void a_turn_begins_with_its_first_instant_and_ends_before_the_next_ones_first() {
    Rota rota = new Rota(MONDAY, Duration.ofHours(1), List.of("rosa", "ravi"));
    Instant change = MONDAY.plus(Duration.ofHours(1));
    assertThat(rota.at(change.minusNanos(1)).orElseThrow().personId()).isEqualTo("rosa");
    assertThat(rota.at(change).orElseThrow().personId()).isEqualTo("ravi");
    assertThat(rota.at(change).orElseThrow().from()).isEqualTo(change);
  }

  @Test
  void nobody_is_on_call_before_the_first_turn() {
    Rota rota = new Rota(MONDAY, Duration.ofHours(1), List.of("rosa"));
    assertThat(rota.at(MONDAY.minusNanos(1))).isEmpty();
    assertThat(rota.at(MONDAY)).isPresent();
  }

  /** Walks from turn to turn, as a person with a calendar would. */
  @Property(tries = 300)
  void any_instant_falls_into_the_turn_that_walking_the_calendar_finds(
      @ForAll @IntRange(min = 1, max = 7) int people,
      @ForAll @IntRange(min = 1, max = 744) int hours,
      @ForAll @LongRange(min = 0, max = 400L * 24 * 3600) long secondsLater) {
    List<String> names = IntStream.range(0, people).mapToObj(i -> "p" + i).toList();
    Instant instant = MONDAY.plusSeconds(secondsLater);
    Instant from = MONDAY;
    int turn = 0;
    while (!instant.isBefore(from.plus(Duration.ofHours(hours)))) {
      from = from.plus(Duration.ofHours(hours));
      turn = (turn + 1) % people;
    }
    assertThat(new Rota(MONDAY, Duration.ofHours(hours), names).at(instant))
        .contains(new Rota.Turn(names.get(turn), from, from.plus(Duration.ofHours(hours))));
  }

  @Property(tries = 300)
  void turns_follow_each_other_without_gap_or_overlap(
      @ForAll @IntRange(min = 1, max = 5) int people,
      @ForAll @IntRange(min = 1, max = 744) int hours,
      @ForAll @LongRange(min = 0, max = 10L * 365 * 24 * 3600) long secondsLater) {
    List<String> names = IntStream.range(0, people).mapToObj(i -> "p" + i).toList();
    Rota rota = new Rota(MONDAY, Duration.ofHours(hours), names);
    Rota.Turn turn = rota.at(MONDAY.plusSeconds(secondsLater)).orElseThrow();
    Rota.Turn next = rota.at(turn.until()).orElseThrow();
    assertThat(next.from()).isEqualTo(turn.until());
    assertThat(rota.at(turn.until().minusNanos(1))).contains(turn);
    assertThat(names.indexOf(next.personId()))
        .isEqualTo((names.indexOf(turn.personId()) + 1) % people);
  }

  private static String onCall(Rota rota, int hoursLater) {
    return rota.at(MONDAY.plus(Duration.ofHours(hoursLater))).orElseThrow().personId();
  }
}
