package io.muster.eventlog;

import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * How far the log is known to be on disk. A standalone server shows a commit up to a tenth of a
 * second before that, and takes it back when it crashes in between; nobody may act on it until
 * then. A writer tells how far its commits are durable when it rings; where nobody has told, a
 * journaled write behind the commit is the proof, since the journal is written in order.
 *
 * <p>A replica set shows only what a majority holds on disk, so there all is known.
 */
final class DurableEnd {

  private final MongoCollection<Document> events;
  private final MongoCollection<Document> bell;
  private final Object proving = new Object();
  private final AtomicLong position;
  private final AtomicLong told = new AtomicLong();

  DurableEnd(MongoDatabase durable, boolean replicated) {
    this.events = durable.getCollection(LogSchema.EVENTS);
    this.bell = durable.getCollection(LogSchema.BELL);
    this.position = new AtomicLong(replicated ? Long.MAX_VALUE : 0);
  }

  /** Last position known to be durable. */
  long position() {
    return position.get();
  }

  /**
   * A writer was told by the database that everything up to here is on disk. Whoever tells waits
   * for no proof under way, which takes a write to the disk: callers wait for them.
   */
  void advanceTo(long end) {
    position.accumulateAndGet(end, Math::max);
    told.accumulateAndGet(end, Math::max);
  }

  /** Last position a writer has told of: the log reaches at least so far. */
  long told() {
    return told.get();
  }

  /** Last position this process has heard of or proved, whoever wrote it: not less is there. */
  long heard() {
    long known = position.get();
    return known == Long.MAX_VALUE ? told.get() : known;
  }

  /**
   * Whether what was just read up to this position is durable; proves it if nobody has told.
   *
   * @return false when a crash took it back in between: read again
   */
  boolean covers(long read) {
    return read <= position.get() || proveUpTo(read);
  }

  /** The newest commit that can be read, be it durable or not. */
  Tail visible() {
    return newest(gt(CommitDocuments.POSITION, 0L));
  }

  /** The newest commit, once it is durable. */
  Head head() {
    while (true) {
      Tail tail = visible();
      if (covers(tail.last())) {
        return tail.head();
      }
    }
  }

  /** The first commit in this order, once it is durable. */
  Optional<StoredCommit> first(Bson filter, Bson order) {
    while (true) {
      Optional<StoredCommit> commit =
          Optional.ofNullable(events.find(filter).sort(order).limit(1).first())
              .map(CommitDocuments::read);
      if (commit.isEmpty() || covers(commit.get().lastPosition())) {
        return commit;
      }
    }
  }

  private boolean proveUpTo(long read) {
    synchronized (proving) {
      if (read <= position.get()) {
        return true;
      }
      Tail seen = visible();
      bell.insertOne(new Document("proof", true));
      if (holds(seen)) {
        position.accumulateAndGet(seen.last(), Math::max);
      }
      return read <= position.get();
    }
  }

  private boolean holds(Tail seen) {
    return seen.last() == 0
        || Arrays.equals(newest(lte(CommitDocuments.POSITION, seen.last())).hash(), seen.hash());
  }

  private Tail newest(Bson among) {
    Document last =
        events
            .find(among)
            .projection(
                new Document(CommitDocuments.COUNT, 1)
                    .append(CommitDocuments.HASH, 1)
                    .append(CommitDocuments.TIME, 1))
            .sort(descending(CommitDocuments.POSITION))
            .limit(1)
            .first();
    return last == null ? Tail.EMPTY : CommitDocuments.tail(last);
  }
}
