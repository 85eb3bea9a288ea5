package io.muster.eventlog.bench;

import io.muster.contracts.Actor;
import io.muster.eventlog.codec.Drill;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;

/**
 * What one client writes: commits of one to three events, to a thousand streams of its own of which
 * a few are hot (Zipf), every fifth to a stream that is new. The same seed writes the same.
 */
final class Workload {

  private static final int STREAMS = 1_000;
  private static final double SKEW = 1.1;
  private static final double[] SHARES = shares();

  private final String client;
  private final Random random;
  private final long[] next = new long[STREAMS];
  private int fresh;

  Workload(String client, long seed) {
    this.client = client;
    this.random = new Random(seed * 31 + client.hashCode());
  }

  /** The events of the next command. */
  List<DomainEventMessage<?>> next() {
    int count = 1 + random.nextInt(3);
    if (random.nextInt(5) == 0) {
      return events(client + "-new-" + fresh++, 0, count);
    }
    int stream = hot(random.nextDouble());
    long first = next[stream];
    next[stream] += count;
    return events(client + "-" + stream, first, count);
  }

  static List<DomainEventMessage<?>> events(String stream, long first, int count) {
    List<DomainEventMessage<?>> events = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      events.add(
          new GenericDomainEventMessage<>(
              "Drill",
              stream,
              first + i,
              new Drill.Ended(stream, Actor.system("bench"), Instant.EPOCH),
              Map.of("actor", "{\"kind\":\"SYSTEM\",\"id\":\"bench\"}", "requestId", stream)));
    }
    return events;
  }

  private static int hot(double drawn) {
    int low = 0;
    int high = STREAMS - 1;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (SHARES[middle] < drawn) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static double[] shares() {
    double[] shares = new double[STREAMS];
    double sum = 0;
    for (int i = 0; i < STREAMS; i++) {
      sum += 1 / Math.pow(i + 1, SKEW);
      shares[i] = sum;
    }
    for (int i = 0; i < STREAMS; i++) {
      shares[i] /= sum;
    }
    return shares;
  }
}
