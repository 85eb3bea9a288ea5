package io.muster.reporting.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DrawTest {

  private final List<String> incidents =
      IntStream.rangeClosed(1, 200).mapToObj(number -> "inc-" + number).toList();

  @Test
  void the_same_seed_draws_the_same_in_whatever_order_they_are_found() {
    List<String> drawn = Draw.of(incidents, Function.identity(), "2026-Q3", 10);
    assertThat(drawn).hasSize(10).doesNotHaveDuplicates();
    assertThat(Draw.of(incidents.reversed(), Function.identity(), "2026-Q3", 10)).isEqualTo(drawn);
    assertThat(Draw.of(incidents, Function.identity(), "2026-Q4", 10)).isNotEqualTo(drawn);
  }

  @Test
  void who_sees_fewer_draws_the_same_of_what_they_see() {
    List<String> drawn = Draw.of(incidents, Function.identity(), "s", 10);
    List<String> seen = incidents.stream().filter(id -> !id.equals(drawn.getFirst())).toList();
    assertThat(Draw.of(seen, Function.identity(), "s", 9)).isEqualTo(drawn.subList(1, 10));
  }

  @Test
  void a_small_population_is_shown_whole() {
    assertThat(Draw.of(List.of("a", "b"), Function.identity(), "s", 10)).hasSize(2);
  }
}
