package io.muster.incident.triage.noise;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.incident.triage.noise.Noise.Advice;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoiseTest {

  @ParameterizedTest
  @CsvSource({
    "10, 10, 10, 1, 8, 0, 0, NOBODY_ACTS",
    "10, 10, 10, 3, 7, 0, 0, LEAVE",
    "2, 2, 2, 0, 2, 0, 0, LEAVE",
    "4, 4, 4, 4, 0, 2, 0, COMES_BACK",
    "4, 4, 4, 4, 0, 1, 0, LEAVE",
    "40, 2, 2, 2, 0, 0, 0, MANY_AT_ONCE",
    "39, 2, 2, 2, 0, 0, 0, LEAVE",
    "100, 3, 3, 0, 3, 3, 0, NOBODY_ACTS",
    "4, 4, 4, 4, 0, 1, 3, PART_OF_ANOTHER",
    "7, 7, 7, 7, 0, 1, 3, LEAVE",
    "2, 2, 2, 2, 0, 0, 2, LEAVE",
    "0, 0, 0, 0, 0, 0, 0, LEAVE",
  })
  void what_to_do_follows_from_the_figures(
      int alerts,
      int groups,
      int incidents,
      int acknowledged,
      int untouched,
      int repeated,
      int attached,
      Advice advice) {
    assertThat(
            new Noise(
                    "r", alerts, groups, 0, incidents, acknowledged, untouched, repeated, attached)
                .advice())
        .isEqualTo(advice);
  }
}
