package io.muster.eventlog.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.eventlog.EventLog;
import io.muster.eventlog.StoredCommit;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A reader that follows the log while others write, and checks that each commit follows the one
 * before.
 */
final class Tail implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final EventLog log;
  private final Semaphore rings = new Semaphore(1);
  private final AtomicLong next;
  private final AtomicLong commits = new AtomicLong();
  private final AtomicReference<String> wrong = new AtomicReference<>();
  private final Runnable unsubscribe;
  private final Thread thread;

  private Tail(EventLog log, long position) {
    this.log = log;
    this.next = new AtomicLong(position);
    this.unsubscribe = log.doorbell().onRing(rings::release);
    this.thread = Thread.ofVirtual().start(this::follow);
  }

  static Tail from(EventLog log, long position) {
    return new Tail(log, position);
  }

  long commits() {
    return commits.get();
  }

  void assertSawAllUpTo(long position) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (next.get() <= position && wrong.get() == null && System.nanoTime() < deadline) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
    assertThat(wrong.get()).isNull();
    assertThat(next.get()).isEqualTo(position + 1);
  }

  @Override
  public void close() {
    unsubscribe.run();
    thread.interrupt();
  }

  private void follow() {
    try {
      while (wrong.get() == null) {
        rings.acquire();
        rings.drainPermits();
        while (readPage()) {
          rings.drainPermits();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean readPage() {
    boolean any = false;
    for (StoredCommit commit : log.read(next.get(), 100)) {
      any = true;
      if (commit.position() != next.get()) {
        wrong.set("expected position %d, got %d".formatted(next.get(), commit.position()));
        return false;
      }
      commits.incrementAndGet();
      next.set(commit.lastPosition() + 1);
    }
    return any;
  }
}
