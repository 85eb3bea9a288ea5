package io.muster.reporting.analytics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.statistics.descriptive.Median;
import org.apache.commons.statistics.inference.MannWhitneyUTest;
import org.apache.commons.statistics.ranking.NaturalRanking;

/**
 * Finds from when on incidents take longer, or less long, than before: where the ranks of the
 * values before and after differ most (Mann–Whitney), if that is less likely than one in a hundred
 * to be chance after allowing for all places looked at (Bonferroni); then again in each part. It
 * looks at ranks, so that one incident that took a week moves nothing.
 */
final class ChangePoints {

  /** So unlikely it has to be that it is chance. */
  static final double LEVEL = 0.01;

  private final List<double[]> buckets;
  private final List<Found> found = new ArrayList<>();

  /**
   * A change.
   *
   * @param bucket the first one after it
   * @param before median before it, back to the change before, in milliseconds
   * @param after median from there on, in milliseconds
   * @param chance how likely it is that there is no change, all places looked at allowed for
   */
  record Found(int bucket, double before, double after, double chance) {}

  private ChangePoints(List<double[]> buckets) {
    this.buckets = buckets;
  }

  /** The changes between these weeks or months, the earliest first. */
  static List<Found> in(List<double[]> buckets) {
    ChangePoints points = new ChangePoints(buckets);
    points.split(0, buckets.size());
    return List.copyOf(points.found);
  }

  private void split(int from, int to) {
    double[] all = values(from, to);
    if (all.length < 2 * Figure.ENOUGH) {
      return;
    }
    double[] ranks = new NaturalRanking().apply(all);
    int best = -1;
    double furthest = -1;
    int looked = 0;
    int left = 0;
    double sum = 0;
    for (int bucket = from; bucket < to - 1; bucket++) {
      int size = buckets.get(bucket).length;
      for (int i = 0; i < size; i++) {
        sum += ranks[left++];
      }
      int right = all.length - left;
      if (size == 0 || left < Figure.ENOUGH || right < Figure.ENOUGH) {
        continue;
      }
      looked++;
      double away =
          Math.abs(sum - left * (all.length + 1) / 2.0)
              / Math.sqrt((double) left * right * (all.length + 1) / 12);
      if (away > furthest) {
        furthest = away;
        best = bucket + 1;
      }
    }
    if (best >= 0) {
      judge(from, best, to, looked);
    }
  }

  private void judge(int from, int best, int to, int looked) {
    double[] before = values(from, best);
    double[] after = values(best, to);
    double chance = MannWhitneyUTest.withDefaults().test(before, after).getPValue() * looked;
    if (chance >= LEVEL) {
      return;
    }
    split(from, best);
    int first = best;
    while (buckets.get(first).length == 0) {
      first++;
    }
    found.add(new Found(first, median(before), median(after), chance));
    split(best, to);
  }

  private double[] values(int from, int to) {
    return buckets.subList(from, to).stream().flatMapToDouble(Arrays::stream).toArray();
  }

  private static double median(double[] values) {
    return Median.withDefaults().evaluate(values);
  }
}
