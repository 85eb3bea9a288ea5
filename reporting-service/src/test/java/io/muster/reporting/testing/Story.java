package io.muster.reporting.testing;

import io.muster.contracts.Event;
import io.muster.eventlog.StoredCommit;
import io.muster.eventlog.StoredEvent;
import io.muster.eventlog.codec.EventTypes;
import io.muster.eventlog.verify.LogFormat;
import io.muster.reporting.ledger.LogEntry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Events as the log would hold them, one commit each, without a database. */
public final class Story {

  private final List<LogEntry> entries = new ArrayList<>();
  private final Map<String, Long> sequences = new HashMap<>();
  private byte[] previous = LogFormat.genesis();

  /** The given events in order, each recorded two seconds after it happened. */
  public static Story of(Event... events) {
    Story story = new Story();
    for (Event event : events) {
      story.then(event);
    }
    return story;
  }

  /** One more event. */
  public Story then(Event event) {
    return record(
        EventTypes.nameOf(event.getClass()),
        EventTypes.revisionOf(event.getClass()),
        event.aggregateId(),
        event.toString(),
        event.at().plusSeconds(2),
        Optional.of(event));
  }

  /** An event of a kind that this version does not know. */
  public Story thenUnreadable(String type, String aggregateId, Instant at) {
    return record(type, 9, aggregateId, "{}", at, Optional.empty());
  }

  /** Everything so far. */
  public List<LogEntry> entries() {
    return entries;
  }

  /** The same without what belongs to one aggregate, as an incident's part of the log is. */
  public Story without(String aggregateId) {
    Story story = new Story();
    entries.stream()
        .filter(entry -> !entry.commit().aggregateId().equals(aggregateId))
        .forEach(story.entries::add);
    return story;
  }

  /** The newest entry. */
  public LogEntry last() {
    return entries.getLast();
  }

  private Story record(
      String type,
      int revision,
      String aggregateId,
      String content,
      Instant recordTime,
      Optional<Event> event) {
    long position = entries.size() + 1;
    long sequence = sequences.merge(aggregateId, 0L, (old, zero) -> old + 1);
    String id = "event-" + position;
    byte[] payload = content.getBytes(StandardCharsets.UTF_8);
    byte[] metadata = "{}".getBytes(StandardCharsets.UTF_8);
    byte[] leaf =
        LogFormat.leafHash(
            id, "Aggregate", aggregateId, sequence, type, revision, metadata, payload);
    byte[] hash = LogFormat.commitHash(previous, position, recordTime, List.of(leaf));
    StoredEvent stored =
        new StoredEvent(position, sequence, id, type, revision, metadata, payload, leaf);
    entries.add(
        new LogEntry(
            new StoredCommit(
                position,
                LogFormat.VERSION,
                "Aggregate",
                aggregateId,
                sequence,
                recordTime,
                previous,
                hash,
                Optional.empty(),
                Optional.empty(),
                List.of(stored)),
            stored,
            event));
    previous = hash;
    return this;
  }
}
