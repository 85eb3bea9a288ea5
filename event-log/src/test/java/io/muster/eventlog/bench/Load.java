package io.muster.eventlog.bench;

import io.muster.contracts.Actor;
import io.muster.eventlog.codec.Drill;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.StreamableMessageSource;

/** What the contestants are put through. */
final class Load {

  private Load() {}

  /** Closed loop: each client sends its next command when the last one is durable. */
  static double commandsPerSecond(Contestant store, int clients, Duration warmUp, Duration measured)
      throws Exception {
    LongAdder done = new LongAdder();
    AtomicBoolean running = new AtomicBoolean(true);
    try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int client = 0; client < clients; client++) {
        String name = "load-" + client + "-";
        pool.execute(
            () -> {
              for (int i = 0; running.get(); i++) {
                store.writer().publish(command(name + i));
                done.increment();
              }
            });
      }
      TimeUnit.NANOSECONDS.sleep(warmUp.toNanos());
      long before = done.sum();
      long start = System.nanoTime();
      TimeUnit.NANOSECONDS.sleep(measured.toNanos());
      double perSecond = (done.sum() - before) * 1e9 / (System.nanoTime() - start);
      running.set(false);
      return perSecond;
    }
  }

  /**
   * Open loop: at a fixed pace, from the moment a command is durable until a reader elsewhere has
   * its event.
   */
  static Histogram lag(Contestant store, int events, Duration pace) throws Exception {
    Map<String, Long> durable = new ConcurrentHashMap<>();
    Map<String, Long> read = new ConcurrentHashMap<>();
    StreamableMessageSource<TrackedEventMessage<?>> source = store.reader();
    CountDownLatch reading = new CountDownLatch(1);
    try (var stream = source.openStream(store.reader().createHeadToken())) {
      Thread reader =
          Thread.ofPlatform()
              .start(
                  () -> {
                    reading.countDown();
                    try {
                      while (read.size() < events) {
                        TrackedEventMessage<?> event = stream.nextAvailable();
                        if (((Drill) event.getPayload()).drillId().startsWith("lag-")) {
                          read.put(event.getIdentifier(), System.nanoTime());
                        }
                      }
                    } catch (InterruptedException e) {
                      Thread.currentThread().interrupt();
                    }
                  });
      reading.await();
      long start = System.nanoTime();
      for (int i = 0; i < events; i++) {
        TimeUnit.NANOSECONDS.sleep(start + i * pace.toNanos() - System.nanoTime());
        DomainEventMessage<?> event = command("lag-" + i);
        store.writer().publish(event);
        durable.put(event.getIdentifier(), System.nanoTime());
      }
      if (!reader.join(Duration.ofSeconds(30))) {
        reader.interrupt();
        throw new IllegalStateException(
            "the reader has seen %d of %d events after 30 s".formatted(read.size(), events));
      }
    }
    Histogram lag = new Histogram(3);
    durable.forEach((id, since) -> lag.recordValue(Math.max(0, read.get(id) - since)));
    return lag;
  }

  private static DomainEventMessage<?> command(String drillId) {
    return new GenericDomainEventMessage<>(
        "Drill",
        drillId,
        0,
        new Drill.Ended(drillId, Actor.system("bench"), Instant.EPOCH),
        Map.of("actor", "{\"kind\":\"SYSTEM\",\"id\":\"bench\"}", "requestId", drillId));
  }
}
