package io.muster.incident.insight;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.muster.contracts.change.ChangeEvent;
import io.muster.contracts.change.ChangeEvent.Concluded;
import io.muster.contracts.change.ChangeKind;
import io.muster.contracts.change.ChangeOutcome;
import io.muster.eventlog.codec.EventCodec;
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
import org.bson.types.Binary;
import org.springframework.stereotype.Component;

/**
 * Changes, newest first, as responders look through them. Texts are kept as the log holds them,
 * sealed, and opened only for a reader.
 */
@Component
@ProcessingGroup("incident.view")
public class ChangeRows {

  /** Its collection. */
  public static final String COLLECTION = "incident_changes";

  private static final Bson NEWEST_FIRST = Sorts.descending("occurredAt", "_id");

  private final MongoCollection<Document> rows;
  private final ReadModelWriter writer;
  private final EventCodec codec;

  ChangeRows(MongoDatabase database, ReadModelWriter writer, EventCodec codec) {
    this.rows = database.getCollection(COLLECTION);
    this.writer = writer;
    this.codec = codec;
    rows.createIndex(Indexes.descending("occurredAt", "_id"));
    rows.createIndex(
        Indexes.compoundIndex(
            Indexes.ascending("service"), Indexes.descending("occurredAt", "_id")));
  }

  /**
   * A change as it stands.
   *
   * @param recorded as it was reported first
   * @param outcome what became of it since
   * @param concludedAt when that was said to be so; null when nothing was said since
   */
  public record Row(ChangeEvent.Recorded recorded, ChangeOutcome outcome, Instant concludedAt) {

    /** The place in the list just behind this one. */
    public Place place() {
      return new Place(recorded.occurredAt(), recorded.changeId());
    }
  }

  /** A place in the list: behind the change that occurred then and has this id. */
  public record Place(Instant occurredAt, String changeId) {}

  /**
   * Changes, newest first.
   *
   * @param service only of this one; null for all
   * @param from the earliest moment, included, UTC; null for no bound
   * @param until the first moment that is too late, UTC; null for no bound
   * @param after the last one seen; null for the beginning
   */
  public List<Row> find(String service, Instant from, Instant until, Place after, int limit) {
    List<Bson> filters = new ArrayList<>();
    if (service != null) {
      filters.add(Filters.eq("service", service));
    }
    if (from != null) {
      filters.add(Filters.gte("occurredAt", Date.from(from)));
    }
    if (until != null) {
      filters.add(Filters.lt("occurredAt", Date.from(until)));
    }
    if (after != null) {
      Date at = Date.from(after.occurredAt());
      filters.add(
          Filters.or(
              Filters.lt("occurredAt", at),
              Filters.and(Filters.eq("occurredAt", at), Filters.lt("_id", after.changeId()))));
    }
    List<Row> found = new ArrayList<>();
    rows.find(filters.isEmpty() ? Filters.empty() : Filters.and(filters))
        .sort(NEWEST_FIRST)
        .limit(limit)
        .forEach(row -> found.add(row(row)));
    return found;
  }

  /**
   * Changes of any of these services, newest first.
   *
   * @param from the earliest moment, included, UTC
   * @param until the first moment that is too late, UTC
   */
  public List<Row> of(Collection<String> services, Instant from, Instant until, int limit) {
    List<Row> found = new ArrayList<>();
    rows.find(
            Filters.and(
                Filters.in("service", services),
                Filters.gte("occurredAt", Date.from(from)),
                Filters.lt("occurredAt", Date.from(until))))
        .sort(NEWEST_FIRST)
        .limit(limit)
        .forEach(row -> found.add(row(row)));
    return found;
  }

  /** A change by its id. */
  public Optional<Row> byId(String changeId) {
    return Optional.ofNullable(rows.find(Filters.eq("_id", changeId)).first()).map(this::row);
  }

  /**
   * How many changes of a kind a service had.
   *
   * @param service by name
   */
  public record Count(String service, ChangeKind kind, int made) {}

  /** How many changes there ever were of these services, by kind. */
  public List<Count> counts(Collection<String> services) {
    List<Count> counts = new ArrayList<>();
    rows.aggregate(
            List.of(
                Aggregates.match(
                    Filters.and(Filters.in("service", services), Filters.exists("kind"))),
                Aggregates.group(
                    new Document("service", "$service").append("kind", "$kind"),
                    Accumulators.sum("made", 1))))
        .forEach(
            row -> {
              Document of = row.get("_id", Document.class);
              counts.add(
                  new Count(
                      of.getString("service"),
                      ChangeKind.valueOf(of.getString("kind")),
                      row.getInteger("made")));
            });
    return counts;
  }

  @EventHandler
  void on(ChangeEvent event, Recorded recorded) {
    writer.upsert(
        COLLECTION,
        event.aggregateId(),
        recorded.position(),
        switch (event) {
          case ChangeEvent.Recorded change ->
              Updates.combine(
                  Updates.set("service", change.service()),
                  Updates.set("kind", change.kind().name()),
                  Updates.set("occurredAt", Date.from(change.occurredAt())),
                  Updates.set("outcome", change.outcome().name()),
                  Updates.set("eventId", recorded.eventId()),
                  Updates.set("type", recorded.type()),
                  Updates.set("revision", recorded.revision()),
                  Updates.set("payload", new Binary(recorded.payload())));
          case Concluded concluded ->
              Updates.combine(
                  Updates.set("outcome", concluded.outcome().name()),
                  Updates.set("concludedAt", Date.from(concluded.occurredAt())));
        });
  }

  private Row row(Document row) {
    ChangeEvent.Recorded recorded =
        (ChangeEvent.Recorded)
            codec.decode(
                row.getString("eventId"),
                row.getString("type"),
                row.getInteger("revision"),
                row.get("payload", Binary.class).getData());
    Date concludedAt = row.getDate("concludedAt");
    return new Row(
        recorded,
        ChangeOutcome.valueOf(row.getString("outcome")),
        concludedAt == null ? null : concludedAt.toInstant());
  }
}
