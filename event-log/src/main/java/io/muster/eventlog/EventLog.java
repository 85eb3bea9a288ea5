package io.muster.eventlog;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Sorts.ascending;
import static com.mongodb.client.model.Sorts.descending;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.bson.conversions.Bson;

/**
 * The one record of everything that happened: appended to, read in one gap-free order, never
 * changed. What it has acknowledged or shown to a reader survives a crash; each commit's hash
 * covers all that came before.
 */
public final class EventLog implements AutoCloseable {

  /** A page of large commits ends early, so that a reader's memory stays bounded. */
  private static final long PAGE_BYTES = 16L << 20;

  private final MongoCollection<Document> events;
  private final LogLimits limits;
  private final DurableEnd durable;
  private final Doorbell doorbell;
  private final Committer committer;
  private final RecentCommits recent;

  private EventLog(MongoDatabase database, DurableEnd durable, Clock clock, LogLimits limits) {
    this.events = database.getCollection(LogSchema.EVENTS);
    this.limits = limits;
    this.durable = durable;
    this.doorbell = new Doorbell(database, durable);
    this.committer = new Committer(database, durable, clock, limits, doorbell);
    this.recent = new RecentCommits(this::readAfter, this::head, durable, doorbell);
  }

  /** Opens the log in this database with the usual limits, making it when it is not there yet. */
  public static EventLog open(MongoDatabase database, Clock clock) {
    return open(database, clock, LogLimits.DEFAULT);
  }

  /**
   * Opens the log in this database, making it when it is not there yet.
   *
   * @throws RuntimeException when the database does not grant durable writes, or holds something
   *     else under that name
   */
  public static EventLog open(MongoDatabase database, Clock clock, LogLimits limits) {
    Durability durability = Durability.of(database);
    MongoDatabase durable = durability.apply(database);
    LogSchema.ensure(durable);
    EventLog log =
        new EventLog(durable, new DurableEnd(durable, durability.replicated()), clock, limits);
    log.durable.head();
    log.doorbell.start();
    log.committer.start();
    return log;
  }

  /**
   * Records the events of one commit, all or none, and returns once they are durable.
   *
   * @throws SequenceTakenException when the aggregate changed in between
   * @throws DuplicateIdempotencyKeyException when the request was carried out before; carries the
   *     first result
   * @throws CommitTooLargeException when it is over the limit; nothing was written
   * @throws LogBusyException when too many commits wait; nothing was written
   * @throws OutcomeUnknownException when the database could not be reached to find out; it may have
   *     been recorded
   */
  public CommitReceipt append(Commit commit) {
    long bytes = CommitDocuments.estimatedBytes(commit);
    if (bytes > limits.commitBytes()) {
      throw new CommitTooLargeException(
          "%d events of %s %s are %d bytes; one commit may hold %d. Nothing was written. Split it or attach less."
              .formatted(
                  commit.events().size(),
                  commit.aggregateType(),
                  commit.aggregateId(),
                  bytes,
                  limits.commitBytes()));
    }
    return committer.append(commit, bytes);
  }

  /**
   * Some commits in a row.
   *
   * @param more whether the page was cut short, so that asking again at once brings more
   */
  public record Page(List<StoredCommit> commits, boolean more) {}

  /**
   * Reads on from the end of a commit, in log order.
   *
   * @param position last position of a commit already read, or 0
   * @param limit at most this many commits; fewer when they are large
   */
  public Page readAfter(long position, int limit) {
    return upToDurableEnd(gt(CommitDocuments.POSITION, position), limit);
  }

  /**
   * Reads on like {@link #readAfter}, for those who follow the log and are called again at each
   * ring: what is new is read from the database once for all of them. What another process has
   * recorded and not rung for yet comes with the next ring, or within a second.
   */
  public Page follow(long position, int limit) {
    return recent.after(position, limit).orElseGet(() -> readAfter(position, limit));
  }

  /**
   * Whether the log ends before a position that was read: after a crash or a restore. What was seen
   * of its end within the last second is taken to be there still.
   */
  public boolean endsBefore(long position) {
    return recent.endsBefore(position);
  }

  /**
   * Reads commits in log order, starting with the one that holds {@code fromPosition} (or the first
   * after it).
   *
   * @param fromPosition any position, also in the middle of a commit
   * @param limit at most this many commits; fewer when they are large, none only at the end of the
   *     log
   */
  public List<StoredCommit> read(long fromPosition, int limit) {
    List<StoredCommit> page =
        upToDurableEnd(gte(CommitDocuments.POSITION, fromPosition), limit).commits();
    if (!page.isEmpty() && page.getFirst().position() == fromPosition) {
      return page;
    }
    Optional<StoredCommit> straddling =
        commitAt(fromPosition).filter(commit -> commit.position() < fromPosition);
    if (straddling.isEmpty()) {
      return page;
    }
    List<StoredCommit> whole = new ArrayList<>(page.size() + 1);
    whole.add(straddling.get());
    whole.addAll(page);
    return whole;
  }

  /**
   * Reads the commits of one aggregate in order, starting with the one that holds {@code
   * fromSequence}.
   */
  public Page readAggregate(String aggregateId, long fromSequence, int limit) {
    Page page = aggregateFrom(aggregateId, fromSequence, limit);
    boolean beginsThere =
        !page.commits().isEmpty() && page.commits().getFirst().firstSequence() == fromSequence;
    if (fromSequence == 0 || beginsThere) {
      return page;
    }
    // It begins in the middle of a commit, or there is nothing.
    Optional<StoredCommit> straddling = commitOf(aggregateId, fromSequence);
    return straddling.isEmpty()
        ? page
        : aggregateFrom(aggregateId, straddling.get().firstSequence(), limit);
  }

