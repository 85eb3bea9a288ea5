package io.muster.reporting.analytics;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Whether what reviews want done gets done: action items that were due in the period, of the
 * incidents asked about whenever those were. What was dropped is left out.
 *
 * @param due how many
 * @param onTime done by the day that was said last
 * @param late done after it
 * @param overdue not done, and it is past
 * @param open not done, and there is time
 * @param behind incidents with items late or overdue, at most fifty
 */
@Schema(
    name = "AnalyticsActions",
    requiredProperties = {"due", "onTime", "late", "overdue", "open", "behind"})
record ActionsDone(
    int due, int onTime, int late, int overdue, int open, List<IncidentRow.Ref> behind) {

  private static final int MOST = 50;

  /** Of items whose incident is among these. */
  static ActionsDone of(
      Collection<ActionItem> items, Map<String, IncidentRow> incidents, Instant now) {
    Map<ActionItem.Outcome, Integer> counts = new EnumMap<>(ActionItem.Outcome.class);
    List<ActionItem> counted =
        items.stream()
            .filter(item -> incidents.containsKey(item.incidentId()))
            .filter(item -> item.outcomeAt(now) != ActionItem.Outcome.DROPPED)
            .toList();
    counted.forEach(item -> counts.merge(item.outcomeAt(now), 1, Integer::sum));
    return new ActionsDone(
        counted.size(),
        counts.getOrDefault(ActionItem.Outcome.ON_TIME, 0),
        counts.getOrDefault(ActionItem.Outcome.LATE, 0),
        counts.getOrDefault(ActionItem.Outcome.OVERDUE, 0),
        counts.getOrDefault(ActionItem.Outcome.NOT_DUE_YET, 0),
        counted.stream()
            .filter(item -> behind(item.outcomeAt(now)))
            .map(item -> incidents.get(item.incidentId()))
            .distinct()
            .sorted(Comparator.comparingLong(IncidentRow::number))
            .limit(MOST)
            .map(IncidentRow::ref)
            .toList());
  }

  private static boolean behind(ActionItem.Outcome outcome) {
    return outcome == ActionItem.Outcome.LATE || outcome == ActionItem.Outcome.OVERDUE;
  }
}
