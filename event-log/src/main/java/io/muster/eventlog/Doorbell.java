package io.muster.eventlog;

import com.mongodb.CursorType;
import com.mongodb.MongoException;
import com.mongodb.WriteConcern;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoCursor;
import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.bson.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wakes readers when something was recorded, and tells them how far it is durable. A ring that is
 * lost costs a second, never an event, because the end of the log is looked for every second
 * anyway.
 */
public final class Doorbell implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Doorbell.class);

  private static final Duration SAFETY_NET = Duration.ofSeconds(1);
  private static final Duration AWAIT = Duration.ofSeconds(1);

  /** Between two rings to other processes: they read in batches, so more rings would only cost. */
  private static final Duration BETWEEN_RINGS = Duration.ofMillis(5);

  /**
   * An engine that answers before this does not wait for news, and is asked at our pace instead.
   */
  private static final Duration DOES_NOT_WAIT = Duration.ofMillis(100);

  /** While others ask for their turn: they wait for us to hear it. */
  private static final Duration PACE_CONTENDED = Duration.ofMillis(4);

  private static final Duration PACE_BUSY = Duration.ofMillis(10);
  private static final Duration PACE_CALM = Duration.ofMillis(25);
  private static final Duration PACE_IDLE = Duration.ofMillis(250);
  private static final Duration BUSY_FOR = Duration.ofSeconds(1);
  private static final Duration CALM_FOR = Duration.ofSeconds(5);

  private final String self = UUID.randomUUID().toString();
  private final Set<Runnable> listeners = new CopyOnWriteArraySet<>();
  private final Set<Runnable> troubled = new CopyOnWriteArraySet<>();
  private final Semaphore toRing = new Semaphore(0);
  private final MongoCollection<Document> bell;
  private final DurableEnd durable;
  private volatile TurnAsked turnAsked = (lost, after) -> {};
  private volatile boolean closed;

  /** When another process last asked for a turn; only the listening thread touches it. */
  private long turnAskedAt = System.nanoTime() - BUSY_FOR.toNanos();

  private Thread ringing;
  private Thread listening;
  private Thread watching;

  Doorbell(MongoDatabase database, DurableEnd durable) {
    // Only a hint: it need not be durable, and must not cost a journal flush.
    this.bell = database.getCollection(LogSchema.BELL).withWriteConcern(WriteConcern.W1);
    this.durable = durable;
  }

  /**
   * Calls the listener, on a thread it must not hold up, whenever there may be something new to
   * read.
   *
   * @return takes the listener off again
   */
  public Runnable onRing(Runnable listener) {
    // Wrapped, so that the same listener put on twice is called twice and taken off once.
    Runnable entry = listener::run;
    listeners.add(entry);
    return () -> listeners.remove(entry);
  }

  /**
   * Calls the listener, on a thread it must not hold up, when the connection to the database was
   * lost: what was written without waiting for the disk, shortly before, may be gone.
   */
  public void onTrouble(Runnable listener) {
    troubled.add(listener);
  }

  void start() {
    ringing = Thread.ofVirtual().name("event-log-ringing").start(this::ringOthers);
    listening = Thread.ofPlatform().daemon().name("event-log-listening").start(this::listen);
    watching = Thread.ofPlatform().daemon().name("event-log-watching").start(this::watch);
  }

  /** Something was recorded by this process. */
  void ring() {
    wake();
    toRing.release();
  }

  /** Hears that another process asks for a turn. */
  interface TurnAsked {

    /**
     * It has lost the race for the next position.
     *
     * @param lost how often in a row
     * @param after the newest position it knew of when it asked
     */
    void by(int lost, long after);
  }

  /** This process has lost the race for the next position and asks the others to pause. */
  void askForTurn(int lost, long after) {
    try {
      bell.insertOne(new Document("by", self).append("turn", lost).append("after", after));
    } catch (MongoException e) {
      log.debug("Could not ask for a turn", e);
    }
  }

  void onTurnAsked(TurnAsked listener) {
    turnAsked = listener;
  }

  /** Stops ringing and listening. */
  @Override
  public void close() {
    closed = true;
    ringing.interrupt();
    listening.interrupt();
    watching.interrupt();
  }

  private void wake() {
    for (Runnable listener : listeners) {
      try {
        listener.run();
      } catch (RuntimeException e) {
        log.warn("A reader could not be woken; it will look again within a second", e);
      }
    }
  }

  private void ringOthers() {
    while (!closed) {
      try {
        toRing.acquire();
        toRing.drainPermits();
        bell.insertOne(new Document("by", self).append("durable", durable.heard()));
        TimeUnit.NANOSECONDS.sleep(BETWEEN_RINGS.toNanos());
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        log.debug("Could not ring; other processes will look within a second", e);
      }
    }
  }

  private void watch() {
    long known = -1;
    while (!closed) {
      try {
        long head = durable.head().position();
        if (head != known) {
          known = head;
          wake();
        }
        TimeUnit.NANOSECONDS.sleep(SAFETY_NET.toNanos());
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        pause(e);
      }
    }
  }

  private void listen() {
    while (!closed) {
      try (MongoCursor<Document> cursor =
          bell.find()
              .cursorType(CursorType.TailableAwait)
              .batchSize(1000)
              .maxAwaitTime(AWAIT.toMillis(), TimeUnit.MILLISECONDS)
              .iterator()) {
        hearOldRings(cursor);
        wake();
        hear(cursor);
        LockSupport.parkNanos(PACE_IDLE.toNanos());
      } catch (RuntimeException e) {
        pause(e);
      }
    }
  }

  /** What was rung before we listened says nothing about now. */
  private static void hearOldRings(MongoCursor<Document> cursor) {
    while (cursor.available() > 0) {
      cursor.next();
    }
  }

  private void hear(MongoCursor<Document> cursor) {
    long lastHeard = System.nanoTime();
    long lastByOthers = lastHeard;
    while (!closed && cursor.getServerCursor() != null) {
      long asked = System.nanoTime();
      Document ring = cursor.tryNext();
      long now = System.nanoTime();
      if (ring != null) {
        lastHeard = now;
        if (!self.equals(ring.getString("by"))) {
          lastByOthers = now;
          answer(ring);
        }
      } else if (now - asked < DOES_NOT_WAIT.toNanos()) {
        LockSupport.parkNanos(
            pace(now - lastHeard, now - lastByOthers, now - turnAskedAt).toNanos());
      }
    }
  }

  /**
   * The longer nothing was rung, the slower an engine that does not wait is asked. A process hears
   * of its own commits without asking, so those alone leave it calm.
   */
  private static Duration pace(long quietNanos, long sinceOthers, long sinceTurnAsked) {
    if (sinceTurnAsked < BUSY_FOR.toNanos()) {
      return PACE_CONTENDED;
    }
    if (sinceOthers < BUSY_FOR.toNanos()) {
      return PACE_BUSY;
    }
    return quietNanos < CALM_FOR.toNanos() ? PACE_CALM : PACE_IDLE;
  }

  private void answer(Document ring) {
    Integer lost = ring.getInteger("turn");
    Long end = ring.getLong("durable");
    if (lost != null) {
      turnAskedAt = System.nanoTime();
      turnAsked.by(lost, ring.getLong("after"));
    } else if (end != null) {
      durable.advanceTo(end);
      wake();
    }
  }

  private void pause(RuntimeException e) {
    if (closed) {
      return;
    }
    log.debug("The doorbell lost its connection; readers look every second meanwhile", e);
    troubled.forEach(Runnable::run);
    LockSupport.parkNanos(SAFETY_NET.toNanos());
  }
}
