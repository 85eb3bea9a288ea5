package io.muster.incident.triage;

import io.muster.contracts.incident.Severity;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/**
 * Alerts a source sent together as one problem. What is not in it says nothing: a source may cut a
 * long list, or leave out what is muted.
 *
 * @param groupingKey what the source uses to say it is the same problem
 * @param groupedBy the rule that made the key, with its version
 * @param title of the incident, should this open one
 * @param description for the incident; null when the source said nothing
 * @param alerts in the order sent
 */
public record AlertBatch(
    String groupingKey, String groupedBy, String title, String description, List<Alert> alerts) {
  public AlertBatch {
    alerts = List.copyOf(alerts);
  }

  /** The same with every alert changed. */
  public AlertBatch map(UnaryOperator<Alert> change) {
    return new AlertBatch(
        groupingKey, groupedBy, title, description, alerts.stream().map(change).toList());
  }

  /**
   * What is said to happen, each alert once: of two reports of the same one the later in the list
   * holds, or whichever is of the later time it fired.
   */
  List<Alert> distinct(Alert.Action action) {
    Map<String, Alert> byKey = new LinkedHashMap<>();
    alerts.forEach(alert -> byKey.merge(alert.key(), alert, AlertBatch::newer));
    return byKey.values().stream().filter(alert -> alert.action() == action).toList();
  }

  private static Alert newer(Alert first, Alert second) {
    if (!first.steadyStart() || !second.steadyStart()) {
      return second;
    }
    int later = second.startsAt().compareTo(first.startsAt());
    boolean endOfTheSame = later == 0 && second.action() != Alert.Action.TRIGGER;
    return later > 0 || endOfTheSame ? second : first;
  }

  static Severity worst(List<Alert> alerts) {
    return alerts.stream()
        .map(Alert::incidentSeverity)
        .min(Comparator.naturalOrder())
        .orElse(Severity.SEV3);
  }

  static List<String> services(List<Alert> alerts) {
    return alerts.stream()
        .map(Alert::service)
        .filter(Objects::nonNull)
        .distinct()
        .limit(50)
        .toList();
  }
}
