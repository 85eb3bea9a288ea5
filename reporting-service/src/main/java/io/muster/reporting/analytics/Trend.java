package io.muster.reporting.analytics;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Whether one metric gets better, week by week or month by month.
 *
 * @param points every week or month of the period, the earliest first
 * @param changes from when on it was another, the earliest first
 */
@Schema(
    name = "AnalyticsTrend",
    requiredProperties = {"metric", "every", "points", "changes"})
record Trend(Metric metric, Every every, List<Point> points, List<Change> changes) {

  /** How long a stretch is. */
  enum Every {
    /** From Monday on. */
    WEEK {
      @Override
      LocalDate first(LocalDate day) {
        return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      }

      @Override
      LocalDate next(LocalDate first) {
        return first.plusWeeks(1);
      }
    },
    MONTH {
      @Override
      LocalDate first(LocalDate day) {
        return day.withDayOfMonth(1);
      }

      @Override
      LocalDate next(LocalDate first) {
        return first.plusMonths(1);
      }
    };

    abstract LocalDate first(LocalDate day);

    abstract LocalDate next(LocalDate first);
  }

  /**
   * One week or month.
   *
   * @param from first day that is in the period
   * @param to last day that is in the period
   * @param whole whether all of it is in the period
   * @param incidents opened in it
   */
  @Schema(
      name = "AnalyticsPoint",
      requiredProperties = {"from", "to", "whole", "incidents", "figure"})
  record Point(LocalDate from, LocalDate to, boolean whole, int incidents, Figure figure) {}

  /**
   * From here on it was another.
   *
   * @param at first day of the week or month
   * @param before median before it, back to the change before, in seconds
   * @param after median from there on, in seconds
   * @param chance how likely it is that nothing changed, from 0 to 1
   */
  @Schema(
      name = "AnalyticsChange",
      requiredProperties = {"at", "before", "after", "chance"})
  record Change(LocalDate at, long before, long after, double chance) {}

  static Trend of(Metric metric, Every every, Scope scope, List<IncidentRow> rows) {
    List<Point> points = new ArrayList<>();
    List<double[]> values = new ArrayList<>();
    int next = 0;
    List<IncidentRow> ordered =
        rows.stream().sorted(Comparator.comparing(IncidentRow::openedAt)).toList();
    for (LocalDate first = every.first(scope.from());
        !first.isAfter(scope.to());
        first = every.next(first)) {
      LocalDate last = every.next(first).minusDays(1);
      int begin = next;
      while (next < ordered.size() && !scope.day(ordered.get(next).openedAt()).isAfter(last)) {
        next++;
      }
      double[] lengths = Figure.millis(metric, ordered.subList(begin, next));
      points.add(
          new Point(
              first.isBefore(scope.from()) ? scope.from() : first,
              last.isAfter(scope.to()) ? scope.to() : last,
              !first.isBefore(scope.from()) && !last.isAfter(scope.to()),
              next - begin,
              Figure.of(metric, lengths)));
      values.add(lengths);
    }
    return new Trend(
        metric,
        every,
        points,
        ChangePoints.in(values).stream()
            .map(
                found ->
                    new Change(
                        points.get(found.bucket()).from(),
                        Figure.seconds(found.before()),
                        Figure.seconds(found.after()),
                        found.chance()))
            .toList());
  }
}
