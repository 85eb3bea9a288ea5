package io.muster.incident.view;

import io.muster.contracts.alert.AlertGroupEvent;
import io.muster.contracts.alert.AlertGroupEvent.AlertFired;
import io.muster.contracts.alert.AlertGroupEvent.AlertResolved;
import io.muster.contracts.alert.AlertGroupEvent.Attached;
import io.muster.contracts.alert.AlertGroupEvent.Closed;
import io.muster.contracts.alert.AlertGroupEvent.Detached;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.StoredCommit;
import io.muster.eventlog.StoredEvent;
import io.muster.eventlog.codec.EventCodec;
import io.muster.incident.triage.AlertGroups;
import io.muster.starter.Refused;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** Says what was known of an incident at a place in the log, from the log itself. */
@Component
class PastIncidents {

  private static final int COMMITS_AT_ONCE = 500;
  private static final int FACTS_AT_ONCE = 1_000;

  private final EventLog log;
  private final EventCodec codec;
  private final TimelineRows timeline;

  PastIncidents(EventLog log, EventCodec codec, TimelineRows timeline) {
    this.log = log;
    this.codec = codec;
    this.timeline = timeline;
  }

  /**
   * The incident's row as it stood after a position.
   *
   * @throws Refused 404 when nobody had opened it by then
   */
  Document row(String incidentId, long position) {
    Document row = new Document("_id", incidentId);
    long next = 0;
    EventLog.Page page;
    do {
      page = log.readAggregate(incidentId, next, COMMITS_AT_ONCE);
      for (StoredCommit commit : page.commits()) {
        for (StoredEvent event : commit.events()) {
          if (event.position() <= position) {
            IncidentFold.apply(
                row, (IncidentEvent) codec.decode(event), event.position(), event.sequence());
            row.append("lastPosition", event.position());
          }
        }
        next = commit.lastSequence() + 1;
      }
    } while (page.more() && page.commits().getLast().lastPosition() < position);
    if (!row.containsKey("openedPosition")) {
      throw Refused.of(
          404, "not-yet-known", "At position " + position + " nobody knew of this incident yet.");
    }
    return row;
  }

  /** The alerts behind it that had fired by then, and how many of them still did. */
  AlertGroups.Counts alerts(String incidentId, long position) {
    Map<String, Set<String>> firing = new HashMap<>();
    Map<String, Set<String>> known = new HashMap<>();
    long after = 0;
    List<TimelineRows.Fact> facts;
    do {
      facts = timeline.between(incidentId, after, position, FACTS_AT_ONCE);
      for (TimelineRows.Fact fact : facts) {
        if (fact.event() instanceof AlertGroupEvent event) {
          count(event, firing, known);
        }
        after = fact.position();
      }
    } while (facts.size() == FACTS_AT_ONCE);
    return new AlertGroups.Counts(sum(known), sum(firing));
  }

  private static void count(
      AlertGroupEvent event, Map<String, Set<String>> firing, Map<String, Set<String>> known) {
    Set<String> now = firing.computeIfAbsent(event.aggregateId(), id -> new HashSet<>());
    Set<String> all = known.computeIfAbsent(event.aggregateId(), id -> new HashSet<>());
    switch (event) {
      case AlertFired fired -> {
        now.add(fired.alertKey());
        all.add(fired.alertKey());
      }
      case AlertResolved over -> {
        now.remove(over.alertKey());
        all.add(over.alertKey());
      }
      case Closed _ -> now.clear();
      // They left for another incident.
      case Attached _, Detached _ -> {
        now.clear();
        all.clear();
      }
      default -> {
        // Nothing begins or ends to fire.
      }
    }
  }

  private static int sum(Map<String, Set<String>> alerts) {
    return alerts.values().stream().mapToInt(Set::size).sum();
  }
}
