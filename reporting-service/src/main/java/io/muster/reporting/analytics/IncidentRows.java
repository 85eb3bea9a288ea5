package io.muster.reporting.analytics;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;

import com.github.benmanes.caffeine.cache.Ticker;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import io.muster.contracts.alert.IntegrationEvent;
import io.muster.contracts.catalog.CatalogServiceEvent;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.review.ReviewEvent;
import io.muster.starter.Privacy;
import io.muster.starter.ReadModelWriter;
import io.muster.starter.Recorded;
import io.muster.starter.Rereading;
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
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/**
 * One small row for each incident, each action item, and what they are called by. Every row is fed
 * by one aggregate, and holds no text anybody wrote.
 */
@Component
@ProcessingGroup(IncidentRows.GROUP)
class IncidentRows {

  static final String GROUP = "reporting.analytics";
  static final String INCIDENTS = "reporting_analytics_incidents";
  static final String ACTIONS = "reporting_analytics_actions";
  static final String SERVICES = "reporting_analytics_services";
  static final String SOURCES = "reporting_analytics_sources";

  private static final String ID = "_id";
  private static final String NAME = "name";
  private static final String SAID = "said";

  private final MongoCollection<Document> incidents;
  private final MongoCollection<Document> actions;
  private final MongoCollection<Document> services;
  private final MongoCollection<Document> sources;
  private final ReadModelWriter writer;
  private final RowsInMemory memory;

  IncidentRows(MongoDatabase database, ReadModelWriter writer) {
    this.incidents = database.getCollection(INCIDENTS);
    this.actions = database.getCollection(ACTIONS);
    this.services = database.getCollection(SERVICES);
    this.sources = database.getCollection(SOURCES);
    this.writer = writer;
    this.memory = new RowsInMemory(database, incidents, RowsInMemory.most(), Ticker.systemTicker());
    incidents.createIndex(
        Indexes.ascending(IncidentCourse.DRILL, IncidentCourse.DUPLICATE, IncidentCourse.OPENED));
    incidents.createIndex(
        Indexes.ascending(IncidentCourse.CHANGE), new IndexOptions().sparse(true));
    incidents.createIndex(Indexes.ascending(ReadModelWriter.LAST_POSITION));
    Privacy.index(incidents);
    actions.createIndex(Indexes.ascending(ActionItem.DUE));
  }

  @EventHandler
  void on(IncidentEvent event, Recorded recorded) {
    IncidentCourse.changeBy(event)
        .ifPresent(
            change ->
                writer.upsert(
                    INCIDENTS,
                    event.incidentId(),
                    recorded.position(),
                    row -> {
                      change.accept(row);
                      return row;
                    }));
  }

  @EventHandler
  void on(ReviewEvent event, Recorded recorded) {
    ActionItem.changeBy(event)
        .ifPresent(
            change ->
                writer.upsert(
                    ACTIONS,
                    change.id(),
                    recorded.position(),
                    row -> {
                      change.to().accept(row);
                      return row;
                    }));
  }

  /** Only where its owner was said is kept: who that is was typed by somebody. */
  @EventHandler
  void on(CatalogServiceEvent event, Recorded recorded) {
    boolean there = !(event instanceof CatalogServiceEvent.Retired);
    writer.upsert(
        SERVICES,
        event.serviceId(),
        recorded.position(),
        row -> row.append(NAME, event.name()).append(SAID, there ? recorded.position() : null));
  }

  @EventHandler
  void on(IntegrationEvent.Created event, Recorded recorded) {
    writer.upsert(
        SOURCES, event.integrationId(), recorded.position(), row -> row.append(NAME, event.name()));
  }

  /**
   * Incidents opened from one moment and before another that the reader may know of, as they are
   * now: from memory, or from the database when there are too many to keep.
   */
  List<IncidentRow> opened(Instant from, Instant to, boolean drills, String readerId) {
    return memory
        .opened(from, to, drills, readerId)
        .orElseGet(() -> read(from, to, drills, readerId));
  }

  /** The same, from the database. */
  List<IncidentRow> read(Instant from, Instant to, boolean drills, String readerId) {
    return rows(
        and(
            eq(IncidentCourse.DRILL, drills),
            eq(IncidentCourse.DUPLICATE, false),
            gte(IncidentCourse.OPENED, Date.from(from)),
            lt(IncidentCourse.OPENED, Date.from(to)),
            Privacy.visibleTo(readerId)));
  }

  /** Those among these that the reader may know of, duplicates too, by id. */
  Map<String, IncidentRow> among(Collection<String> ids, boolean drills, String readerId) {
    Map<String, IncidentRow> found = new HashMap<>();
    rows(and(in(ID, ids), eq(IncidentCourse.DRILL, drills), Privacy.visibleTo(readerId)))
        .forEach(row -> found.put(row.id(), row));
    return found;
  }

  /** Real incidents these changes caused, as far as the reader may know of them. */
  List<IncidentRow> causedBy(Collection<String> changeIds, String readerId) {
    return rows(
        and(
            in(IncidentCourse.CHANGE, changeIds),
            eq(IncidentCourse.DRILL, false),
            eq(IncidentCourse.DUPLICATE, false),
            Privacy.visibleTo(readerId)));
  }

  private List<IncidentRow> rows(Bson filter) {
    return Rereading.whole(
        () ->
            incidents.find(filter).batchSize(10_000).map(IncidentRow::of).into(new ArrayList<>()));
  }

  /** Action items that were to be done from one moment and before another. */
  List<ActionItem> actionsDue(Instant from, Instant to) {
    return Rereading.whole(
        () ->
            actions
                .find(and(gte(ActionItem.DUE, Date.from(from)), lt(ActionItem.DUE, Date.from(to))))
                .map(ActionItem::of)
                .into(new ArrayList<>()));
  }

  /** Where in the log each service of the catalogue was described last, by name. */
  Map<String, Long> servicesSaidAt() {
    Map<String, Long> said = new HashMap<>();
    for (Document row : Rereading.whole(() -> services.find().into(new ArrayList<>()))) {
      if (row.getLong(SAID) != null) {
        said.put(row.getString(NAME), row.getLong(SAID));
      }
    }
    return said;
  }

  /** How integrations are called, by id. */
  Map<String, String> sources() {
    Map<String, String> names = new HashMap<>();
    for (Document row : Rereading.whole(() -> sources.find().into(new ArrayList<>()))) {
      names.put(row.getString(ID), row.getString(NAME));
    }
    return names;
  }
}
