package io.muster.eventlog.bench;

import com.mongodb.client.MongoDatabase;
import io.muster.eventlog.EventLog;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Several in one process who follow the log, as the registers of a service do. */
final class Followers {

  static final int MANY = 8;

  private static final int PAGE = 500;

  private Followers() {}

  /**
   * Follows for ever.
   *
   * @param shared whether what is new is read once for all of them
   */
  static void follow(MongoDatabase database, boolean shared) throws InterruptedException {
    EventLog log = EventLog.open(database, Clock.systemUTC());
    long from = log.head().position();
    Thread last = null;
    for (int i = 0; i < MANY; i++) {
      Semaphore rung = new Semaphore(0);
      log.doorbell().onRing(rung::release);
      last = Thread.ofVirtual().start(() -> follow(log, from, shared, rung));
    }
    System.out.println("ready");
    last.join();
  }

  private static void follow(EventLog log, long from, boolean shared, Semaphore rung) {
    long read = from;
    while (true) {
      rung.acquireUninterruptibly();
      rung.drainPermits();
      EventLog.Page page;
      do {
        page = shared ? log.follow(read, PAGE) : log.readAfter(read, PAGE);
        if (!page.commits().isEmpty()) {
          read = page.commits().getLast().lastPosition();
        }
      } while (page.more());
    }
  }

  /** Processor time of such a process for each event, in microseconds, under this load. */
  static double microsPerEvent(
      Contestant muster, OtherProcess followers, double perSecond, Duration measured)
      throws InterruptedException {
    followers.await("ready");
    Load.open(muster.sink(), perSecond, measured, "warm-up");
    long before = newest(muster);
    Duration cpu = followers.cpu();
    Load.open(muster.sink(), perSecond, measured, "followed");
    // Who reads last is done long before that.
    TimeUnit.SECONDS.sleep(1);
    return followers.cpu().minus(cpu).toNanos() / 1e3 / (newest(muster) - before);
  }

  private static long newest(Contestant muster) {
    try (EventLog log = EventLog.open(muster.database(), Clock.systemUTC())) {
      return log.head().position();
    }
  }
}
