package io.muster.eventlog.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** How commands arrive. */
final class Load {

  static final long SEED = 20261124;

  private Load() {}

  /**
   * What came of it.
   *
   * @param perSecond commands made durable in a second
   * @param latency of each, in nanoseconds; in an open loop from the moment it was due
   */
  record Outcome(double perSecond, Histogram latency) {

    double p99Millis() {
      return latency.getValueAtPercentile(99) / 1e6;
    }
  }

  /** Closed loop: each client sends its next command when the last one is durable. */
  static Outcome closed(Contestant.Sink sink, int clients, Duration warmUp, Duration measured)
      throws InterruptedException {
    Histogram latency = new ConcurrentHistogram(3);
    AtomicBoolean running = new AtomicBoolean(true);
    AtomicBoolean counting = new AtomicBoolean();
    try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int client = 0; client < clients; client++) {
        Workload work = new Workload("client-" + client, SEED);
        pool.execute(
            () -> {
              while (running.get()) {
                long sent = System.nanoTime();
                sink.commit(work.next());
                if (counting.get()) {
                  latency.recordValue(System.nanoTime() - sent);
                }
              }
            });
      }
      TimeUnit.NANOSECONDS.sleep(warmUp.toNanos());
      long start = System.nanoTime();
      counting.set(true);
      TimeUnit.NANOSECONDS.sleep(measured.toNanos());
      counting.set(false);
      double perSecond = latency.getTotalCount() * 1e9 / (System.nanoTime() - start);
      running.set(false);
      return new Outcome(perSecond, latency);
    }
  }

  /** Open loop: commands come at their times whatever became of the ones before. */
  static Outcome open(Contestant.Sink sink, double perSecond, Duration measured)
      throws InterruptedException {
    return open(sink, perSecond, measured, "open");
  }

  /** The same, to streams of this name. */
  static Outcome open(Contestant.Sink sink, double perSecond, Duration measured, String name)
      throws InterruptedException {
    Histogram latency = new ConcurrentHistogram(3);
    long begin = System.nanoTime();
    long commands = Math.round(perSecond * measured.toMillis() / 1000);
    // Each client's streams are its own, so a client's commands stay in order.
    List<ExecutorService> clients = new ArrayList<>();
    ConcurrentHashMap<Integer, Workload> work = new ConcurrentHashMap<>();
    for (int client = 0; client < 128; client++) {
      clients.add(Executors.newSingleThreadExecutor(Thread.ofVirtual().factory()));
      work.put(client, new Workload(name + "-" + client, SEED));
    }
    for (long i = 0; i < commands; i++) {
      long due = begin + Math.round(i * 1e9 / perSecond);
      long wait = due - System.nanoTime();
      if (wait > 0) {
        TimeUnit.NANOSECONDS.sleep(wait);
      }
      int client = (int) (i % clients.size());
      clients
          .get(client)
          .execute(
              () -> {
                sink.commit(work.get(client).next());
                latency.recordValue(Math.max(0, System.nanoTime() - due));
              });
    }
    clients.forEach(ExecutorService::close);
    return new Outcome(commands * 1e9 / (System.nanoTime() - begin), latency);
  }
}
