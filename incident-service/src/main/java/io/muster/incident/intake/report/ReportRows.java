package io.muster.incident.intake.report;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import io.muster.contracts.report.ReportEvent;
import io.muster.eventlog.codec.EventCodec;
import io.muster.starter.ReadModelWriter;
import io.muster.starter.Recorded;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.springframework.stereotype.Component;

/**
 * The reports, as responders look through them. What people wrote is kept as the log holds it,
 * sealed, and opened only for a reader.
 */
@Component
@ProcessingGroup("incident.view")
public class ReportRows {

  /** Its collection. */
  public static final String COLLECTION = "incident_reports";

  private static final String OPEN = "open";

  private final MongoCollection<Document> rows;
  private final ReadModelWriter writer;
  private final EventCodec codec;

  ReportRows(MongoDatabase database, ReadModelWriter writer, EventCodec codec) {
    this.rows = database.getCollection(COLLECTION);
    this.writer = writer;
    this.codec = codec;
    rows.createIndex(
        Indexes.compoundIndex(
            Indexes.ascending(OPEN), Indexes.ascending("receivedAt"), Indexes.ascending("_id")));
  }

  /**
   * A report as it stands.
   *
   * @param closing how a responder dealt with it; null while nobody did
   */
  public record Row(ReportEvent.Received received, ReportEvent closing, long version) {}

  /** How many nobody has dealt with. */
  public long waiting() {
    return rows.countDocuments(Filters.eq(OPEN, true));
  }

  /** Those nobody has dealt with, the one that waits longest first. */
  public List<Row> open(int limit) {
    return find(Filters.eq(OPEN, true), Sorts.ascending("receivedAt", "_id"), limit);
  }

  /** Those somebody has dealt with, the newest first. */
  public List<Row> closed(int limit) {
    return find(Filters.eq(OPEN, false), Sorts.descending("receivedAt", "_id"), limit);
  }

  private List<Row> find(Bson filter, Bson order, int limit) {
    List<Row> found = new ArrayList<>();
    rows.find(filter).sort(order).limit(limit).forEach(row -> found.add(row(row)));
    return found;
  }

  @EventHandler
  void on(ReportEvent event, Recorded recorded) {
    Document sealed =
        new Document("eventId", recorded.eventId())
            .append("type", recorded.type())
            .append("revision", recorded.revision())
            .append("payload", new Binary(recorded.payload()));
    Bson change =
        event instanceof ReportEvent.Received
            ? Updates.combine(
                Updates.set("receivedAt", Date.from(event.at())),
                Updates.set(OPEN, true),
                Updates.set("received", sealed))
            : Updates.combine(Updates.set(OPEN, false), Updates.set("closing", sealed));
    writer.upsert(
        COLLECTION,
        event.aggregateId(),
        recorded.position(),
        Updates.combine(change, Updates.set("version", recorded.sequence())));
  }

  private Row row(Document row) {
    Document closing = row.get("closing", Document.class);
    return new Row(
        (ReportEvent.Received) opened(row.get("received", Document.class)),
        closing == null ? null : opened(closing),
        row.get("version", Number.class).longValue());
  }

  private ReportEvent opened(Document sealed) {
    return (ReportEvent)
        codec.decode(
            sealed.getString("eventId"),
            sealed.getString("type"),
            sealed.getInteger("revision"),
            sealed.get("payload", Binary.class).getData());
  }
}
