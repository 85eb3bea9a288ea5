package io.muster.incident.triage.noise;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.incident.triage.noise.Noise.Advice;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoiseTest {

  @ParameterizedTest
  @CsvSource({
    "10, 10, 10, 1, 8, 0, NOBODY_ACTS",
    "10, 10, 10, 3, 7, 0, LEAVE",
    "2, 2, 2, 0, 2, 0, LEAVE",
    "4, 4, 4, 4, 0, 2, COMES_BACK",
    "4, 4, 4, 4, 0, 1, LEAVE",
    "40, 2, 2, 2, 0, 0, MANY_AT_ONCE",
    "39, 2, 2, 2, 0, 0, LEAVE",
    "100, 3, 3, 0, 3, 3, NOBODY_ACTS",
    "0, 0, 0, 0, 0, 0, LEAVE",
  })
  void what_to_do_follows_from_the_figures(
      int alerts,
      int groups,
      int incidents,
      int acknowledged,
      int untouched,
      int repeated,
      Advice advice) {
    assertThat(
            new Noise("r", alerts, groups, 0, incidents, acknowledged, untouched, repeated)
                .advice())
        .isEqualTo(advice);
  }
}
