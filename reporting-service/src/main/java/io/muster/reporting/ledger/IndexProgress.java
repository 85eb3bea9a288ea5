package io.muster.reporting.ledger;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Lets a reader wait until an index has come far enough. */
public class IndexProgress {

  /** Another process may be the one that writes the index; then nobody here is told. */
  private static final long LOOK_AGAIN_MILLIS = 100;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition moved = lock.newCondition();

  /** The index has come further. */
  public void moved() {
    lock.lock();
    try {
      moved.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Whether it came true in time. */
  public boolean await(BooleanSupplier farEnough, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    lock.lock();
    try {
      while (!farEnough.getAsBoolean()) {
        if (deadline - System.nanoTime() <= 0) {
          return false;
        }
        moved.await(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
      }
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }
}
