package io.muster.incident.triage;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How an administrator wants alerts put together.
 *
 * @param revision how often that was set; 0: never
 * @param labels alerts are one problem when all of these have the same values; none: as the source
 *     itself says
 * @param window how long after the last new alert of a problem another still joins it; null: as
 *     long as the problem is open
 */
public record GroupingRule(int revision, List<String> labels, Duration window) {

  /** As the source itself says. */
  public static final GroupingRule OF_SOURCE = new GroupingRule(0, List.of(), null);

  private static final int TITLE = 200;

  public GroupingRule {
    labels = List.copyOf(labels);
  }

  /** Alerts of one message, put together anew. */
  public List<AlertBatch> apply(List<AlertBatch> batches) {
    if (labels.isEmpty()) {
      return batches;
    }
    Map<String, AlertBatch> byKey = new LinkedHashMap<>();
    for (AlertBatch batch : batches) {
      batch.alerts().stream()
          .collect(Collectors.groupingBy(this::key, LinkedHashMap::new, Collectors.toList()))
          .forEach((key, alerts) -> byKey.merge(key, part(key, batch, alerts), GroupingRule::both));
    }
    return List.copyOf(byKey.values());
  }

  /** Whether alerts may fire in groups of another key than today's. */
  boolean everSet() {
    return revision > 0;
  }

  /** A part of what a source put together cannot go by its title. */
  private AlertBatch part(String key, AlertBatch whole, List<Alert> alerts) {
    Alert first = alerts.stream().filter(Alert::firing).findFirst().orElseGet(alerts::getFirst);
    boolean all = alerts.size() == whole.alerts().size();
    return new AlertBatch(
        key,
        "labels/" + revision,
        all ? whole.title() : shortened(first.summary()),
        all ? whole.description() : first.description(),
        alerts);
  }

  private static AlertBatch both(AlertBatch one, AlertBatch other) {
    List<Alert> alerts = new ArrayList<>(one.alerts());
    alerts.addAll(other.alerts());
    return new AlertBatch(
        one.groupingKey(), one.groupedBy(), one.title(), one.description(), alerts);
  }

  private String key(Alert alert) {
    return labels.stream()
        .map(label -> label + "=" + quoted(AlertLabels.of(label, alert)))
        .collect(Collectors.joining(",", "labels{", "}"));
  }

  private static String quoted(String value) {
    return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private static String shortened(String text) {
    return text.length() <= TITLE ? text : text.substring(0, TITLE - 1) + "…";
  }
}
