package io.muster.notification.delivery.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.notification.testing.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HookBackoffTest {

  private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

  @Test
  void waits_grow_over_two_days_and_differ_from_message_to_message_but_not_from_look_to_look() {
    Instant at = NOW;
    for (int attempt = 1; attempt <= 9; attempt++) {
      Instant next = HookBackoff.after("a", attempt, null, at).orElseThrow();
      assertThat(HookBackoff.after("a", attempt, null, at)).contains(next);
      at = next;
    }
    assertThat(Duration.between(NOW, at)).isBetween(Duration.ofHours(47), Duration.ofHours(58));
    assertThat(HookBackoff.after("a", 10, "5", at)).isEmpty();
    assertThat(
            IntStream.range(0, 20)
                .mapToObj(i -> HookBackoff.after("m" + i, 5, null, NOW).orElseThrow())
                .distinct()
                .count())
        .isGreaterThan(15);
  }

  @Test
  void a_receiver_says_when_it_may_be_asked_again_but_not_for_longer_than_a_day() {
    assertThat(HookBackoff.after("a", 1, "600", NOW)).contains(NOW.plusSeconds(600));
    assertThat(HookBackoff.after("a", 1, "Fri, 27 Nov 2026 12:30:00 GMT", NOW))
        .contains(NOW.plusSeconds(1800));
    assertThat(HookBackoff.after("a", 1, "999999999", NOW)).contains(NOW.plus(Duration.ofDays(1)));
    for (String useless : new String[] {"0", "-5", "soon", "", "99999999999"}) {
      assertThat(HookBackoff.after("a", 1, useless, NOW).orElseThrow())
          .as(useless)
          .isBetween(NOW.plusSeconds(5), NOW.plusSeconds(6));
    }
  }

  @Test
  void a_receiver_that_fails_is_asked_by_one_message_at_a_time_at_growing_distances() {
    MovableClock clock = new MovableClock();
    HookBreaker breaker = new HookBreaker(clock);
    assertThat(breaker.enter("a")).isEmpty();
    assertThat(breaker.enter("a")).isEmpty();
    assertThat(breaker.enter("a")).as("two are on their way").isPresent();
    assertThat(breaker.enter("b")).as("others do not wait for it").isEmpty();
    breaker.leave("a", false, null);
    breaker.leave("a", false, null);
    for (int i = 0; i < 3; i++) {
      assertThat(breaker.enter("a")).isEmpty();
      breaker.leave("a", false, null);
    }
    assertThat(breaker.enter("a").orElseThrow())
        .isAfter(clock.instant().plusSeconds(25))
        .isBefore(clock.instant().plusSeconds(31));
    clock.skip(Duration.ofSeconds(31));
    assertThat(breaker.enter("a")).as("a trial").isEmpty();
    assertThat(breaker.enter("a")).as("one at a time").isPresent();
    breaker.leave("a", false, null);
    assertThat(breaker.enter("a").orElseThrow()).isAfter(clock.instant().plusSeconds(55));
    clock.skip(Duration.ofSeconds(61));
    assertThat(breaker.enter("a")).isEmpty();
    breaker.leave("a", true, null);
    assertThat(breaker.enter("a")).as("it is back").isEmpty();
    assertThat(breaker.enter("a")).isEmpty();
  }

  @Test
  void a_receiver_that_takes_a_test_is_waited_for_no_longer() {
    HookBreaker breaker = new HookBreaker(new MovableClock());
    breaker.answered("a");
    assertThat(breaker.remembers()).isZero();
    for (int i = 0; i < 5; i++) {
      assertThat(breaker.enter("a")).isEmpty();
      breaker.leave("a", false, null);
    }
    assertThat(breaker.enter("a")).isPresent();
    breaker.answered("a");
    assertThat(breaker.enter("a")).isEmpty();
    assertThat(breaker.enter("a")).as("as many at once as ever").isEmpty();
  }

  @Test
  void none_of_the_messages_to_a_receiver_leaves_before_the_time_it_asked_for() {
    MovableClock clock = new MovableClock();
    HookBreaker breaker = new HookBreaker(clock);
    assertThat(breaker.enter("a")).isEmpty();
    breaker.leave("a", false, "600");
    assertThat(breaker.enter("a").orElseThrow()).isAfter(clock.instant().plusSeconds(590));
    assertThat(breaker.enter("b")).isEmpty();
    clock.skip(Duration.ofSeconds(601));
    assertThat(breaker.enter("a")).isEmpty();
    breaker.leave("a", false, "86400");
    assertThat(breaker.enter("a").orElseThrow())
        .as("for no longer than a quarter of an hour")
        .isBefore(clock.instant().plusSeconds(901));
  }

  @Test
  void a_receiver_nobody_wrote_to_for_an_hour_is_forgotten() {
    MovableClock clock = new MovableClock();
    HookBreaker breaker = new HookBreaker(clock);
    for (int i = 0; i < 100; i++) {
      assertThat(breaker.enter("away-" + i)).isEmpty();
      breaker.leave("away-" + i, false, null);
    }
    assertThat(breaker.remembers()).isEqualTo(100);
    clock.skip(Duration.ofMinutes(61));
    assertThat(breaker.enter("a")).isEmpty();
    breaker.leave("a", false, null);
    assertThat(breaker.remembers()).isEqualTo(1);
  }
}
