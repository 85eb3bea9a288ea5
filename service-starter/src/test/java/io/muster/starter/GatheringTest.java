package io.muster.starter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class GatheringTest {

  private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);

  /** Nanoseconds of a process may be negative, and pass the largest number. */
  private static final long START = Long.MAX_VALUE - 50 * MILLI;

  private final Gathering gathering = new Gathering(START);

  @Test
  void what_happens_now_and_then_never_waits() {
    for (long at = 0; at < 10_000; at += 150) {
      assertThat(gathering.taken(START + at * MILLI)).isZero();
    }
  }

  @Test
  void ten_may_follow_each_other_at_once_and_then_ten_a_second() {
    long now = START;
    for (int i = 0; i < 10; i++) {
      assertThat(gathering.taken(now)).isZero();
    }
    for (int i = 0; i < 50; i++) {
      long wait = gathering.taken(now);
      assertThat(wait).isEqualTo(100 * MILLI);
      now += wait;
    }
    assertThat(now - START).isEqualTo(5_000 * MILLI);
  }

  @Test
  void after_a_quiet_second_they_follow_each_other_at_once_again() {
    for (int i = 0; i < 10; i++) {
      gathering.taken(START);
    }
    for (int i = 0; i < 10; i++) {
      assertThat(gathering.taken(START + 1_000 * MILLI)).isZero();
    }
    assertThat(gathering.taken(START + 1_000 * MILLI)).isPositive();
  }
}
