package io.muster.reporting.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FigureTest {

  private static final Instant T = Instant.parse("2026-10-05T08:00:00Z");

  private static List<IncidentRow> resolvedAfter(int... minutes) {
    return Arrays.stream(minutes)
        .mapToObj(minute -> Course.opened("inc-" + minute, minute, T, 0, 0).resolved(minute).row())
        .toList();
  }

  @Test
  void percentiles_mean_and_count_are_those_reckoned_by_hand() {
    Figure figure =
        Figure.of(Metric.RESOLVE, resolvedAfter(60, 600, 10, 90, 30, 50, 20, 80, 40, 70));
    assertThat(figure.counted()).isEqualTo(10);
    assertThat(figure.median()).isEqualTo(55 * 60);
    assertThat(figure.p90()).isEqualTo((90 + 51) * 60);
    assertThat(figure.p95()).isEqualTo(Math.round((90 + 510 * 0.55) * 60));
    assertThat(figure.mean()).isEqualTo(105 * 60);
  }

  @Test
  void of_fewer_than_five_only_the_median_is_said_and_of_none_nothing() {
    assertThat(Figure.of(Metric.RESOLVE, resolvedAfter(10, 20, 90)))
        .isEqualTo(new Figure(Metric.RESOLVE, 3, 1200L, null, null, null, null, null));
    assertThat(Figure.of(Metric.CONTAIN, resolvedAfter(10, 20, 90)))
        .isEqualTo(new Figure(Metric.CONTAIN, 0, null, null, null, null, null, null));
  }

  @Test
  void the_interval_is_the_one_a_bootstrap_comes_to() {
    Random random = new Random(84);
    double[] values =
        IntStream.range(0, 61).mapToDouble(n -> Math.exp(random.nextGaussian())).sorted().toArray();
    double[] medians = new double[20_000];
    for (int i = 0; i < medians.length; i++) {
      double[] resample =
          random
              .ints(values.length, 0, values.length)
              .mapToDouble(n -> values[n])
              .sorted()
              .toArray();
      medians[i] = resample[30];
    }
    Arrays.sort(medians);
    double[] interval = Figure.ofMedian(values);
    assertThat(place(values, interval[0])).isCloseTo(place(values, medians[500]), within(1));
    assertThat(place(values, interval[1])).isCloseTo(place(values, medians[19_500]), within(1));
  }

  private static int place(double[] values, double value) {
    return Arrays.binarySearch(values, value);
  }
}
