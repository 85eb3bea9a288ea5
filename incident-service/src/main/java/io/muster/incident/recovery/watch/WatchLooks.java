package io.muster.incident.recovery.watch;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.ReplaceOptions;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.bson.Document;

/**
 * What was seen at the latest look of each watch. It is no record: it says where the next look goes
 * on in the log, and what people see meanwhile. Lost, it is looked again from the watch's
 * beginning.
 */
public class WatchLooks {

  static final String COLLECTION = "incident_recovery_looks";

  private final MongoCollection<Document> looks;

  WatchLooks(MongoDatabase database) {
    this.looks = database.getCollection(COLLECTION);
  }

  /**
   * A look.
   *
   * @param watch which watch of the incident
   * @param position up to which the log was looked through for alerts
   * @param looks how often it was looked, this look included
   * @param at when, in the incident's own time, UTC
   * @param readings what was read, one for each watched metric in their order
   */
  public record Look(
      int watch, long position, long looks, Instant at, List<MetricReading> readings) {}

  /** The latest look of the incident's watch; nothing before the first. */
  public Optional<Look> of(String incidentId, int watch) {
    return Optional.ofNullable(
            looks
                .find(Filters.and(Filters.eq("_id", incidentId), Filters.eq("watch", watch)))
                .first())
        .map(
            row ->
                new Look(
                    watch,
                    row.getLong("position"),
                    row.getLong("looks"),
                    row.getDate("at").toInstant(),
                    row.getList("readings", Document.class).stream()
                        .map(WatchLooks::reading)
                        .toList()));
  }

  void keep(String incidentId, Look look) {
    looks.replaceOne(
        Filters.eq("_id", incidentId),
        new Document("watch", look.watch())
            .append("position", look.position())
            .append("looks", look.looks())
            .append("at", Date.from(look.at()))
            .append("readings", look.readings().stream().map(WatchLooks::row).toList()),
        new ReplaceOptions().upsert(true));
  }

  private static MetricReading reading(Document row) {
    return row.getString("trouble") == null
        ? MetricReading.of(row.getDouble("value"))
        : MetricReading.none(MetricReading.Trouble.valueOf(row.getString("trouble")));
  }

  private static Document row(MetricReading reading) {
    return new Document("value", reading.value())
        .append("trouble", reading.trouble() == null ? null : reading.trouble().name());
  }
}
