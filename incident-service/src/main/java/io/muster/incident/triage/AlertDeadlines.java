package io.muster.incident.triage;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.muster.starter.timer.Timers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Until when alerts hold that are not heard of again. The first such moment is in the event by
 * which an alert fired; each repetition moves it on here, without an event. So that not every one
 * has to be written, a moment is kept a little later than was said: by at most an eighth of the
 * time until then. A repetition that would not move it costs nothing.
 */
class AlertDeadlines {

  private static final int LATER_BY = 8;
  private static final int MOST_REMEMBERED = 50_000;
  private static final Duration TRUSTED = Duration.ofMinutes(5);

  private final Timers timers;
  private final Clock clock;

  /**
   * What is kept at least: others only move moments on, and one whose time has come is before any
   * that is said anew. Not for long, as another process may have been told that an alert never ends
   * by itself, and after that that it does.
   */
  private final Cache<String, Instant> kept =
      Caffeine.newBuilder().maximumSize(MOST_REMEMBERED).expireAfterWrite(TRUSTED).build();

  AlertDeadlines(Timers timers, Clock clock) {
    this.timers = timers;
    this.clock = clock;
  }

  /** What was written may have been taken back. */
  void forget() {
    kept.invalidateAll();
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
    String id = new Place(groupId, alertKey).id();
    Instant known = kept.getIfPresent(id);
    if (known == null || known.isBefore(expiresAt)) {
      timers.remind(id, expiresAt);
    }
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
        Instant moment = later(alert.expiresAt());
        Instant before = kept.getIfPresent(id);
        if (before == null || before.isBefore(moment)) {
          moments.put(id, moment);
        }
      }
    }
    if (!never.isEmpty()) {
      kept.invalidateAll(never);
      timers.forget(never);
    }
    if (moments.isEmpty()) {
      return Set.of();
    }
    Set<String> ending = timers.extend(moments);
    moments.keySet().removeAll(ending);
    kept.putAll(moments);
    return ending.stream().map(id -> Place.of(id).alertKey()).collect(Collectors.toSet());
  }

  /** Up to the next of moments that are the same for all that is said about the same time. */
  private Instant later(Instant moment) {
    long seconds = Duration.between(clock.instant(), moment).toSeconds();
    long step = Long.highestOneBit(Math.max(1, seconds / LATER_BY));
    return step == 1
        ? moment
        : Instant.ofEpochSecond(Math.ceilDiv(moment.getEpochSecond() + 1, step) * step);
  }

  /** An alert that was ending fires anew. */
  void beginAnew(String groupId, Alert alert) {
    timers.takeOver(new Place(groupId, alert.key()).id(), alert.expiresAt());
  }
}
