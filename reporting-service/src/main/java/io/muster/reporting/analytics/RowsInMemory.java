package io.muster.reporting.analytics;

import static com.mongodb.client.model.Filters.gt;

import com.github.benmanes.caffeine.cache.Ticker;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Accumulators;
import com.mongodb.client.model.Aggregates;
import io.muster.starter.Privacy;
import io.muster.starter.ReadModelWriter;
import io.muster.starter.Rereading;
import io.muster.starter.SharedCalls;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.bson.Document;

/**
 * The rows of incidents as the database has them, kept decoded and in order of when incidents were
 * opened, so that a question over years is answered without reading years.
 *
 * <p>Whatever writes the rows (this copy of the service, another one, a rebuild), each question
 * first reads those that changed. A row says which event it has seen last and is what the log says
 * up to there, so that one with the same position is the same. Every change raises a position;
 * hence the number of rows and the sum of their positions tell whether anything was missed, as
 * where a slow segment writes behind what others have written. Of the newest positions each
 * question asks it; of all, where a parked event may write that is tried again, once a minute. A
 * rebuild may make other rows of the same events: what it has put in place is another collection of
 * the same name, and is read whole.
 */
final class RowsInMemory {

  /** So far behind the newest row the segments of a processor may be. */
  private static final long APART = 10_000;

  /** So often all rows are looked at, and read again when something was missed. */
  private static final Duration WHOLE_AGAIN = Duration.ofMinutes(1);

  /** What a row of a usual incident takes, and some more. */
  private static final int BYTES = 1_024;

  private static final Comparator<Kept> BY_OPENING =
      Comparator.comparing((Kept each) -> each.row().openedAt())
          .thenComparing(each -> each.row().id());

  private final MongoDatabase database;
  private final MongoCollection<Document> incidents;
  private final long most;
  private final Ticker ticker;

  /** One at a time; those who ask together, as while all rows are read, share one. */
  private final SharedCalls<Void, Optional<List<Kept>>> readings =
      new SharedCalls<>(any -> 1, asked -> Collections.nCopies(asked.size(), asTheyAre()));

  private final Map<String, Long> positions = new HashMap<>();

  /** Services, sources and causes that are the same are there once. */
  private final Map<Object, Object> same = new HashMap<>();

  private List<Kept> kept = List.of();
  private Object generation;
  private long newest = -1;
  private boolean loaded;
  private long wholeAt;

  /**
   * A row, and what decides who may ask for it.
   *
   * @param named those who may know of it; null when everybody may
   */
  private record Kept(IncidentRow row, boolean drill, boolean duplicate, List<String> named) {

    static Kept of(Document row, Map<Object, Object> same) {
      return new Kept(
          IncidentRow.of(row, same),
          row.getBoolean(IncidentCourse.DRILL, false),
          row.getBoolean(IncidentCourse.DUPLICATE, false),
          Privacy.isPrivate(row) ? List.copyOf(Privacy.named(row)) : null);
    }

    boolean counts(boolean drills, String readerId) {
      return drill == drills && !duplicate && (named == null || named.contains(readerId));
    }
  }

  /**
   * A row as it was read.
   *
   * @param kept null when the opening could not be read: there is nothing to reckon with then
   */
  private record Stored(String id, long position, Kept kept) {

    static Stored of(Document row, Map<Object, Object> same) {
      return new Stored(
          row.getString("_id"),
          row.get(ReadModelWriter.LAST_POSITION, Number.class).longValue(),
          row.containsKey(IncidentCourse.OPENED) ? Kept.of(row, same) : null);
    }
  }

  /**
   * Nothing is read before somebody asks.
   *
   * @param most when there are more rows, none is kept
   */
  RowsInMemory(
      MongoDatabase database, MongoCollection<Document> incidents, long most, Ticker ticker) {
    this.database = database;
    this.incidents = incidents;
    this.most = most;
    this.ticker = ticker;
  }

  /** So many rows take a quarter of the memory there is. */
  static long most() {
    return Runtime.getRuntime().maxMemory() / 4 / BYTES;
  }

