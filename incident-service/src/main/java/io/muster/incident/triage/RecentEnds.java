package io.muster.incident.triage;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Ends that were heard of lately, whether or not the alert was known to fire: a report that it
 * fires which was overtaken by its end must not open anything that stays open for ever. Only tools
 * that send when the trouble began with each report can be told so.
 */
abstract class RecentEnds {

  /** The last time an alert fired, as its end told it, by the source's clock. */
  record Ended(Instant startsAt, Instant endsAt) {}

  /**
   * The latest end of each alert that was heard of within the time of late copies.
   *
   * @return by alert key; an alert of which none was heard is not in it
   */
  abstract Map<String, Ended> latest(String integrationId, Set<String> alertKeys);

  /** Keeps ends by alert key, durably. An alert's latest counts. */
  abstract void keep(String integrationId, Map<String, Ended> ends);

  /** Ends were heard of. */
  void heard(String integrationId, List<Alert> ended) {
    Map<String, Ended> ends = new HashMap<>();
    for (Alert alert : ended) {
      if (alert.steadyStart() && alert.endsAt() != null) {
        ends.put(alert.key(), new Ended(alert.startsAt(), alert.endsAt()));
      }
    }
    if (!ends.isEmpty()) {
      keep(integrationId, ends);
    }
  }

  /** When alerts began that can be told so: those whose tool sends it with each report. */
  static Map<String, Instant> starts(List<Alert> firing) {
    return firing.stream()
        .filter(Alert::steadyStart)
        .collect(Collectors.toMap(Alert::key, Alert::startsAt));
  }

  /**
   * Of alerts that are said to fire, those that began to before an end that was heard of.
   *
   * @param starts when they began, by key
   */
  Map<String, Ended> overtaken(String integrationId, Map<String, Instant> starts) {
    if (starts.isEmpty()) {
      return Map.of();
    }
    Map<String, Ended> ends = new HashMap<>(latest(integrationId, starts.keySet()));
    ends.entrySet().removeIf(end -> starts.get(end.getKey()).isAfter(end.getValue().endsAt()));
    return ends;
  }
}
