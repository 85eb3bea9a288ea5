package io.muster.eventlog.axon;

import io.muster.eventlog.Doorbell;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;

/**
 * A processor's view of the log: past events page by page, then new ones as the doorbell rings. A
 * database error goes to the processor, which then starts again from its stored token.
 */
final class LogEventStream implements TrackingEventStream {

  private final LogCursor cursor;
  private final Runnable unsubscribe;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition rang = lock.newCondition();
  private boolean news = true;
  private boolean closed;
  private volatile Runnable onAvailable = () -> {};

  LogEventStream(LogCursor cursor, Doorbell doorbell) {
    this.cursor = cursor;
    this.unsubscribe = doorbell.onRing(this::hear);
  }

  @Override
  public Optional<TrackedEventMessage<?>> peek() {
    return hasNextAvailable() ? cursor.fetched() : Optional.empty();
  }

  @Override
  public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
    long left = unit.toNanos(timeout);
    while (true) {
      if (available()) {
        return true;
      }
      lock.lockInterruptibly();
      try {
        while (!news) {
          if (left <= 0 || closed) {
            return false;
          }
          left = rang.awaitNanos(left);
        }
      } finally {
        lock.unlock();
      }
    }
  }

  @Override
  public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
    while (!hasNextAvailable(Integer.MAX_VALUE, TimeUnit.MILLISECONDS)) {
      if (closed()) {
        throw new IllegalStateException("The stream is closed");
      }
    }
    return cursor.next();
  }

  @Override
  public boolean setOnAvailableCallback(Runnable callback) {
    onAvailable = callback;
    callback.run();
    return true;
  }

  @Override
  public void close() {
    unsubscribe.run();
    lock.lock();
    try {
      closed = true;
      rang.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Asks the database only when there may be news; the doorbell says so at least when the head has
   * moved.
   */
  private boolean available() {
    if (cursor.fetched().isPresent()) {
      return true;
    }
    if (!takeNews()) {
      return false;
    }
    boolean fetched = cursor.hasNext();
    if (cursor.more()) {
      keepNews();
    }
    return fetched;
  }

  private boolean takeNews() {
    lock.lock();
    try {
      boolean had = news;
      news = false;
      return had;
    } finally {
      lock.unlock();
    }
  }

  private void keepNews() {
    lock.lock();
    try {
      news = true;
    } finally {
      lock.unlock();
    }
  }

  private void hear() {
    lock.lock();
    try {
      news = true;
      rang.signalAll();
    } finally {
      lock.unlock();
    }
    onAvailable.run();
  }

  private boolean closed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }
}
