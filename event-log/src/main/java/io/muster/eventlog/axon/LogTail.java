package io.muster.eventlog.axon;

import io.muster.eventlog.EventLog;
import io.muster.eventlog.Head;
import io.muster.eventlog.PastChangedException;
import io.muster.eventlog.StoredCommit;
import io.muster.eventlog.StoredEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.axonframework.eventhandling.TrackedEventMessage;

/**
 * The newest commits, read once for everyone in this process who follows the log: what is recorded
 * costs one read and one decoding, however many processors want it. Whoever is further behind reads
 * for itself.
 */
final class LogTail {

  private static final int PAGE = 500;
  private static final int KEPT = 2_000;
  private static final long KEPT_BYTES = 16L << 20;

  private final EventLog log;
  private final Messages messages;
  private final ReentrantLock lock = new ReentrantLock();
  private final List<Watcher> watchers = new CopyOnWriteArrayList<>();
  private final List<Entry> entries = new ArrayList<>();
  private long bytes;

  /** The end of what was read; null before the first time and after a failure. */
  private Head end;

  private volatile boolean news = true;

  /** Whether the database was away, and may not be what was read before. */
  private volatile boolean lost;

  /** How often somebody asked to catch up, and how many of those were served. */
  private final AtomicLong asked = new AtomicLong();

  private long served;

  LogTail(EventLog log, Messages messages) {
    this.log = log;
    this.messages = messages;
    log.doorbell().onRing(() -> news = true);
    log.doorbell().onTrouble(() -> lost = true);
  }

  private record Watcher(Consumer<StoredCommit> seen, Runnable missed) {}

  /** A commit with its events as processors get them. */
  record Entry(StoredCommit commit, List<TrackedEventMessage<?>> events) {

    long bytes() {
      return commit.bytes();
    }
  }

  /**
   * Tells of every commit, in order, from when it is first seen here.
   *
   * @param missed called when commits may have been left out
   */
  void watch(Consumer<StoredCommit> seen, Runnable missed) {
    watchers.add(new Watcher(seen, missed));
  }

  /**
   * The commits after a position, oldest first.
   *
   * @param after last position of a commit, or 0
   * @return empty when there is nothing new; nothing at all when the reader is too far behind and
   *     has to read for itself
   * @throws PastChangedException when the log is not the one this tail has read so far
   */
  Optional<List<Entry>> after(long after) {
    lock.lock();
    try {
      forgetWhatIsLost();
      if (news) {
        news = false;
        refresh();
      }
      if (end == null || after < startOfKept()) {
        return Optional.empty();
      }
      return Optional.of(List.copyOf(entries.subList(firstAfter(after), entries.size())));
    } catch (RuntimeException e) {
      startAnew();
      throw e;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Returns when all that was recorded before the call has been told to those who watch. Calls that
   * come together share one reading.
   */
  void catchUp() {
    long mine = asked.incrementAndGet();
    lock.lock();
    try {
      forgetWhatIsLost();
      if (served < mine) {
        long upTo = asked.get();
        long head = log.head().position();
        while (end == null || end.position() < head) {
          news = false;
          refresh();
        }
        served = upTo;
      }
    } catch (RuntimeException e) {
      startAnew();
      throw e;
    } finally {
      lock.unlock();
    }
  }

  /** Returns when all that this process has heard of has been told to those who watch. */
  void hear() {
    lock.lock();
    try {
      forgetWhatIsLost();
      long heard = log.heard();
      long before = -1;
      while (end == null || end.position() < heard && end.position() > before) {
        before = end == null ? -1 : end.position();
        news = false;
        refresh();
      }
    } catch (RuntimeException e) {
      startAnew();
      throw e;
    } finally {
      lock.unlock();
    }
  }

  /** Whether asking again at once may bring more. */
  boolean hasNews() {
    return news;
  }

  /** A commit as processors get it. */
  Entry entry(StoredCommit commit) {
    List<TrackedEventMessage<?>> events = new ArrayList<>(commit.events().size());
    for (StoredEvent event : commit.events()) {
      events.add(messages.tracked(commit, event));
    }
    return new Entry(commit, List.copyOf(events));
  }

  private void refresh() {
    if (end == null) {
      end = log.head();
      // Only what is read from here on is heard of.
      watchers.forEach(watcher -> watcher.missed().run());
      return;
    }
    EventLog.Page page = log.follow(end.position(), PAGE);
    for (StoredCommit commit : page.commits()) {
      if (commit.position() != end.position() + 1
          || !Arrays.equals(commit.previousHash(), end.hash())) {
        throw new PastChangedException(
            "The commit at position %d does not follow the one this process has read before it."
                .formatted(commit.position()));
      }
      end = new Head(commit.lastPosition(), commit.hash(), commit.recordTime());
      keep(entry(commit));
      watchers.forEach(watcher -> watcher.seen().accept(commit));
    }
    if (page.more()) {
      news = true;
    }
  }

  private void keep(Entry entry) {
    entries.add(entry);
    bytes += entry.bytes();
    int tooMany = 0;
    while (entries.size() - tooMany > KEPT
        || (bytes > KEPT_BYTES && entries.size() - tooMany > 1)) {
      bytes -= entries.get(tooMany++).bytes();
    }
    entries.subList(0, tooMany).clear();
  }

  private void forgetWhatIsLost() {
    if (lost) {
      lost = false;
      startAnew();
    }
  }

  private void startAnew() {
    lock.lock();
    try {
      entries.clear();
      bytes = 0;
      end = null;
      news = true;
    } finally {
      lock.unlock();
    }
  }

  private long startOfKept() {
    return entries.isEmpty() ? end.position() : entries.getFirst().commit().position() - 1;
  }

  private int firstAfter(long position) {
    int low = 0;
    int high = entries.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (entries.get(middle).commit().position() <= position) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
