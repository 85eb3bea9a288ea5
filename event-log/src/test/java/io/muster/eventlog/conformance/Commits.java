package io.muster.eventlog.conformance;

import io.muster.eventlog.Commit;
import io.muster.eventlog.CommitReceipt;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.NewEvent;
import io.muster.eventlog.SequenceTakenException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Commits of drills. */
final class Commits {

  private Commits() {}

  static Commit of(String aggregateId, long firstSequence, int count) {
    return new Commit(
        "Drill", aggregateId, firstSequence, events(aggregateId, firstSequence, count));
  }

  static Commit of(String aggregateId, long firstSequence, String key, String request) {
    return new Commit(
        "Drill",
        aggregateId,
        firstSequence,
        events(aggregateId, firstSequence, 1),
        Optional.of(key),
        Optional.of(request));
  }

  /** Loses and decides again until it wins, as a command does. */
  static CommitReceipt appendAtTheEnd(EventLog log, String aggregateId, int count) {
    while (true) {
      try {
        long next = log.lastSequence(aggregateId).map(last -> last + 1).orElse(0L);
        return log.append(of(aggregateId, next, count));
      } catch (SequenceTakenException e) {
        Thread.onSpinWait();
      }
    }
  }

  static NewEvent event(String payload) {
    return new NewEvent(
        UUID.randomUUID().toString(),
        "drill.noted",
        1,
        "{\"actor\":\"rosa\"}".getBytes(StandardCharsets.UTF_8),
        payload.getBytes(StandardCharsets.UTF_8));
  }

  private static List<NewEvent> events(String aggregateId, long firstSequence, int count) {
    List<NewEvent> events = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      events.add(
          event("{\"drillId\":\"%s\",\"note\":%d}".formatted(aggregateId, firstSequence + i)));
    }
    return events;
  }
}