  private Page aggregateFrom(String aggregateId, long firstSequence, int limit) {
    Bson rest =
        and(
            eq(CommitDocuments.AGGREGATE, aggregateId),
            gte(CommitDocuments.SEQUENCE, firstSequence));
    while (true) {
      Page page = page(rest, ascending(CommitDocuments.SEQUENCE), limit);
      if (page.commits().isEmpty() || durable.covers(page.commits().getLast().lastPosition())) {
        return page;
      }
    }
  }

  /**
   * Reads the commits of all aggregates whose ids begin alike, for those that are few among many:
   * by id, and those of one aggregate in order.
   *
   * @param idPrefix how the ids begin, ASCII
   * @param after the last commit already read; null for the beginning
   */
  public Page readAlike(String idPrefix, StoredCommit after, int limit) {
    Bson alike =
        and(
            gte(CommitDocuments.AGGREGATE, idPrefix),
            lt(CommitDocuments.AGGREGATE, idPrefix + Character.MAX_VALUE));
    Bson rest =
        after == null
            ? alike
            : and(
                alike,
                or(
                    gt(CommitDocuments.AGGREGATE, after.aggregateId()),
                    and(
                        eq(CommitDocuments.AGGREGATE, after.aggregateId()),
                        gt(CommitDocuments.SEQUENCE, after.firstSequence()))));
    Bson byAggregate = ascending(CommitDocuments.AGGREGATE, CommitDocuments.SEQUENCE);
    while (true) {
      Page page = page(rest, byAggregate, limit);
      if (page.commits().stream().allMatch(commit -> durable.covers(commit.lastPosition()))) {
        return page;
      }
    }
  }

  /** The commit that holds this position, when the log reaches that far. */
  public Optional<StoredCommit> commitAt(long position) {
    return durable
        .first(lte(CommitDocuments.POSITION, position), descending(CommitDocuments.POSITION))
        .filter(commit -> position <= commit.lastPosition());
  }

  /** The commit that holds this event of an aggregate. */
  public Optional<StoredCommit> commitOf(String aggregateId, long sequence) {
    // What is recorded never changes: one that is held in memory need not be looked for.
    return recent.holding(aggregateId, sequence).or(() -> readCommitOf(aggregateId, sequence));
  }

  private Optional<StoredCommit> readCommitOf(String aggregateId, long sequence) {
    return durable
        .first(
            and(
                eq(CommitDocuments.AGGREGATE, aggregateId),
                lte(CommitDocuments.SEQUENCE, sequence)),
            descending(CommitDocuments.SEQUENCE))
        .filter(commit -> sequence <= commit.lastSequence());
  }

  /** Sequence number of the newest event of an aggregate: its version. */
  public Optional<Long> lastSequence(String aggregateId) {
    return newestOf(aggregateId).map(StoredCommit::lastSequence);
  }

  /** The newest commit of an aggregate. */
  public Optional<StoredCommit> newestOf(String aggregateId) {
    return durable.first(
        eq(CommitDocuments.AGGREGATE, aggregateId), descending(CommitDocuments.SEQUENCE));
  }

  /** The commit a request with this key led to, when there was one. */
  public Optional<StoredCommit> findByIdempotencyKey(String key) {
    return durable.first(eq(CommitDocuments.KEY, key), ascending(CommitDocuments.KEY));
  }

  /** The first position recorded at or after an instant, or one past the end. */
  public long positionAt(Instant time) {
    long low = 1;
    long high = head().position() + 1;
    while (low < high) {
      long middle = (low + high) >>> 1;
      Optional<StoredCommit> commit = commitAt(middle);
      if (commit.isPresent() && commit.get().recordTime().isBefore(time)) {
        low = commit.get().lastPosition() + 1;
      } else {
        high = commit.map(StoredCommit::position).orElse(middle);
      }
    }
    return low;
  }

  /**
   * Last position this process has heard of, from others' rings or its own commits: the log reaches
   * at least so far. Asks nobody.
   */
  public long heard() {
    return durable.heard();
  }

  /** The end of the log as it stands now. */
  public Head head() {
    Head head = durable.head();
    recent.sawEnd(head);
    return head;
  }

  /** Wakes readers when something was recorded, here or in another process. */
  public Doorbell doorbell() {
    return doorbell;
  }

  /** Finishes what waits, then stops. */
  @Override
  public void close() {
    committer.close();
    doorbell.close();
  }

  /**
   * Those who follow the log are woken when its durable end moves, so this need not wait for it.
   */
  private Page upToDurableEnd(Bson from, int limit) {
    long end = durable.position();
    return page(
        and(from, lte(CommitDocuments.POSITION, end)), ascending(CommitDocuments.POSITION), limit);
  }

  private Page page(Bson filter, Bson order, int limit) {
    List<StoredCommit> page = new ArrayList<>();
    long bytes = 0;
    try (MongoCursor<Document> cursor =
        events.find(filter).sort(order).limit(limit).batchSize(limit).iterator()) {
      while (bytes < PAGE_BYTES && cursor.hasNext()) {
        StoredCommit commit = CommitDocuments.read(cursor.next());
        bytes += commit.bytes();
        page.add(commit);
      }
    }
    return new Page(page, page.size() == limit || bytes >= PAGE_BYTES);
  }
}
