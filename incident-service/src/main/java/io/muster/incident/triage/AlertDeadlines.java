package io.muster.incident.triage;

import io.muster.starter.timer.Timers;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Until when alerts hold that are not heard of again. The first such moment is in the event by
 * which an alert fired; each repetition moves it on here, without an event.
 */
class AlertDeadlines {

  private final Timers timers;

  AlertDeadlines(Timers timers) {
    this.timers = timers;
  }

  /** Names one alert in one group. */
  record Place(String groupId, String alertKey) {

    String id() {
      return groupId + "/" + alertKey;
    }

    /** Whether it is an alert at all, and not a whole group. */
    static boolean isAlert(String id) {
      return id.indexOf('/') >= 0;
    }

    static Place of(String id) {
      int slash = id.indexOf('/');
      return new Place(id.substring(0, slash), id.substring(slash + 1));
    }
  }

  /** An alert fires; does nothing when its moment is known. */
  void begin(String groupId, String alertKey, Instant expiresAt) {
    timers.remind(new Place(groupId, alertKey).id(), expiresAt);
  }

  /** A flapping group opened: from this moment on it is looked at whether it settled. */
  void beginToFlap(String groupId, Instant lookAt) {
    timers.remind(groupId, lookAt);
  }

  /**
   * Alerts of a group were heard of. When it returns, that is durable.
   *
   * @return the keys of those whose moment had come before, and who are ending
   */
  Set<String> heard(String groupId, Collection<Alert> alerts) {
    Map<String, Instant> moments = new HashMap<>();
    Set<String> never = new HashSet<>();
    for (Alert alert : alerts) {
      String id = new Place(groupId, alert.key()).id();
      if (Alert.NEVER.equals(alert.expiresAt())) {
        never.add(id);
      } else if (alert.expiresAt() != null) {
        moments.put(id, alert.expiresAt());
      }
    }
    if (!never.isEmpty()) {
      timers.forget(never);
    }
    if (moments.isEmpty()) {
      return Set.of();
    }
    return timers.extend(moments).stream()
        .map(id -> Place.of(id).alertKey())
        .collect(Collectors.toSet());
  }

  /** An alert that was ending fires anew. */
  void beginAnew(String groupId, Alert alert) {
    timers.takeOver(new Place(groupId, alert.key()).id(), alert.expiresAt());
  }
}
