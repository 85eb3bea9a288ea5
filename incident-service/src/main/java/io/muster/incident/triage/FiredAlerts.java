package io.muster.incident.triage;

import io.muster.contracts.alert.AlertGroupEvent;
import io.muster.contracts.alert.AlertGroupEvent.AlertFired;
import io.muster.contracts.alert.AlertGroupEvent.Opened;
import io.muster.contracts.alert.AlertGroupEvent.Unsilenced;
import io.muster.contracts.drill.DrillIds;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.StoredCommit;
import io.muster.eventlog.StoredEvent;
import io.muster.eventlog.codec.EventCodec;
import io.muster.incident.triage.silence.SilenceRegister;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Which alerts began to fire after a place in the log. What is silenced, as in a maintenance, has
 * not: should it still fire when its silence is over, it begins then.
 */
@Component
public class FiredAlerts {

  private static final String GROUP = "AlertGroup";
  private static final int COMMITS_AT_ONCE = 500;

  private final EventLog log;
  private final EventCodec codec;
  private final GroupLedger groups;
  private final SilenceRegister silences;

  FiredAlerts(EventLog log, EventCodec codec, GroupLedger groups, SilenceRegister silences) {
    this.log = log;
    this.codec = codec;
    this.groups = groups;
    this.silences = silences;
  }

  /**
   * An alert that began to fire.
   *
   * @param alert its name
   * @param services the services it is about, by name; none when nobody said
   * @param drillId the drill it is played in; null: it is real
   * @param position of the log at which it did
   * @param at when, by the wall's clock, UTC
   */
  public record Fired(
      String groupId,
      String alert,
      Set<String> services,
      String drillId,
      long position,
      Instant at) {}

  /**
   * What was found.
   *
   * @param fired in the order of the log
   * @param upTo the position of the log up to which was looked
   */
  public record Found(List<Fired> fired, long upTo) {}

  /** Everything after a position, up to the end of the log as it is now. */
  public Found after(long position) {
    List<Fired> fired = new ArrayList<>();
    Map<String, Opened> opened = new HashMap<>();
    long upTo = position;
    EventLog.Page page;
    do {
      page = log.readAfter(upTo, COMMITS_AT_ONCE);
      for (StoredCommit commit : page.commits()) {
        if (commit.aggregateType().equals(GROUP)) {
          commit.events().forEach(event -> look(event, opened, fired));
        }
        upTo = commit.lastPosition();
      }
    } while (page.more());
    return new Found(fired, upTo);
  }

  /**
   * Looks at one event.
   *
   * @param opened how groups were opened, as far as known: in a storm one of them is met a thousand
   *     times, and is read once
   */
  private void look(StoredEvent event, Map<String, Opened> opened, List<Fired> fired) {
    switch ((AlertGroupEvent) codec.decode(event)) {
      case Opened group -> opened.put(group.groupId(), group);
      case AlertFired alert -> {
        Opened group =
            opened.computeIfAbsent(alert.groupId(), id -> (Opened) groups.history(id).getFirst());
        if (!isSilenced(alert, group, event.position())) {
          fired.add(fired(alert, group, event.position(), alert.at()));
        }
      }
      case Unsilenced loud when loud.cause() == Unsilenced.Cause.SILENCE_OVER ->
          fired.addAll(stillFiring(loud, event.position()));
      default -> {
        // Nothing begins to fire by it.
      }
    }
  }

  /** By the silences that were there when it fired; in a drill nothing is, as triage has it. */
  private boolean isSilenced(AlertFired alert, Opened group, long position) {
    return !DrillIds.inDrill(group.integrationId())
        && silences.at(position, alert.at()).of(group.integrationId(), List.of(alert)).isWhole();
  }

  private List<Fired> stillFiring(Unsilenced loud, long position) {
    List<AlertGroupEvent> history = groups.history(loud.groupId());
    AlertGroup group = new AlertGroup();
    history.forEach(group::on);
    Opened opened = (Opened) history.getFirst();
    return history.stream()
        .filter(AlertFired.class::isInstance)
        .map(AlertFired.class::cast)
        .filter(alert -> group.fires(alert.alertKey()))
        .map(alert -> fired(alert, opened, position, loud.at()))
        .distinct()
        .toList();
  }

  private static Fired fired(AlertFired alert, Opened group, long position, Instant at) {
    return new Fired(
        alert.groupId(),
        alert.name(),
        services(alert, group),
        DrillIds.drillOf(group.integrationId()).orElse(null),
        position,
        at);
  }

  /** Its own, or else those of its group. */
  private static Set<String> services(AlertFired alert, Opened group) {
    return alert.service() == null
        ? new LinkedHashSet<>(group.services())
        : Set.of(alert.service());
  }
}
