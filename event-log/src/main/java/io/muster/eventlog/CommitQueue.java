package io.muster.eventlog;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Commits that wait for the committer, handed over as many at once as one round trip may hold. */
final class CommitQueue {

  private static final long LINGER_NANOS = TimeUnit.MILLISECONDS.toNanos(1);
  private static final long LINGER_STEP_NANOS = TimeUnit.MICROSECONDS.toNanos(50);

  private final LogLimits limits;
  private final BlockingQueue<Waiting> queue;

  /** Did not fit into the last batch; only the committer's thread touches these two. */
  private Waiting carried;

  private int lastBatch;

  CommitQueue(LogLimits limits) {
    this.limits = limits;
    this.queue = new ArrayBlockingQueue<>(limits.waiting());
  }

  void add(Waiting waiting) {
    if (!queue.offer(waiting)) {
      throw new LogBusyException(
          "%d commits already wait for the database. Nothing was written. Try again in a moment."
              .formatted(limits.waiting()));
    }
  }

  boolean isEmpty() {
    return queue.isEmpty();
  }

  /** Waits a moment for work; empty when there is none. */
  Deque<Waiting> nextBatch() throws InterruptedException {
    Deque<Waiting> batch = new ArrayDeque<>();
    Waiting next = carried != null ? carried : queue.poll(100, TimeUnit.MILLISECONDS);
    carried = null;
    if (next != null) {
      linger();
    }
    long bytes = 0;
    while (next != null) {
      if (!batch.isEmpty() && bytes + next.bytes() > limits.batchBytes()) {
        carried = next;
        break;
      }
      batch.add(next);
      bytes += next.bytes();
      next = batch.size() < limits.batchCommits() ? queue.poll() : null;
    }
    lastBatch = batch.size();
    return batch;
  }

  void failAll() {
    for (Waiting left = queue.poll(); left != null; left = queue.poll()) {
      left.fail(new LogBusyException("The log was closed. Nothing was written."));
    }
  }

  /**
   * Callers who were acknowledged together come back nearly together. Without a moment's patience
   * the first of them would get a round trip to the disk of its own, and all others would wait for
   * it.
   */
  private void linger() {
    long until = System.nanoTime() + LINGER_NANOS;
    while (queue.size() + 1 < lastBatch && until - System.nanoTime() > 0) {
      LockSupport.parkNanos(LINGER_STEP_NANOS);
    }
  }
}
