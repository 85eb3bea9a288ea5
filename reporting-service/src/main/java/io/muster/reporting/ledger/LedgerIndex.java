package io.muster.reporting.ledger;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mongodb.client.FindIterable;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.IndexOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.muster.contracts.incident.AccessEvent;
import io.muster.starter.Privacy;
import io.muster.starter.ReadModelWriter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * Knows which incident each event belongs to. One row per event, written in log order by a single
 * reader, so that the newest row says how far the index is complete.
 */
class LedgerIndex {

  static final String ROWS = "reporting_ledger";
  static final String INCIDENTS = "reporting_incidents";

  private static final String ID = "_id";
  private static final String INCIDENT = "incidentId";
  private static final String AGGREGATE = "aggregateId";
  private static final String NUMBER = "number";

  /** Whose keys something in the event is sealed with, by id. */
  private static final String PEOPLE = "people";

  private final MongoCollection<Document> rows;
  private final MongoCollection<Document> incidents;
  private final ReadModelWriter writer;

  /**
   * By aggregate, since which position its events belong to which incident: alerts may be moved to
   * another. Knows of rows that are only about to be written.
   */
  private final Cache<String, ConcurrentNavigableMap<Long, String>> belonging =
      Caffeine.newBuilder().maximumSize(10_000).build();

  LedgerIndex(MongoDatabase database, ReadModelWriter writer) {
    this.rows = database.getCollection(ROWS);
    this.incidents = database.getCollection(INCIDENTS);
    this.writer = writer;
    rows.createIndex(Indexes.ascending(INCIDENT, ID));
    rows.createIndex(Indexes.ascending(AGGREGATE, ID));
    rows.createIndex(Indexes.ascending(PEOPLE, INCIDENT), new IndexOptions().sparse(true));
    incidents.createIndex(Indexes.ascending(NUMBER));
    Privacy.index(incidents);
  }

  void put(long position, String aggregateId, Optional<String> incidentId, Set<String> people) {
    List<Bson> row = new ArrayList<>();
    if (!people.isEmpty()) {
      row.add(Updates.set(PEOPLE, List.copyOf(people)));
    }
    row.add(Updates.set(AGGREGATE, aggregateId));
    incidentId.ifPresent(
        id -> {
          row.add(Updates.set(INCIDENT, id));
          remember(aggregateId, position, id);
        });
    writer.upsert(ROWS, position, position, Updates.combine(row));
  }

  void putNumber(long position, String incidentId, long number) {
    writer.upsert(INCIDENTS, incidentId, position, row -> row.append(NUMBER, number));
  }

  void putAccess(long position, AccessEvent event) {
    writer.upsert(
        INCIDENTS,
        event.incidentId(),
        position,
        row -> {
          Privacy.apply(row, event);
          return row;
        });
  }

  /** The incident an aggregate's events before a position belong to. */
  Optional<String> incidentOfAggregate(String aggregateId, long position) {
    Map.Entry<Long, String> since = since(aggregateId).lowerEntry(position);
    if (since != null) {
      return Optional.of(since.getValue());
    }
    Optional<Document> stored =
        first(
            rows.find(and(eq(AGGREGATE, aggregateId), exists(INCIDENT), lt(ID, position)))
                .sort(Sorts.descending(AGGREGATE, ID)));
    stored.ifPresent(row -> remember(aggregateId, row.getLong(ID), row.getString(INCIDENT)));
    return stored.map(row -> row.getString(INCIDENT));
  }

  private void remember(String aggregateId, long position, String incidentId) {
    ConcurrentNavigableMap<Long, String> since = since(aggregateId);
    Map.Entry<Long, String> before = since.floorEntry(position);
    if (before == null || !before.getValue().equals(incidentId)) {
      since.put(position, incidentId);
    }
  }

  private ConcurrentNavigableMap<Long, String> since(String aggregateId) {
    return belonging.get(aggregateId, id -> new ConcurrentSkipListMap<>());
  }

  Optional<String> incidentByNumber(long number, String readerId) {
    return first(incidents.find(and(eq(NUMBER, number), Privacy.visibleTo(readerId))))
        .map(incident -> incident.getString(ID));
  }

  boolean knows(String incidentId, String readerId) {
    return first(incidents.find(and(eq(ID, incidentId), Privacy.visibleTo(readerId)))).isPresent();
  }

  Set<String> hiddenFrom(String readerId) {
    return incidents.distinct(ID, Privacy.hiddenFrom(readerId), String.class).into(new HashSet<>());
  }

  /** Which of these positions belong to one of the incidents. */
  Set<Long> ofIncidents(Collection<String> incidentIds, Collection<Long> positions) {
    Set<Long> found = new HashSet<>();
    rows.find(and(in(ID, positions), in(INCIDENT, incidentIds)))
        .projection(Projections.include(ID))
        .forEach((Consumer<Document>) row -> found.add(row.getLong(ID)));
    return found;
  }

  /** Everything up to here has a row. */
  long completeUpTo() {
    return first(rows.find().sort(Sorts.descending(ID)).projection(Projections.include(ID)))
        .map(row -> row.getLong(ID))
        .orElse(0L);
  }

  /** Positions of an incident's events after {@code after} and up to {@code upTo}, ascending. */
  List<Long> positions(String incidentId, long after, long upTo, int limit) {
    List<Long> positions = new ArrayList<>();
    rows.find(and(eq(INCIDENT, incidentId), gt(ID, after), lte(ID, upTo)))
        .sort(Sorts.ascending(ID))
        .projection(Projections.include(ID))
        .limit(limit)
        .forEach((Consumer<Document>) row -> positions.add(row.getLong(ID)));
    return positions;
  }

  /** How many events name a person, by the incident they belong to; null for those of none. */
  Map<String, Long> eventsNaming(String personId) {
    Map<String, Long> events = new LinkedHashMap<>();
    rows.aggregate(
            List.of(
                Aggregates.match(eq(PEOPLE, personId)),
                Aggregates.group("$" + INCIDENT, Accumulators.sum("n", 1L)),
                Aggregates.sort(Sorts.orderBy(Sorts.descending("n"), Sorts.ascending(ID)))))
        .forEach(row -> events.put(row.getString(ID), row.getLong("n")));
    return events;
  }

  Set<String> incidentsNaming(String personId, Collection<String> among) {
    return rows.distinct(INCIDENT, and(eq(PEOPLE, personId), in(INCIDENT, among)), String.class)
        .into(new HashSet<>());
  }

  Optional<Long> numberOf(String incidentId) {
    return first(incidents.find(eq(ID, incidentId))).map(incident -> incident.getLong(NUMBER));
  }

  private static Optional<Document> first(FindIterable<Document> found) {
    return Optional.ofNullable(found.limit(1).first());
  }
}
