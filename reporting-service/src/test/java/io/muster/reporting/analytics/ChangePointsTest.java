package io.muster.reporting.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChangePointsTest {

  private static List<double[]> weeks(Random random, int weeks, double around) {
    List<double[]> buckets = new ArrayList<>();
    for (int week = 0; week < weeks; week++) {
      buckets.add(random.doubles(6).map(each -> around * (0.5 + each)).toArray());
    }
    return buckets;
  }

  @Test
  void a_lasting_change_is_found_in_the_week_it_came() {
    Random random = new Random(1);
    List<double[]> buckets = weeks(random, 10, 100);
    buckets.addAll(weeks(random, 10, 40));
    assertThat(ChangePoints.in(buckets))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.bucket()).isEqualTo(10);
              assertThat(found.before()).isGreaterThan(2 * found.after());
              assertThat(found.chance()).isLessThan(ChangePoints.LEVEL);
            });
  }

  @Test
  void two_changes_are_both_found_the_earliest_first() {
    Random random = new Random(2);
    List<double[]> buckets = weeks(random, 8, 100);
    buckets.addAll(weeks(random, 8, 400));
    buckets.addAll(weeks(random, 8, 50));
    assertThat(ChangePoints.in(buckets))
        .extracting(ChangePoints.Found::bucket)
        .containsExactly(8, 16);
  }

  @Test
  void a_change_is_dated_where_the_next_incident_was() {
    Random random = new Random(3);
    List<double[]> buckets = weeks(random, 6, 100);
    buckets.add(new double[0]);
    buckets.addAll(weeks(random, 6, 20));
    assertThat(ChangePoints.in(buckets)).extracting(ChangePoints.Found::bucket).containsExactly(7);
  }

  @Test
  void chance_and_single_long_incidents_are_no_change() {
    int found = 0;
    for (int seed = 0; seed < 100; seed++) {
      List<double[]> buckets = weeks(new Random(seed), 20, 100);
      buckets.get(7)[0] = 1e9;
      found += ChangePoints.in(buckets).size();
    }
    assertThat(found).isLessThanOrEqualTo(3);
  }

  @Test
  void too_few_say_nothing() {
    assertThat(ChangePoints.in(List.of())).isEmpty();
    assertThat(ChangePoints.in(List.of(new double[] {1, 1, 1, 1}, new double[] {9, 9, 9, 9})))
        .isEmpty();
  }
}
