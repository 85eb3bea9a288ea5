package io.muster.incident.review;

import io.muster.contracts.Event;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.LinkEvent.AlertsAttached;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.StoredCommit;
import io.muster.eventlog.StoredEvent;
import io.muster.eventlog.codec.EventCodec;
import io.muster.incident.review.IncidentStory.Told;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/** Reads what was recorded of an incident from the log itself: read models may lag. */
@Component
class IncidentStories {

  private static final int COMMITS_AT_ONCE = 200;

  /** Of a storm of alerts the first ones tell what noticed it. */
  private static final int ALERTS_READ = 200;

  private final EventLog log;
  private final EventCodec codec;

  IncidentStories(EventLog log, EventCodec codec) {
    this.log = log;
    this.codec = codec;
  }

  /** As it was right after a position; nothing when it had not been opened. */
  Optional<IncidentStory> upTo(String incidentId, long position) {
    List<Told> incident =
        told(
            position,
            Integer.MAX_VALUE,
            last ->
                log.readAggregate(
                    incidentId, last == null ? 0 : last.lastSequence() + 1, COMMITS_AT_ONCE));
    if (incident.isEmpty() || !(incident.getFirst().event() instanceof IncidentEvent.Opened)) {
      return Optional.empty();
    }
    List<Told> alerts = new ArrayList<>();
    for (String group : groups(incident)) {
      alerts.addAll(
          told(
              position,
              ALERTS_READ,
              last ->
                  log.readAggregate(
                      group, last == null ? 0 : last.lastSequence() + 1, COMMITS_AT_ONCE)));
    }
    List<Told> paging =
        told(
            position,
            Integer.MAX_VALUE,
            last -> log.readAlike("escalation-" + incidentId, last, COMMITS_AT_ONCE));
    return Optional.of(new IncidentStory(incident, alerts, paging));
  }

  private static Set<String> groups(List<Told> incident) {
    Set<String> groups = new LinkedHashSet<>();
    for (Told told : incident) {
      switch (told.event()) {
        case IncidentEvent.Opened opened when opened.source().alertGroupId() != null ->
            groups.add(opened.source().alertGroupId());
        case AlertsAttached attached -> groups.add(attached.groupId());
        default -> {
          // No alerts come with it.
        }
      }
    }
    return groups;
  }

  private List<Told> told(long position, int most, Function<StoredCommit, EventLog.Page> next) {
    List<Told> told = new ArrayList<>();
    StoredCommit last = null;
    EventLog.Page page;
    do {
      page = next.apply(last);
      for (StoredCommit commit : page.commits()) {
        for (StoredEvent event : commit.events()) {
          if (event.position() <= position && told.size() < most) {
            Event said = codec.decode(event);
            told.add(new Told(event.position(), said));
          }
        }
        last = commit;
      }
    } while (page.more() && told.size() < most);
    return told;
  }
}
