package io.muster.starter.timer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Wakes when the next timer is due and has it dealt with, several at a time. It also looks every
 * second, for timers another process left behind.
 */
public class TimerLoop implements SmartLifecycle {

  /** What to do with a due timer. */
  @FunctionalInterface
  public interface Action {

    /**
     * Deals with it; must be safe to repeat.
     *
     * @return when to look at it again; nothing when it is done
     */
    Optional<Instant> due(String id);
  }

  private static final Logger LOG = LoggerFactory.getLogger(TimerLoop.class);
  private static final Duration SAFETY_NET = Duration.ofSeconds(1);
  private static final Duration AFTER_TROUBLE = Duration.ofSeconds(5);
  private static final Duration FINISH = Duration.ofSeconds(10);

  private final String name;
  private final Timers timers;
  private final Action action;
  private final int atOnce;
  private final Clock clock;
  private final Semaphore slots;
  private final Semaphore news = new Semaphore(0);
  private final Set<String> held = ConcurrentHashMap.newKeySet();
  private volatile Thread loop;

  /** A loop over these timers that deals with at most {@code atOnce} of them at the same time. */
  public TimerLoop(String name, Timers timers, Action action, int atOnce, Clock clock) {
    this.name = name;
    this.timers = timers;
    this.action = action;
    this.atOnce = atOnce;
    this.clock = clock;
    this.slots = new Semaphore(atOnce);
  }

  @Override
  public void start() {
    timers.onChange(news::release);
    Thread thread = Thread.ofVirtual().name(name).unstarted(this::run);
    loop = thread;
    thread.start();
  }

  /** Takes on nothing more and lets what is under way finish. */
  @Override
  public void stop() {
    Thread running = loop;
    loop = null;
    if (running == null) {
      return;
    }
    running.interrupt();
    try {
      if (!slots.tryAcquire(atOnce, FINISH.toMillis(), TimeUnit.MILLISECONDS)) {
        LOG.warn("{}: stopped with {} under way; they are taken up again", name, held.size());
      } else {
        slots.release(atOnce);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return loop != null;
  }

  /**
   * Deals with what is due at this very moment, without the wait for its reminder to be found. The
   * reminder is there when this returns, so that another process takes it up should this one end.
   * Where as many are under way as may be, it is dealt with in its turn; one that somebody deals
   * with already is left to them.
   */
  public void now(String id) {
    if (loop != null && slots.tryAcquire()) {
      boolean taken = false;
      try {
        taken = timers.take(id);
      } finally {
        if (!taken) {
          slots.release();
        }
      }
      if (taken) {
        dealWith(id);
        return;
      }
    }
    timers.remindIfNone(id, clock.instant());
  }

  private void run() {
    while (loop == Thread.currentThread()) {
      try {
        slots.acquire();
        if (!claimOne()) {
          waitForNext();
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        if (loop == null) {
          return;
        }
        LOG.warn("{}: cannot look for what is due; looking again", name, e);
        rest();
      }
    }
  }

  /** Holds a slot when called; the slot goes to the work, or back. */
  private boolean claimOne() {
    Optional<String> claimed = Optional.empty();
    try {
      claimed = timers.claim(held);
      claimed.ifPresent(this::dealWith);
      return claimed.isPresent();
    } finally {
      if (claimed.isEmpty()) {
        slots.release();
      }
    }
  }

  private void dealWith(String id) {
    held.add(id);
    Thread.ofVirtual()
        .name(name + " " + id)
        .start(
            () -> {
              try {
                attempt(id);
              } finally {
                held.remove(id);
                slots.release();
                news.release();
              }
            });
  }

  private void attempt(String id) {
    try {
      Optional<Instant> again = action.due(id);
      if (again.isPresent()) {
        timers.again(id, again.get());
      } else {
        timers.done(id);
      }
    } catch (RuntimeException e) {
      LOG.error("{}: {} failed; tried again in {}", name, id, AFTER_TROUBLE, e);
      try {
        timers.again(id, clock.instant().plus(AFTER_TROUBLE));
      } catch (RuntimeException stillTrouble) {
        LOG.warn("{}: {} is tried again when its lease ends", name, id);
      }
    }
  }

  /** Looks every second, as another process may leave one behind; takes nothing to look for. */
  private void waitForNext() throws InterruptedException {
    while (loop == Thread.currentThread()) {
      Duration wait =
          timers
              .nextDue(held)
              .map(due -> Duration.between(clock.instant(), due))
              .filter(until -> until.compareTo(SAFETY_NET) < 0)
              .orElse(SAFETY_NET);
      if (news.tryAcquire(Math.max(1, wait.toMillis()), TimeUnit.MILLISECONDS)) {
        news.drainPermits();
        return;
      }
      if (wait.compareTo(SAFETY_NET) < 0) {
        return;
      }
    }
  }

  private static void rest() {
    try {
      TimeUnit.MILLISECONDS.sleep(SAFETY_NET.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
