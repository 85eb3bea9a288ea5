package io.muster.eventlog;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.Sorts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;

/** Looks at a log from outside, without opening it for writing. */
public final class LogInspection {

  private final MongoDatabase database;
  private final MongoCollection<Document> events;

  /** The log in this database, whether or not there is one. */
  public LogInspection(MongoDatabase database) {
    this.database = LogDatabase.durable(database);
    this.events = this.database.getCollection(LogSchema.EVENTS);
  }

  /**
   * What a log holds.
   *
   * @param first record time of the first commit; null when it is empty
   * @param last record time of the newest commit; null when it is empty
   * @param bytes what the commits take in the database before compression
   * @param byType how many events there are of each type, most first
   */
  public record Stats(
      long commits,
      long events,
      long aggregates,
      Instant first,
      Instant last,
      long bytes,
      Map<String, Long> byType) {}

  /** Position of the newest event; 0 when there is none. */
  public long position() {
    return new DurableEnd(database, false).visible().last();
  }

  /**
   * Commits after a position, in order.
   *
   * @param position last position of a commit already seen, or 0
   */
  public List<StoredCommit> after(long position, int limit) {
    List<StoredCommit> commits = new ArrayList<>();
    for (Document document :
        events
            .find(Filters.gt(CommitDocuments.POSITION, position))
            .sort(Sorts.ascending(CommitDocuments.POSITION))
            .limit(limit)) {
      commits.add(CommitDocuments.read(document));
    }
    return commits;
  }

  /** The commit that holds this position and those after it, in order. */
  public List<StoredCommit> from(long position, int limit) {
    Document holding =
        events
            .find(
                Filters.and(
                    Filters.gt(CommitDocuments.POSITION, 0L),
                    Filters.lte(CommitDocuments.POSITION, position)))
            .sort(Sorts.descending(CommitDocuments.POSITION))
            .limit(1)
            .first();
    return after(holding == null ? 0 : holding.getLong(CommitDocuments.POSITION) - 1, limit);
  }

  /** Counts everything; reads the whole log. */
  public Stats stats() {
    Map<String, Long> byType = new LinkedHashMap<>();
    long count = 0;
    for (Document type :
        events.aggregate(
            List.of(
                Aggregates.match(Filters.gt(CommitDocuments.POSITION, 0L)),
                Aggregates.unwind("$" + CommitDocuments.EVENTS),
                Aggregates.group(
                    "$" + CommitDocuments.EVENTS + "." + CommitDocuments.EVENT_TYPE,
                    Accumulators.sum("events", 1L)),
                Aggregates.sort(
                    Sorts.orderBy(Sorts.descending("events"), Sorts.ascending("_id")))))) {
      byType.put(type.getString("_id"), type.getLong("events"));
      count += type.getLong("events");
    }
    Document commits =
        events
            .aggregate(
                List.of(
                    Aggregates.match(Filters.gt(CommitDocuments.POSITION, 0L)),
                    Aggregates.group(
                        null,
                        Accumulators.sum("commits", 1L),
                        Accumulators.sum("bytes", new Document("$bsonSize", "$$ROOT")),
                        Accumulators.min("first", "$" + CommitDocuments.TIME),
                        Accumulators.max("last", "$" + CommitDocuments.TIME))))
            .first();
    if (commits == null) {
      return new Stats(0, 0, 0, null, null, 0, Map.of());
    }
    return new Stats(
        commits.getLong("commits"),
        count,
        aggregates(),
        commits.getDate("first").toInstant(),
        commits.getDate("last").toInstant(),
        ((Number) commits.get("bytes")).longValue(),
        byType);
  }

  /** Each aggregate has one commit with the sequence number 0. */
  private long aggregates() {
    return events.countDocuments(Filters.eq(CommitDocuments.SEQUENCE, 0L));
  }
}
