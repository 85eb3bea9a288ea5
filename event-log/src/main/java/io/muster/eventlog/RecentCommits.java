package io.muster.eventlog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * The newest commits, read once for all in this process who follow the log, however many they are.
 * Whoever is further behind reads for themselves.
 */
final class RecentCommits {

  private static final int PAGE = 500;
  private static final int KEPT = 2_000;
  private static final long KEPT_BYTES = 16L << 20;

  /** So long what was read of the log's end is taken to be there still. */
  private static final long TRUSTED_NANOS = TimeUnit.SECONDS.toNanos(1);

  private static final Seen NOTHING = new Seen(-1, 0);

  private final Source source;
  private final Supplier<Head> head;
  private final DurableEnd durable;
  private final ReentrantLock lock = new ReentrantLock();
  private final List<StoredCommit> commits = new ArrayList<>();
  private long bytes;

  /** The end of what was read; null before the first time and after trouble. */
  private volatile Head end;

  private volatile boolean news = true;

  /** Whether what is kept may be gone from the database. */
  private volatile boolean lost;

  /** As far as the log was seen in the database lately; {@link #endsBefore} goes by it. */
  private volatile Seen seen = NOTHING;

  private record Seen(long position, long at) {}

  /** The log in the database. */
  @FunctionalInterface
  interface Source {

    EventLog.Page readAfter(long position, int limit);
  }

  RecentCommits(Source source, Supplier<Head> head, DurableEnd durable, Doorbell doorbell) {
    this.source = source;
    this.head = head;
    this.durable = durable;
    doorbell.onRing(() -> news = true);
    doorbell.onTrouble(this::lose);
  }

  /**
   * The commits after a position, oldest first, all that this process has heard of.
   *
   * @return nothing when that is further back than what is kept
   */
  Optional<EventLog.Page> after(long position, int limit) {
    lock.lock();
    try {
      if (lost) {
        lost = false;
        forget();
      }
      if (news || end != null && end.position() < durable.heard()) {
        news = false;
        readOn();
      }
      if (end == null || position < start()) {
        return Optional.empty();
      }
      int from = firstAfter(position);
      int to = Math.min(commits.size(), from + limit);
      return Optional.of(
          new EventLog.Page(List.copyOf(commits.subList(from, to)), to < commits.size() || news));
    } catch (RuntimeException e) {
      forget();
      throw e;
    } finally {
      lock.unlock();
    }
  }

  /** The commit with this event of an aggregate, when it is among the newest. */
  Optional<StoredCommit> holding(String aggregateId, long sequence) {
    if (lost || !lock.tryLock()) {
      // Just being read on, which is no quicker than to ask for the one.
      return Optional.empty();
    }
    try {
      return commits.reversed().stream()
          .filter(commit -> commit.aggregateId().equals(aggregateId))
          .filter(commit -> commit.firstSequence() <= sequence && sequence <= commit.lastSequence())
          .findFirst();
    } finally {
      lock.unlock();
    }
  }

  /** Whether the log ends before a position somebody has read up to: it was taken back. */
  boolean endsBefore(long position) {
    Seen lately = seen;
    if (position <= lately.position() && System.nanoTime() - lately.at() < TRUSTED_NANOS) {
      return false;
    }
    return head.get().position() < position;
  }

  /** The database has just shown where the log ends; nobody need have rung for it yet. */
  void sawEnd(Head head) {
    Head read = end;
    if (read != null && head.position() > read.position()) {
      news = true;
    }
    seen = new Seen(head.position(), System.nanoTime());
  }

  private void readOn() {
    if (end == null) {
      end = head.get();
      return;
    }
    EventLog.Page page = source.readAfter(end.position(), PAGE);
    for (StoredCommit commit : page.commits()) {
      if (commit.position() != end.position() + 1
          || !Arrays.equals(commit.previousHash(), end.hash())) {
        // Those who follow see for themselves that it is another past.
        forget();
        return;
      }
      end = new Head(commit.lastPosition(), commit.hash(), commit.recordTime());
      keep(commit);
    }
    if (!page.commits().isEmpty()) {
      sawEnd(end);
    }
    if (page.more()) {
      news = true;
    }
  }

  private void keep(StoredCommit commit) {
    commits.add(commit);
    bytes += commit.bytes();
    int tooMany = 0;
    while (commits.size() - tooMany > KEPT || bytes > KEPT_BYTES && commits.size() - tooMany > 1) {
      bytes -= commits.get(tooMany++).bytes();
    }
    commits.subList(0, tooMany).clear();
  }

  /** Waits for no read that is stuck: others are to hear of the trouble, too. */
  private void lose() {
    seen = NOTHING;
    lost = true;
  }

  private void forget() {
    lock.lock();
    try {
      commits.clear();
      bytes = 0;
      end = null;
      seen = NOTHING;
      news = true;
    } finally {
      lock.unlock();
    }
  }

  private long start() {
    return commits.isEmpty() ? end.position() : commits.getFirst().position() - 1;
  }

  private int firstAfter(long position) {
    int low = 0;
    int high = commits.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (commits.get(middle).position() <= position) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
