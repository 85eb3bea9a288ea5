package io.muster.incident.view;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.muster.contracts.Event;
import io.muster.contracts.action.GuardedActionEvent;
import io.muster.contracts.alert.AlertGroupEvent;
import io.muster.contracts.automation.AutomationRuleEvent;
import io.muster.contracts.conversation.BridgeEvent;
import io.muster.contracts.conversation.TranscriptEvent;
import io.muster.contracts.evidence.EvidenceEvent;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.LinkEvent;
import io.muster.contracts.paging.EscalationEvent;
import io.muster.contracts.planning.IncidentPlanEvent;
import io.muster.contracts.planning.RunEvent;
import io.muster.contracts.recovery.RecoveryWatchEvent;
import io.muster.contracts.recovery.RecoveryWorkEvent;
import io.muster.contracts.review.ReviewEvent;
import io.muster.contracts.update.UpdateEvent;
import io.muster.eventlog.codec.EventCodec;
import io.muster.incident.triage.AlertGroups;
import io.muster.starter.ReadModelWriter;
import io.muster.starter.Recorded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.bson.Document;
import org.bson.types.Binary;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Everything that happened in an incident, its alerts included, in the order of the log. The events
 * are kept as the log holds them, texts and names still sealed, and opened only for a reader. They
 * are written before the incident's row, whose title and reasons are read here.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
@ProcessingGroup(ViewConfiguration.GROUP)
class TimelineRows {

  static final String COLLECTION = "incident_timeline";

  private final MongoCollection<Document> rows;
  private final ReadModelWriter writer;
  private final AlertGroups groups;
  private final EventCodec codec;

  TimelineRows(
      MongoDatabase database, ReadModelWriter writer, AlertGroups groups, EventCodec codec) {
    this.rows = database.getCollection(COLLECTION);
    this.writer = writer;
    this.groups = groups;
    this.codec = codec;
    rows.createIndex(Indexes.ascending("incidentId", "_id"));
  }

  /** One event with its place in the log. */
  record Fact(long position, String eventId, String type, Instant recordTime, Event event) {}

  /** The events of an incident after a position, oldest first. */
  List<Fact> after(String incidentId, long position, int limit) {
    return between(incidentId, position, Long.MAX_VALUE, limit);
  }

  /** The events of an incident after a position and up to another, oldest first. */
  List<Fact> between(String incidentId, long after, long upTo, int limit) {
    List<Fact> facts = new ArrayList<>();
    for (Document row :
        rows.find(
                Filters.and(
                    Filters.eq("incidentId", incidentId),
                    Filters.gt("_id", after),
                    Filters.lte("_id", upTo)))
            .sort(Sorts.ascending("_id"))
            .limit(limit)) {
      facts.add(fact(row));
    }
    return facts;
  }

  /** Single events by their position. */
  Map<Long, Event> at(Collection<Long> positions) {
    Map<Long, Event> events = new HashMap<>();
    for (Document row : rows.find(Filters.in("_id", positions))) {
      Fact fact = fact(row);
      events.put(fact.position(), fact.event());
    }
    return events;
  }

  @EventHandler
  void on(IncidentEvent event, Recorded recorded) {
    String other = other(event);
    write(other == null ? event.incidentId() : List.of(event.incidentId(), other), recorded);
  }

  @EventHandler
  void on(AlertGroupEvent event, Recorded recorded) {
    String incidentId =
        switch (event) {
          case AlertGroupEvent.Opened opened -> opened.incidentId();
          // The incident they come to says so itself.
          case AlertGroupEvent.Attached move -> move.from();
          case AlertGroupEvent.Detached move -> move.from();
          default -> groups.incidentOf(event.groupId(), recorded.position()).orElseThrow();
        };
    write(incidentId, recorded);
  }

  @EventHandler
  void on(RunEvent event, Recorded recorded) {
    write(event.incidentId(), recorded);
  }

  @EventHandler
  void on(GuardedActionEvent event, Recorded recorded) {
    write(event.incidentId(), recorded);
  }

  @EventHandler
  void on(RecoveryWatchEvent event, Recorded recorded) {
    write(event.incidentId(), recorded);
  }

  @EventHandler
  void on(RecoveryWorkEvent event, Recorded recorded) {
    write(event.incidentId(), recorded);
  }

  /** Looks at an item are shown with its chain of custody. */
  @EventHandler
  void on(EvidenceEvent event, Recorded recorded) {
    if (EvidenceLines.tells(event)) {
      write(event.incidentId(), recorded);
    }
  }

  @EventHandler
  void on(AutomationRuleEvent.InIncident event, Recorded recorded) {
    write(event.incidentId(), recorded);
  }

  @EventHandler
  void on(IncidentPlanEvent event, Recorded recorded) {
    write(event.incidentId(), recorded);
  }

  @EventHandler
  void on(TranscriptEvent event, Recorded recorded) {
    write(event.incidentId(), recorded);
  }

  @EventHandler
  void on(BridgeEvent event, Recorded recorded) {
    write(event.incidentId(), recorded);
  }

  /** What became of it for each recipient is shown with the update itself. */
  @EventHandler
  void on(UpdateEvent event, Recorded recorded) {
    if (UpdateLines.tells(event)) {
      write(event.incidentId(), recorded);
    }
  }

  /** Who was called for how long is shown under the pages. */
  @EventHandler
  void on(EscalationEvent event, Recorded recorded) {
    if (HandOverLines.tells(event)) {
      write(EscalationEvent.handedOverBy(event.escalationId()), recorded);
    }
  }

  @EventHandler
  void on(ReviewEvent event, Recorded recorded) {
    if (ReviewLines.tells(event)) {
      write(event.incidentId(), recorded);
    }
  }

  /** What is said of two incidents is told in both. */
  private static String other(IncidentEvent event) {
    return switch (event) {
      case LinkEvent.Linked linked -> linked.to().id();
      case LinkEvent.Unlinked gone -> gone.to().id();
      case LinkEvent.DuplicateMarked marked -> marked.of().id();
      default -> null;
    };
  }

  private void write(Object incidentId, Recorded recorded) {
    writer.upsert(
        COLLECTION,
        recorded.position(),
        recorded.position(),
        Updates.combine(
            Updates.set("incidentId", incidentId),
            Updates.set("eventId", recorded.eventId()),
            Updates.set("type", recorded.type()),
            Updates.set("revision", recorded.revision()),
            Updates.set("recordTime", Date.from(recorded.recordTime())),
            Updates.set("payload", new Binary(recorded.payload()))));
  }

  private Fact fact(Document row) {
    String type = row.getString("type");
    String eventId = row.getString("eventId");
    return new Fact(
        row.getLong("_id"),
        eventId,
        type,
        row.getDate("recordTime").toInstant(),
        codec.decode(
            eventId, type, row.getInteger("revision"), row.get("payload", Binary.class).getData()));
  }
}
