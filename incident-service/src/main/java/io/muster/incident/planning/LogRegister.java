package io.muster.incident.planning;

import io.muster.contracts.Event;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.StoredCommit;
import io.muster.eventlog.StoredEvent;
import io.muster.eventlog.codec.EventCodec;
import io.muster.eventlog.codec.UnreadableEventException;
import io.muster.starter.LogFollower;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * What the log tells of a few aggregates, kept in the memory of each process: read when it starts,
 * and followed from then on. So what held at any position can be said at once, and is the same in
 * every process.
 */
public abstract class LogRegister implements SmartLifecycle {

  private static final int PAGE = 200;
  private static final Logger LOG = LoggerFactory.getLogger(LogRegister.class);

  private final EventLog log;
  private final EventCodec codec;
  private final String type;
  private final String idPrefix;
  private final LogFollower follower;
  private volatile boolean anew = true;

  /** Everything up to here is in it; less than 0 before the first reading. */
  private long read = -1;

  /**
   * Does not start yet.
   *
   * @param type of the aggregates
   * @param idPrefix how their ids begin, by which the log finds them without being read through
   */
  protected LogRegister(EventLog log, EventCodec codec, String type, String idPrefix) {
    this.log = log;
    this.codec = codec;
    this.type = type;
    this.idPrefix = idPrefix;
    this.follower = new LogFollower(log, "planning-" + type, this::readOn);
    log.doorbell().onTrouble(() -> anew = true);
  }

  /** Forgets everything, as it is read again from the beginning; called holding the lock. */
  protected abstract void forget();

  /** Takes in what comes next of an aggregate; called holding the lock. */
  protected abstract void take(Event event, long position, long sequence);

  /** Waits until the log was read up to a position; false when that takes longer. */
  public final synchronized boolean await(long position, Duration patience)
      throws InterruptedException {
    long until = System.nanoTime() + patience.toNanos();
    while (read < position) {
      follower.wake();
      long left = TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime());
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }

  /**
   * The event at a position, from the log itself, so that what was erased since is not in it.
   *
   * @throws IllegalArgumentException when there is none
   */
  protected final Event eventAt(long position) {
    return log.commitAt(position).stream()
        .flatMap(commit -> commit.events().stream())
        .filter(event -> event.position() == position)
        .findFirst()
        .map(codec::decode)
        .orElseThrow(() -> new IllegalArgumentException("Nothing at position " + position));
  }

  private boolean readOn() {
    if (anew) {
      readAll();
      return true;
    }
    EventLog.Page page = log.follow(read, PAGE);
    if (page.commits().isEmpty()) {
      // After a crash or a restore the log may end before what was read.
      anew = log.endsBefore(read);
      return anew;
    }
    synchronized (this) {
      page.commits().forEach(this::take);
      readUpTo(page.commits().getLast().lastPosition());
    }
    return page.more();
  }

  private void readAll() {
    anew = false;
    long head = log.head().position();
    synchronized (this) {
      forget();
      StoredCommit last = null;
      EventLog.Page page;
      do {
        page = log.readAlike(idPrefix, last, PAGE);
        List<StoredCommit> commits = page.commits();
        commits.forEach(this::take);
        last = commits.isEmpty() ? last : commits.getLast();
      } while (page.more());
      readUpTo(head);
    }
  }

  private void take(StoredCommit commit) {
    if (commit.aggregateType().equals(type)) {
      commit.events().forEach(this::take);
    }
  }

  private void take(StoredEvent event) {
    try {
      take(codec.decode(event), event.position(), event.sequence());
    } catch (UnreadableEventException e) {
      LOG.error("The register of {} goes without the event at {}", type, event.position(), e);
    }
  }

  private void readUpTo(long position) {
    read = position;
    notifyAll();
  }

  @Override
  public final void start() {
    follower.start();
  }

  /** Before anything that handles events, which would wait for it. */
  @Override
  public final int getPhase() {
    return Integer.MIN_VALUE / 2;
  }

  @Override
  public final void stop() {
    follower.stop();
  }

  @Override
  public final boolean isRunning() {
    return follower.isRunning();
  }
}
