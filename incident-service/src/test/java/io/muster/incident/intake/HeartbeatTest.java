package io.muster.incident.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class HeartbeatTest {

  @Test
  void a_tenth_of_the_time_is_given_on_top_but_a_minute_at_least_and_an_hour_at_most() {
    assertThat(Heartbeat.grace(Duration.ofMinutes(1))).isEqualTo(Duration.ofMinutes(1));
    assertThat(Heartbeat.grace(Duration.ofMinutes(30))).isEqualTo(Duration.ofMinutes(3));
    assertThat(Heartbeat.grace(Duration.ofDays(1))).isEqualTo(Duration.ofHours(1));
  }
}
