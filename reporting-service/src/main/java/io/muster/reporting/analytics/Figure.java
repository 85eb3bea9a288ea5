package io.muster.reporting.analytics;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.apache.commons.numbers.arrays.Selection;
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
      Quantile.withDefaults().with(Quantile.EstimationMethod.HF7).withCopy(false);

  static Figure of(Metric metric, List<IncidentRow> rows) {
    return of(metric, millis(metric, rows));
  }

  /** Of each metric; every row is looked at once, as they lie all over the memory. */
  static List<Figure> all(List<IncidentRow> rows) {
    Metric[] metrics = Metric.values();
    double[][] lengths = new double[metrics.length][rows.size()];
    int[] counted = new int[metrics.length];
    for (IncidentRow row : rows) {
      for (int metric = 0; metric < metrics.length; metric++) {
        OptionalLong length = metrics[metric].of(row);
        if (length.isPresent()) {
          lengths[metric][counted[metric]++] = length.getAsLong();
        }
      }
    }
    return IntStream.range(0, metrics.length)
        .parallel()
        .mapToObj(n -> of(metrics[n], Arrays.copyOf(lengths[n], counted[n])))
        .toList();
  }

  /** The lengths of those that count, in milliseconds, in the order of the rows. */
  static double[] millis(Metric metric, List<IncidentRow> rows) {
    double[] lengths = new double[rows.size()];
    int counted = 0;
    for (IncidentRow row : rows) {
      OptionalLong length = metric.of(row);
      if (length.isPresent()) {
        lengths[counted++] = length.getAsLong();
      }
    }
    return Arrays.copyOf(lengths, counted);
  }

  /**
   * Of lengths in whole milliseconds, which are moved: only what stands at the places that are
   * asked for has to be found, and that takes a fraction of sorting them all.
   */
  static Figure of(Metric metric, double[] lengths) {
    int counted = lengths.length;
    if (counted == 0) {
      return new Figure(metric, 0, null, null, null, null, null, null);
    }
    double[] at = QUANTILE.evaluate(lengths, 0.5, 0.9, 0.95);
    if (counted < ENOUGH) {
      return new Figure(metric, counted, seconds(at[0]), null, null, null, null, null);
    }
    double[] interval = ofMedian(lengths);
    // Whole milliseconds add up exactly, in whatever order they come.
    double sum = Arrays.stream(lengths).mapToLong(length -> (long) length).sum();
    return new Figure(
        metric,
        counted,
        seconds(at[0]),
        seconds(at[1]),
        seconds(at[2]),
        seconds(sum / counted),
        seconds(interval[0]),
        seconds(interval[1]));
  }

  /**
   * The 95 % percentile interval of a bootstrap of the median with as many resamples as one likes:
   * the median of a resample is one of the values, and which one it is follows a beta distribution.
   * So nothing is drawn, and it needs no seed. The values are moved.
   */
  static double[] ofMedian(double[] values) {
    Ends ends = ENDS.get(values.length);
    Selection.select(values, new int[] {ends.low(), ends.high()});
    return new double[] {values[ends.low()], values[ends.high()]};
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
