package io.muster.starter;

import io.muster.eventlog.EventLog;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that is woken whenever the log may have grown, for what a process keeps in its own
 * memory and so has to follow by itself. Read models follow through Axon's processors instead.
 */
public final class LogFollower {

  private static final Logger LOG = LoggerFactory.getLogger(LogFollower.class);
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

  private final EventLog log;
  private final String name;
  private final Step step;
  private final Semaphore rings = new Semaphore(1);
  private volatile boolean running;
  private Runnable stopListening = () -> {};

  /**
   * Does not start yet.
   *
   * @param name of the thread
   */
  public LogFollower(EventLog log, String name, Step step) {
    this.log = log;
    this.name = name;
    this.step = step;
  }

  /** Reads on. */
  public interface Step {

    /**
     * Takes what comes next in the log.
     *
     * @return whether there may be more already; else it is called again when something was
     *     recorded, and at least every second. When it throws, it is called again after a second.
     */
    boolean next() throws InterruptedException;
  }

  /** From now on. */
  public void start() {
    running = true;
    stopListening = log.doorbell().onRing(rings::release);
    Thread.ofPlatform().daemon().name(name).start(this::follow);
  }

  /** After the step under way; does not wait for it. */
  public void stop() {
    running = false;
    stopListening.run();
    rings.release();
  }

  /** Has it look now, as when something was recorded. */
  public void wake() {
    rings.release();
  }

  /** Between start and stop. */
  public boolean isRunning() {
    return running;
  }

  private void follow() {
    while (running) {
      try {
        rings.tryAcquire(BETWEEN_TRIES.toMillis(), TimeUnit.MILLISECONDS);
        rings.drainPermits();
        while (running && step.next()) {
          // There may be more.
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.warn("{} cannot follow the log; it tries again in a moment", name, e);
        pause();
      }
    }
  }

  private static void pause() {
    try {
      Thread.sleep(BETWEEN_TRIES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
