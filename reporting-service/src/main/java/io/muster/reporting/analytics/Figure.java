package io.muster.reporting.analytics;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.OptionalLong;
import org.apache.commons.statistics.descriptive.Mean;
import org.apache.commons.statistics.descriptive.Quantile;
import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * One metric over some incidents, in whole seconds. Percentiles lie between neighbours where need
 * be (method 7 of Hyndman and Fan, as spreadsheets do). Of fewer than five incidents only the
 * median is said: the rest would be made of one or two of them.
 *
 * @param counted how many incidents have it on record
 * @param median null when none has
 * @param low where the median lies with 95 % confidence, from
 * @param high where the median lies with 95 % confidence, to
 */
@Schema(
    name = "AnalyticsFigure",
    requiredProperties = {"metric", "counted"})
record Figure(
    Metric metric, int counted, Long median, Long p90, Long p95, Long mean, Long low, Long high) {

  static final int ENOUGH = 5;

  private static final double TAIL = 0.025;

  /** By how many values there are, which is all they depend on; each is found by a search. */
  private static final LoadingCache<Integer, Ends> ENDS =
      Caffeine.newBuilder().maximumSize(10_000).build(Ends::of);

  private static final Quantile QUANTILE =
      Quantile.withDefaults().with(Quantile.EstimationMethod.HF7);

  static Figure of(Metric metric, List<IncidentRow> rows) {
    return of(metric, millis(metric, rows));
  }

  /** The lengths of those that count, in milliseconds, ascending. */
  static double[] millis(Metric metric, List<IncidentRow> rows) {
    return rows.stream()
        .map(metric::of)
        .filter(OptionalLong::isPresent)
        .mapToDouble(OptionalLong::getAsLong)
        .sorted()
        .toArray();
  }

  /** Of lengths in milliseconds, ascending. */
  static Figure of(Metric metric, double[] sorted) {
    if (sorted.length == 0) {
      return new Figure(metric, 0, null, null, null, null, null, null);
    }
    // By their places: given the array, it would look for them anew and might move what is in it.
    double[] at = QUANTILE.evaluate(sorted.length, place -> sorted[place], 0.5, 0.9, 0.95);
    if (sorted.length < ENOUGH) {
      return new Figure(metric, sorted.length, seconds(at[0]), null, null, null, null, null);
    }
    double[] interval = ofMedian(sorted);
    return new Figure(
        metric,
        sorted.length,
        seconds(at[0]),
        seconds(at[1]),
        seconds(at[2]),
        seconds(Mean.of(sorted).getAsDouble()),
        seconds(interval[0]),
        seconds(interval[1]));
  }

  /**
   * The 95 % percentile interval of a bootstrap of the median with as many resamples as one likes:
   * the median of a resample is one of the values, and which one it is follows a beta distribution.
   * So nothing is drawn, and it needs no seed.
   */
  static double[] ofMedian(double[] sorted) {
    Ends ends = ENDS.get(sorted.length);
    return new double[] {sorted[ends.low()], sorted[ends.high()]};
  }

  /** The places of an interval's ends among the values. */
  private record Ends(int low, int high) {

    static Ends of(int n) {
      int middle = (n + 1) / 2;
      BetaDistribution place = BetaDistribution.of(middle, n - middle + 1.0);
      return new Ends(end(place, n, TAIL), end(place, n, 1 - TAIL));
    }

    private static int end(BetaDistribution place, int n, double tail) {
      return Math.min(n - 1, (int) (n * place.inverseCumulativeProbability(tail)));
    }
  }

  static long seconds(double millis) {
    return Math.round(millis / 1000);
  }
}