  /**
   * Incidents opened from one moment and before another that the reader may know of, the earliest
   * first, duplicates left out; empty when there are too many rows to keep.
   */
  Optional<List<IncidentRow>> opened(Instant from, Instant to, boolean drills, String readerId) {
    return readings
        .ask(null)
        .map(
            all ->
                all.subList(place(all, from), place(all, to)).stream()
                    .filter(each -> each.counts(drills, readerId))
                    .map(Kept::row)
                    .toList());
  }

  /** How many were opened before a moment. */
  private static int place(List<Kept> all, Instant moment) {
    int low = 0;
    int high = all.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (all.get(middle).row().openedAt().isBefore(moment)) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private Optional<List<Kept>> asTheyAre() {
    if (incidents.estimatedDocumentCount() > most) {
      forget();
      return Optional.empty();
    }
    if (!loaded) {
      readWhole();
      return Optional.of(kept);
    }
    readSince(newest);
    if (!agreesSince(newest - APART)) {
      readSince(newest - APART);
    }
    // Asked after reading: only then is it certain which one was read.
    boolean replaced = !Objects.equals(generation, inPlace());
    boolean due = ticker.read() - wholeAt > WHOLE_AGAIN.toNanos();
    if (replaced || due && !agreesSince(-1)) {
      readWhole();
    } else if (due) {
      wholeAt = ticker.read();
    }
    return Optional.of(kept);
  }

  /** The database's own id of the collection that has the name now. */
  private Object inPlace() {
    Document described =
        database
            .listCollections()
            .filter(new Document("name", incidents.getNamespace().getCollectionName()))
            .first();
    return described == null ? null : described.get("info", new Document()).get("uuid");
  }

  private void forget() {
    positions.clear();
    same.clear();
    kept = List.of();
    generation = null;
    newest = -1;
    loaded = false;
  }

  private void readWhole() {
    forget();
    // Asked before reading: when it is replaced in between, the next question reads again.
    generation = inPlace();
    readSince(-1);
    loaded = true;
    wholeAt = ticker.read();
  }

  /** Takes in what changed after a position. */
  private void readSince(long position) {
    takeIn(
        Rereading.whole(
            () ->
                incidents
                    .find(gt(ReadModelWriter.LAST_POSITION, position))
                    .batchSize(10_000)
                    .map(row -> Stored.of(row, same))
                    .into(new ArrayList<>())));
  }

  /** Whether the rows after a position are those the database has. */
  private boolean agreesSince(long position) {
    long rows = 0;
    long sum = 0;
    for (long each : positions.values()) {
      if (each > position) {
        rows++;
        sum += each;
      }
    }
    Document all =
        Rereading.whole(
            () ->
                incidents
                    .aggregate(
                        List.of(
                            Aggregates.match(gt(ReadModelWriter.LAST_POSITION, position)),
                            Aggregates.group(
                                null,
                                Accumulators.sum("rows", 1L),
                                Accumulators.sum("sum", "$" + ReadModelWriter.LAST_POSITION))))
                    .first());
    return all == null ? rows == 0 : all.getLong("rows") == rows && all.getLong("sum") == sum;
  }

  /** A row that is written while it is read may be met twice; the newer one holds. */
  private void takeIn(List<Stored> read) {
    Map<String, Stored> changed = new HashMap<>();
    for (Stored row : read) {
      if (!Objects.equals(positions.get(row.id()), row.position())) {
        changed.merge(
            row.id(), row, (one, other) -> one.position() > other.position() ? one : other);
      }
    }
    if (changed.isEmpty()) {
      return;
    }
    List<Kept> rows = new ArrayList<>();
    for (Stored row : changed.values()) {
      positions.put(row.id(), row.position());
      newest = Math.max(newest, row.position());
      if (row.kept() != null) {
        rows.add(row.kept());
      }
    }
    for (Kept each : kept) {
      if (!changed.containsKey(each.row().id())) {
        rows.add(each);
      }
    }
    rows.sort(BY_OPENING);
    kept = rows;
  }
}
