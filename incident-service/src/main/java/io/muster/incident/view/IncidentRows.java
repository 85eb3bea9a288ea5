package io.muster.incident.view;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.starter.ReadModelWriter;
import io.muster.starter.Recorded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.springframework.stereotype.Component;

/**
 * Each incident as it stands. What people wrote and how they are called is not in it: of those it
 * keeps positions in the log and ids, so that what is erased there is gone here too.
 */
@Component
@ProcessingGroup(ViewConfiguration.GROUP)
class IncidentRows {

  static final String COLLECTION = "incident_incidents";

  /** Needs somebody's attention: neither resolved nor closed. */
  static final String OPEN = "open";

  /** Position of the event in which a rule said how bad it is; null once a person did. */
  static final String CLASSIFIED = "classifiedPosition";

  /** Id of the incident it is the same as; missing when it is none. */
  static final String DUPLICATE_OF = "duplicateOf";

  /** Id of the drill it is rehearsed in; null when it is real. */
  static final String DRILL = "drillId";

  private final MongoCollection<Document> incidents;
  private final ReadModelWriter writer;

  IncidentRows(MongoDatabase database, ReadModelWriter writer) {
    this.incidents = database.getCollection(COLLECTION);
    this.writer = writer;
    incidents.createIndex(
        Indexes.compoundIndex(
            Indexes.descending(OPEN), Indexes.ascending("severity"), Indexes.descending("number")));
    incidents.createIndex(Indexes.ascending("number"));
    incidents.createIndex(Indexes.ascending("tasks.owner"));
  }

  Optional<Document> byId(String id) {
    return Optional.ofNullable(incidents.find(Filters.eq("_id", id)).first());
  }

  /** Those that are there, in no order. */
  List<Document> byIds(Collection<String> ids) {
    return incidents.find(Filters.in("_id", ids)).into(new ArrayList<>());
  }

  Optional<Document> byNumber(long number) {
    return Optional.ofNullable(incidents.find(Filters.eq("number", number)).first());
  }

  int count(Bson filter) {
    return Math.toIntExact(incidents.countDocuments(filter));
  }

  List<Document> find(Bson filter, Bson order, int limit) {
    return incidents.find(filter).sort(order).limit(limit).into(new ArrayList<>());
  }

  /**
   * How often a service was affected.
   *
   * @param incidents that named it
   * @param open how many of those still need attention
   * @param lastAt when the newest of them was opened, UTC
   */
  record Affected(String service, int incidents, int open, Instant lastAt) {}

  /**
   * Every service that is named by an incident opened since, or by one that is open still, drills
   * apart.
   */
  List<Affected> affectedServices(Instant since) {
    List<Affected> affected = new ArrayList<>();
    incidents
        .aggregate(
            List.of(
                Aggregates.match(Filters.eq(DRILL, null)),
                Aggregates.match(
                    Filters.or(Filters.eq(OPEN, true), Filters.gte("openedAt", Date.from(since)))),
                Aggregates.unwind("$services"),
                Aggregates.group(
                    "$services",
                    Accumulators.sum("incidents", 1),
                    Accumulators.sum(OPEN, new Document("$cond", List.of("$" + OPEN, 1, 0))),
                    Accumulators.max("lastAt", "$openedAt"))))
        .forEach(
            row ->
                affected.add(
                    new Affected(
                        row.getString("_id"),
                        row.getInteger("incidents"),
                        row.getInteger(OPEN),
                        row.getDate("lastAt").toInstant())));
    return affected;
  }

  @EventHandler
  void on(IncidentEvent event, Recorded recorded) {
    writer.upsert(
        COLLECTION,
        event.aggregateId(),
        recorded.position(),
        row -> IncidentFold.apply(row, event, recorded.position(), recorded.sequence()));
  }
}
