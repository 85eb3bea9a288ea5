package io.muster.starter.timer;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
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
  static final Duration SAFETY_NET = Duration.ofSeconds(1);
  private static final Duration AFTER_TROUBLE = Duration.ofSeconds(5);
  private static final Duration FINISH = Duration.ofSeconds(10);

  /** Few enough to be dealt with long before their lease ends. */
  private static final int MOST_TOGETHER = 100;

  private final String name;
  private final Timers timers;
  private final int most;
  private final UnaryOperator<String> about;
  private final JointAction action;
  private final int atOnce;
  private final Clock clock;
  private final Semaphore slots;
  private final Semaphore news = new Semaphore(0);
  private final Set<String> held = ConcurrentHashMap.newKeySet();
  private volatile Thread loop;

  /** What to do with due timers that are about the same thing. */
  @FunctionalInterface
  public interface JointAction {

    /**
     * Deals with them; must be safe to repeat. When it throws, all of them are tried again.
     *
     * @return those to be looked at again, and when; the others are done
     */
    Map<String, Instant> due(List<String> ids);
  }

  /** A loop over these timers that deals with at most {@code atOnce} of them at the same time. */
  public TimerLoop(String name, Timers timers, Action action, int atOnce, Clock clock) {
    this(
        name,
        timers,
        1,
        UnaryOperator.identity(),
        ids ->
            action
                .due(ids.getFirst())
                .map(again -> Map.of(ids.getFirst(), again))
                .orElseGet(Map::of),
        atOnce,
        clock);
  }

  private TimerLoop(
      String name,
      Timers timers,
      int most,
      UnaryOperator<String> about,
      JointAction action,
      int atOnce,
      Clock clock) {
    this.name = name;
    this.timers = timers;
    this.most = most;
    this.about = about;
    this.action = action;
    this.atOnce = atOnce;
    this.clock = clock;
    this.slots = new Semaphore(atOnce);
  }

  /**
   * A loop over timers of which many come due at the same moment: it claims them together, and
   * those that are about the same thing are dealt with as one.
   *
   * @param about what a timer is about, by its id
   * @param atOnce how many things are dealt with at the same time, at most
   */
  public static TimerLoop together(
      String name,
      Timers timers,
      UnaryOperator<String> about,
      JointAction action,
      int atOnce,
      Clock clock) {
    return new TimerLoop(name, timers, MOST_TOGETHER, about, action, atOnce, clock);
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
        held.add(id);
        dealWith(List.of(id));
        return;
      }
    }
    timers.remindIfNone(id, clock.instant());
  }

  private void run() {
    while (loop == Thread.currentThread()) {
      try {
        if (!dealWithDue()) {
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

  /** Claims no more than what is dealt with before long: some place has to be free. */
  private boolean dealWithDue() throws InterruptedException {
    slots.acquire();
    List<String> claimed = List.of();
    try {
      claimed =
          most == 1 ? timers.claim(held).map(List::of).orElse(List.of()) : timers.claim(held, most);
    } finally {
      if (claimed.isEmpty()) {
        slots.release();
      }
    }
    held.addAll(claimed);
    Map<String, List<String>> alike =
        claimed.stream()
            .collect(Collectors.groupingBy(about, LinkedHashMap::new, Collectors.toList()));
    boolean first = true;
    for (List<String> some : alike.values()) {
      if (!first) {
        // What is claimed is dealt with even if the loop is to stop.
        slots.acquireUninterruptibly();
      }
      first = false;
      dealWith(some);
    }
    return !claimed.isEmpty();
  }

  private void dealWith(List<String> ids) {
    Thread.ofVirtual()
        .name(name + " " + ids.getFirst())
        .start(
            () -> {
              try {
                attempt(ids);
              } finally {
                held.removeAll(ids);
                slots.release();
                news.release();
              }
            });
  }

  private void attempt(List<String> ids) {
    try {
      Map<String, Instant> again = action.due(ids);
      again.forEach(timers::again);
      List<String> done = ids.stream().filter(id -> !again.containsKey(id)).toList();
      if (!done.isEmpty()) {
        timers.done(done);
      }
    } catch (RuntimeException e) {
      LOG.error("{}: {} failed; tried again in {}", name, ids, AFTER_TROUBLE, e);
      try {
        Instant later = clock.instant().plus(AFTER_TROUBLE);
        ids.forEach(id -> timers.again(id, later));
      } catch (RuntimeException stillTrouble) {
        LOG.warn("{}: {} is tried again when its lease ends", name, ids);
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
