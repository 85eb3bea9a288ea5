package io.muster.starter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetriedByItselfTest {

  private static final Instant PARKED = Instant.parse("2026-11-24T03:12:00Z");

  @Test
  void the_time_between_two_tries_doubles_up_to_its_limit() {
    RetriedByItself group =
        new RetriedByItself("incident.scrub", Duration.ofSeconds(5), Duration.ofMinutes(1));
    List<Long> seconds = new ArrayList<>();
    Instant tried = PARKED;
    for (int i = 0; i < 7; i++) {
      Instant next = group.due(PARKED, tried);
      seconds.add(Duration.between(tried, next).toSeconds());
      tried = next;
    }
    assertThat(seconds).containsExactly(5L, 5L, 10L, 20L, 40L, 60L, 60L);
  }

  @Test
  void what_pages_is_tried_again_at_an_even_pace() {
    Duration pace = Duration.ofSeconds(5);
    RetriedByItself group = new RetriedByItself("notification.pages", pace, pace);
    assertThat(group.due(PARKED, PARKED.plusSeconds(600))).isEqualTo(PARKED.plusSeconds(605));
  }
}
