package io.muster.incident.triage;

import io.muster.contracts.Actor;
import io.muster.contracts.alert.AlertGroupCommand;
import io.muster.contracts.alert.AlertGroupEvent;
import io.muster.contracts.alert.AlertGroupEvent.AlertFired;
import io.muster.contracts.alert.AlertGroupEvent.AlertResolved;
import io.muster.contracts.alert.AlertGroupEvent.Closed;
import io.muster.contracts.alert.AlertGroupEvent.Opened;
import io.muster.contracts.alert.AlertGroupEvent.Silenced;
import io.muster.contracts.alert.AlertGroupEvent.Unsilenced.Cause;
import io.muster.contracts.drill.DrillIds;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.StoredCommit;
import io.muster.incident.triage.silence.Quiet;
import io.muster.incident.triage.silence.Quiet.Cover;
import io.muster.incident.triage.silence.SilenceRegister;
import io.muster.starter.timer.Timers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Keeps problems quiet while silences cover everything that fires in them, and has them call when
 * that is no longer so. Each that is kept quiet has a reminder for as long as it is; what it leads
 * to is decided by the group, so looking at one too often does nothing.
 */
class SilencedGroups {

  private static final Actor BY = Actor.system("silences");

  /** While nothing fires no silence has to cover anything; what fires next is looked at anyway. */
  private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

  /** Behind everything in the log. */
  private static final long NOW = Long.MAX_VALUE;

  private final GroupLedger groups;
  private final SilenceRegister silences;
  private final Timers timers;
  private final EventLog log;
  private final Clock clock;

  SilencedGroups(
      GroupLedger groups, SilenceRegister silences, Timers timers, EventLog log, Clock clock) {
    this.groups = groups;
    this.silences = silences;
    this.timers = timers;
    this.log = log;
    this.clock = clock;
  }

  /**
   * A problem began: keeps it quiet when silences recorded before it cover all its alerts. Asked
   * again it answers the same, unless the incident was opened meanwhile. What is muted in earnest
   * is not in a drill.
   *
   * @param position where in the log it began
   * @return false when its incident has to open
   */
  boolean keep(Opened group, long position) {
    if (DrillIds.inDrill(group.integrationId())) {
      return false;
    }
    Quiet quiet = silences.at(position, group.at());
    if (quiet.isEmpty() || groups.exists(group.incidentId())) {
      return false;
    }
    Cover cover = quiet.of(group.integrationId(), together(group));
    if (!cover.isWhole()) {
      return false;
    }
    groups.send(silence(group.groupId(), cover));
    // Due at once, as a silence may have ended before there was a reminder to hasten.
    timers.remind(group.groupId(), clock.instant());
    return true;
  }

  /** The alerts that came with the first; any later one is looked at when it joins. */
  private List<AlertFired> together(Opened group) {
    return groups.history(group.groupId()).stream()
        .skip(1)
        .takeWhile(event -> event instanceof AlertFired && event.at().equals(group.at()))
        .map(AlertFired.class::cast)
        .toList();
  }

  /** An alert fires: when it joined a problem that is kept quiet, it has to be covered as well. */
  void joined(AlertFired alert, long position) {
    Optional<Instant> dueAt = timers.dueAt(alert.groupId());
    if (dueAt.isEmpty()) {
      return;
    }
    Opened group = (Opened) groups.history(alert.groupId()).getFirst();
    Cover cover = silences.at(position, alert.at()).of(group.integrationId(), List.of(alert));
    if (!cover.isWhole()) {
      unsilence(alert.groupId(), cover.uncovered(), Cause.ALERT_JOINED);
    } else if (cover.until().isBefore(dueAt.get())) {
      timers.dueNow(alert.groupId());
    }
  }

  /** A silence ended before its time: whatever is kept quiet is looked at again. */
  void lookAgain() {
    timers.allDueNow();
  }

  /** Whether a group was ever kept quiet, so that its incident may not be there. */
  boolean everKept(String groupId) {
    return groups.history(groupId).stream().anyMatch(Silenced.class::isInstance);
  }

  /**
   * Looks at a group that is kept quiet.
   *
   * @return when to look again; nothing when it is over, or its incident opens
   */
  Optional<Instant> due(String groupId) {
    List<AlertGroupEvent> history = groups.history(groupId);
    if (groups.load(groupId).filter(AlertGroup::isSilenced).isEmpty()) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    Collection<AlertFired> firing = firing(history);
    if (firing.isEmpty()) {
      return Optional.of(now.plus(LOOK_AGAIN));
    }
    String integrationId = ((Opened) history.getFirst()).integrationId();
    Cover cover = silences.at(NOW, now).of(integrationId, firing);
    if (cover.isWhole()) {
      groups.send(silence(groupId, cover));
      return Optional.of(cover.until());
    }
    // What joined uncovered may be met here before the log has told of it.
    List<String> joined =
        firing.stream()
            .filter(alert -> cover.uncovered().contains(alert.alertKey()))
            .filter(alert -> !wasCovered(integrationId, alert, history.lastIndexOf(alert)))
            .map(AlertFired::alertKey)
            .toList();
    if (joined.isEmpty()) {
      unsilence(groupId, cover.uncovered(), Cause.SILENCE_OVER);
    } else {
      unsilence(groupId, joined, Cause.ALERT_JOINED);
    }
    // Should what was not covered have ended meanwhile, the rest is looked at.
    return Optional.of(now);
  }

  /** Whether a silence covered an alert when it fired. */
  private boolean wasCovered(String integrationId, AlertFired alert, long sequence) {
    StoredCommit commit = log.commitOf(alert.groupId(), sequence).orElseThrow();
    long position = commit.position() + sequence - commit.firstSequence();
    return silences.at(position, alert.at()).of(integrationId, List.of(alert)).isWhole();
  }

  private static Collection<AlertFired> firing(List<AlertGroupEvent> history) {
    Map<String, AlertFired> firing = new LinkedHashMap<>();
    for (AlertGroupEvent event : history) {
      switch (event) {
        case AlertFired fired -> firing.put(fired.alertKey(), fired);
        case AlertResolved over -> firing.remove(over.alertKey());
        case Closed closed -> firing.clear();
        default -> {
          // Nothing begins or ends.
        }
      }
    }
    return firing.values();
  }

  private static AlertGroupCommand silence(String groupId, Cover cover) {
    return new AlertGroupCommand.Silence(groupId, cover.silenceIds(), cover.until(), BY);
  }

  private void unsilence(String groupId, List<String> uncovered, Cause cause) {
    groups.send(new AlertGroupCommand.Unsilence(groupId, uncovered, cause, BY));
  }
}
