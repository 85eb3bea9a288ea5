package io.muster.reporting.analytics;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How response went in a period.
 *
 * @param from first day on which the incidents were opened
 * @param to last day on which they were opened
 * @param zone in which days and hours are told
 * @param drills whether they are rehearsals
 * @param incidents how many; duplicates of others are left out
 * @param figures each metric over all of them
 * @param groups each metric over those that have something in common, at most a hundred groups
 */
@Schema(
    name = "AnalyticsResponse",
    requiredProperties = {
      "from",
      "to",
      "zone",
      "drills",
      "incidents",
      "figures",
      "by",
      "groups",
      "recurrence",
      "actions"
    })
record ResponseFigures(
    LocalDate from,
    LocalDate to,
    String zone,
    boolean drills,
    int incidents,
    List<Figure> figures,
    By by,
    List<Group> groups,
    Recurrence recurrence,
    ActionsDone actions) {

  private static final int MOST = 100;

  /**
   * Incidents that have something in common.
   *
   * @param key to filter by
   * @param name for people
   */
  @Schema(
      name = "AnalyticsGroup",
      requiredProperties = {"key", "name", "incidents", "figures"})
  record Group(String key, String name, int incidents, List<Figure> figures) {}

  static List<Group> groups(By by, List<IncidentRow> rows, Scope scope, Labels labels) {
    Map<String, List<IncidentRow>> byKey = new HashMap<>();
    for (IncidentRow row : rows) {
      for (String key : by.keys(row, scope.zone(), labels)) {
        byKey.computeIfAbsent(key, any -> new ArrayList<>()).add(row);
      }
    }
    return byKey.entrySet().stream()
        .sorted(
            Comparator.comparingInt(
                    (Map.Entry<String, List<IncidentRow>> e) -> by.order(e.getKey()))
                .thenComparing(e -> -e.getValue().size())
                .thenComparing(Map.Entry::getKey))
        .limit(MOST)
        .toList()
        .parallelStream()
        .map(
            e ->
                new Group(
                    e.getKey(),
                    labels.of(by, e.getKey()),
                    e.getValue().size(),
                    Figure.all(e.getValue())))
        .toList();
  }
}
