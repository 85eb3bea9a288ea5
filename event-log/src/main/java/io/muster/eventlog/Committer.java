package io.muster.eventlog;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Sorts.ascending;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.InsertManyOptions;
import io.muster.eventlog.verify.LogFormat;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread of a process that writes to the log. It takes what waits, numbers and chains it
 * after the last commit it knows, and writes it in one ordered round trip. Positions are dense
 * because the next one can be taken only by somebody who has seen the commit before it, and only
 * once.
 */
final class Committer implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Committer.class);

  private static final InsertManyOptions ORDERED = new InsertManyOptions().ordered(true);
  private static final BulkWriteOptions IN_ORDER = new BulkWriteOptions().ordered(true);
  private static final int DUPLICATE_KEY = 11000;

  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  /**
   * From so many commits on, proving what is before them costs less than guarding each, and a
   * process need not ask for its turn before it has lost one.
   */
  private static final int MANY = 8;

  private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
  private static final long MAJORITY_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private final MongoCollection<Document> events;
  private final Clock clock;
  private final LogLimits limits;
  private final DurableEnd durable;
  private final Doorbell doorbell;
  private final CommitQueue queue;
  private final Turns turns;
  private final Thread thread;

  private Tail tail;
  private volatile boolean closed;

  Committer(
      MongoDatabase database,
      DurableEnd durable,
      Clock clock,
      LogLimits limits,
      Doorbell doorbell) {
    this.events = database.getCollection(LogSchema.EVENTS);
    this.clock = clock;
    this.limits = limits;
    this.durable = durable;
    this.doorbell = doorbell;
    this.queue = new CommitQueue(limits);
    this.turns = new Turns(doorbell);
    this.thread = Thread.ofPlatform().daemon().name("event-log-committer").unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  CommitReceipt append(Commit commit, long bytes) {
    Waiting waiting = new Waiting(commit, bytes);
    if (closed) {
      throw new LogBusyException("The log is closed. Nothing was written.");
    }
    queue.add(waiting);
    if (closed) {
      // The committer may have stopped in between.
      queue.failAll();
    }
    return waiting.await();
  }

  @Override
  public void close() {
    closed = true;
    try {
      thread.join(limits.patience());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!thread.isAlive()) {
      queue.failAll();
    }
  }

  private void run() {
    while (true) {
      Deque<Waiting> batch = new ArrayDeque<>();
      try {
        batch = queue.nextBatch();
        if (batch.isEmpty()) {
          if (closed && queue.isEmpty()) {
            return;
          }
          continue;
        }
        commit(batch);
      } catch (InterruptedException e) {
        batch.forEach(w -> w.fail(new LogBusyException("The log was closed.")));
        return;
      } catch (RuntimeException | Error e) {
        // The committer outlives any single failure; what it does not understand, it reports.
        tail = null;
        batch.forEach(w -> w.fail(new OutcomeUnknownException("The commit failed", e)));
        log.error("A batch of {} commits failed", batch.size(), e);
      }
    }
  }

  private void commit(Deque<Waiting> batch) {
    if (batch.size() < MANY) {
      turns.askBeforehand(durable.told());
    }
    while (!batch.isEmpty()) {
      try {
        giveWay();
        write(batch);
      } catch (MongoException e) {
        resolve(batch, e);
      }
    }
  }

  /** Until the other one's commit is there, ours come after it. */
  private void giveWay() {
    while (tail != null && turns.wanted()) {
      LockSupport.parkNanos(LOOK_NANOS);
      Tail seen = durable.visible();
      if (seen.last() != tail.last()) {
        tail = seen;
        turns.took(seen.last());
      }
    }
  }

  private void write(Deque<Waiting> batch) {
    if (tail == null) {
      tail = durable.visible();
    } else if (tail.last() < durable.told()) {
      tail = durable.visible();
      turns.took(tail.last());
    }
    boolean onDisk =
        tail.last() <= durable.position() || batch.size() >= MANY && durable.covers(tail.last());
    List<Document> documents = chain(batch);
    int guards = onDisk ? 0 : 1;
    try {
      if (onDisk) {
        events.insertMany(documents, ORDERED);
      } else {
        events.bulkWrite(AfterItsPredecessor.writes(tail, documents), IN_ORDER);
      }
    } catch (MongoBulkWriteException e) {
      if (e.getWriteConcernError() != null) {
        throw e;
      }
      BulkWriteError error = e.getWriteErrors().getFirst();
      if (error.getIndex() < guards) {
        tail = null;
        return;
      }
      acknowledge(batch, error.getIndex() - guards);
      refused(batch, error);
      return;
    }
    acknowledge(batch, documents.size());
  }

  /** Numbers and chains what waits, after the last commit known. */
  private List<Document> chain(Deque<Waiting> batch) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    Instant time = now.isBefore(tail.recordTime()) ? tail.recordTime() : now;
    long position = tail.last() + 1;
    byte[] previous = tail.hash();
    List<Document> documents = new ArrayList<>(batch.size());
    for (Waiting waiting : batch) {
      byte[] hash = LogFormat.commitHash(previous, position, time, waiting.leaves());
      documents.add(
          CommitDocuments.document(
              waiting.commit(), waiting.leaves(), position, time, previous, hash));
      int count = waiting.leaves().size();
      waiting.placed(new CommitReceipt(position, position + count - 1, time, hash));
      position += count;
      previous = hash;
    }
    return documents;
  }

  /** The first {@code count} of the batch are durable; their callers learn it in position order. */
  private void acknowledge(Deque<Waiting> batch, int count) {
    if (count == 0) {
      return;
    }
    turns.won();
    List<Waiting> done = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      done.add(batch.removeFirst());
    }
    tail = Tail.of(done.getLast().placement());
    durable.advanceTo(tail.last());
    done.forEach(waiting -> waiting.succeed(waiting.placement()));
    doorbell.ring();
  }

  private void refused(Deque<Waiting> batch, BulkWriteError error) {
    Waiting first = batch.getFirst();
    if (error.getCode() != DUPLICATE_KEY) {
      batch.removeFirst();
      first.fail(
          new IllegalStateException("The database refused the commit: " + error.getMessage()));
    } else if (error.getMessage().contains(LogSchema.SEQUENCE_INDEX)
        || error.getMessage().contains(LogSchema.KEY_INDEX)) {
      if (settled(first)) {
        batch.removeFirst();
      } else {
        waitForMajority(batch, error);
      }
    } else {
      overtaken(batch, error);
    }
  }

  /** Another process took the position: number and chain what is left anew, after its commits. */
  private void overtaken(Deque<Waiting> batch, BulkWriteError error) {
    long before = tail.last();
    tail = durable.visible();
    if (tail.last() == before) {
      waitForMajority(batch, error);
      return;
    }
    turns.lostTo(tail.last());
  }

  /** What stands in the way is there, but a majority read does not show it yet. */
  private void waitForMajority(Deque<Waiting> batch, BulkWriteError error) {
    failOverdue(batch, new MongoException(error.getCode(), error.getMessage()));
    LockSupport.parkNanos(MAJORITY_NANOS);
  }

  /**
   * Its sequence or key is taken: by itself, in an attempt whose answer was lost, or by another.
   *
   * @return whether its caller has been told
   */
  private boolean settled(Waiting waiting) {
    Commit commit = waiting.commit();
    Optional<StoredCommit> sameSequence = find(commit);
    if (sameSequence.filter(commit::isStoredAs).isPresent()) {
      waiting.succeed(sameSequence.get().receipt());
      return true;
    }
    Optional<StoredCommit> sameKey =
        commit
            .idempotencyKey()
            .flatMap(
                key -> durable.first(eq(CommitDocuments.KEY, key), ascending(CommitDocuments.KEY)));
    if (sameKey.isPresent()) {
      waiting.fail(new DuplicateIdempotencyKeyException(sameKey.get()));
    } else if (sameSequence.isPresent()) {
      waiting.fail(
          new SequenceTakenException(
              "%s %s was changed by somebody else: sequence %d is taken. Load it and decide again."
                  .formatted(
                      commit.aggregateType(), commit.aggregateId(), commit.firstSequence())));
    }
    return sameKey.isPresent() || sameSequence.isPresent();
  }

  /**
   * The answer was lost. Reads the tail anew and looks for each commit; those found durable are
   * acknowledged, the others stay in the batch and are written again. Only a commit that cannot be
   * looked for within the limit of patience fails with its outcome unknown.
   */
  private void resolve(Deque<Waiting> batch, MongoException cause) {
    log.warn(
        "Connection trouble with {} commits under way; looking what was recorded", batch.size());
    tail = null;
    MongoException last = cause;
    while (!batch.isEmpty()) {
      LockSupport.parkNanos(RETRY_NANOS);
      try {
        List<Waiting> recorded = batch.stream().filter(this::isRecorded).toList();
        batch.removeAll(recorded);
        recorded.forEach(waiting -> waiting.succeed(waiting.placement()));
        if (!recorded.isEmpty()) {
          doorbell.ring();
        }
        failOverdue(batch, last);
        return;
      } catch (MongoException e) {
        last = e;
        failOverdue(batch, last);
      }
    }
  }

  private boolean isRecorded(Waiting waiting) {
    Optional<StoredCommit> stored = find(waiting.commit()).filter(waiting.commit()::isStoredAs);
    stored.ifPresent(commit -> waiting.placed(commit.receipt()));
    return stored.isPresent();
  }

  private void failOverdue(Deque<Waiting> batch, MongoException cause) {
    batch.removeIf(
        waiting -> {
          boolean overdue = waiting.age().compareTo(limits.patience()) > 0;
          if (overdue) {
            waiting.fail(
                new OutcomeUnknownException(
                    "The database did not say in time whether the commit was recorded. Repeat the request"
                        + " with the same idempotency key.",
                    cause));
          }
          return overdue;
        });
  }

  private Optional<StoredCommit> find(Commit commit) {
    return durable.first(
        and(
            eq(CommitDocuments.AGGREGATE, commit.aggregateId()),
            eq(CommitDocuments.SEQUENCE, commit.firstSequence())),
        ascending(CommitDocuments.SEQUENCE));
  }
}
