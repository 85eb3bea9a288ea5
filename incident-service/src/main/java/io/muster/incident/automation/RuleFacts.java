package io.muster.incident.automation;

import io.muster.contracts.Event;
import io.muster.contracts.alert.AlertGroupEvent.AlertFired;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.StoredCommit;
import io.muster.eventlog.codec.EventCodec;
import io.muster.incident.insight.catalog.CatalogEntry;
import io.muster.incident.insight.catalog.Catalogue;
import io.muster.incident.insight.catalog.ServiceMap;
import io.muster.incident.triage.AlertLabels;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/**
 * What rules are asked of, from the log itself: the same event has every process ask the same of
 * the same document, whenever it gets to it.
 */
@Component
class RuleFacts {

  private static final int PAGE = 200;
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final EventLog log;
  private final EventCodec codec;
  private final Catalogue catalogue;

  RuleFacts(EventLog log, EventCodec codec, Catalogue catalogue) {
    this.log = log;
    this.codec = codec;
    this.catalogue = catalogue;
  }

  /** An event and where the log holds it. */
  record Told(Event event, long position) {}

  /** The incident after what was recorded together with the event at a position. */
  IncidentSoFar at(String incidentId, long position) {
    IncidentSoFar incident = new IncidentSoFar();
    tell(incidentId, 0, position, incident::takeAll);
    return incident;
  }

  /**
   * Gives the events of an aggregate from a sequence on and up to a position, in order. What was
   * recorded at once is given at once, whichever event of it lies at the position: an incident that
   * is declared as private is private from its first event on.
   */
  void tell(String aggregateId, long from, long upTo, Consumer<List<Told>> listener) {
    long next = from;
    EventLog.Page page;
    do {
      page = log.readAggregate(aggregateId, next, PAGE);
      for (StoredCommit commit : page.commits()) {
        if (commit.position() <= upTo) {
          listener.accept(
              commit.events().stream()
                  .filter(event -> event.sequence() >= from)
                  .map(event -> new Told(codec.decode(event), event.position()))
                  .toList());
        }
        next = commit.lastSequence() + 1;
      }
    } while (page.more() && page.commits().getLast().lastPosition() < upTo);
  }

  /** An event of an incident, or another aggregate, by its place in the log. */
  Event eventAt(long position) {
    return log.commitAt(position).stream()
        .flatMap(commit -> commit.events().stream())
        .filter(event -> event.position() == position)
        .findFirst()
        .map(codec::decode)
        .orElseThrow();
  }

  /**
   * The document of an incident up to a position, but for when that was.
   *
   * @param occasion what is told of the event, or of what did not happen
   */
  Map<String, Object> document(IncidentSoFar incident, Map<String, Object> occasion, long position)
      throws InterruptedException {
    Map<String, Object> document = new LinkedHashMap<>(incident.told());
    tier(incident.services(), catalogue.asOf(position, PATIENCE))
        .ifPresent(tier -> document.put("tier", tier));
    Map<String, String> labels = new LinkedHashMap<>();
    Set<String> classes = new LinkedHashSet<>();
    String groupId = incident.opened().source().alertGroupId();
    if (groupId != null) {
      tell(
          groupId,
          0,
          position,
          together -> {
            for (Told told : together) {
              if (told.event() instanceof AlertFired alert) {
                alert.context().labels().forEach(labels::putIfAbsent);
                AlertLabels.classes(alert).forEach(classes::add);
              }
            }
          });
    }
    document.put("labels", labels);
    document.put("classes", List.copyOf(classes));
    document.put("event", occasion);
    return document;
  }

  /** The whole document: with the hour and the weekday of the event, as a rule's zone has them. */
  static Map<String, Object> timed(Map<String, Object> document, Instant at, String zone) {
    ZonedDateTime there = at.atZone(ZoneId.of(zone));
    Map<String, Object> timed = new LinkedHashMap<>(document);
    timed.put("hour", there.getHour());
    timed.put("weekday", there.getDayOfWeek().name());
    return timed;
  }

  /** Of the most important of them; nothing when none is in the catalogue. */
  private static Optional<Integer> tier(List<String> services, ServiceMap map) {
    return services.stream()
        .flatMap(service -> map.find(service).stream())
        .map(CatalogEntry::tier)
        .min(Integer::compare);
  }
}
