package io.muster.starter;

import java.util.Arrays;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets one thread of this process at a time see to a thing, so that whoever hears of it in the log
 * finds done what whoever recorded it is just doing. It saves work and guards nothing: another
 * process may do the same at the same moment.
 */
public final class OneAtATime {

  private static final int STRIPES = 64;

  private final Lock[] locks = new Lock[STRIPES];

  /** With nothing under way. */
  public OneAtATime() {
    Arrays.setAll(locks, stripe -> new ReentrantLock());
  }

  /** Does something when nobody else here is doing something about the same. */
  public void run(String about, Runnable step) {
    Lock lock = locks[Math.floorMod(about.hashCode(), STRIPES)];
    lock.lock();
    try {
      step.run();
    } finally {
      lock.unlock();
    }
  }
}
