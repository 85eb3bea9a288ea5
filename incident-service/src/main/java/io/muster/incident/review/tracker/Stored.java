package io.muster.incident.review.tracker;

import io.muster.contracts.Event;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.StoredCommit;
import io.muster.eventlog.StoredEvent;
import io.muster.eventlog.codec.EventCodec;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** What is stored of one thing at this moment, from the log itself. */
@Component
class Stored {

  private static final int COMMITS_AT_ONCE = 500;

  private final EventLog log;
  private final EventCodec codec;

  Stored(EventLog log, EventCodec codec) {
    this.log = log;
    this.codec = codec;
  }

  /** Gives every event, oldest first, as it is stored. */
  void each(String aggregateId, Consumer<StoredEvent> listener) {
    long next = 0;
    EventLog.Page page;
    do {
      page = log.readAggregate(aggregateId, next, COMMITS_AT_ONCE);
      for (StoredCommit commit : page.commits()) {
        commit.events().forEach(listener);
        next = commit.lastSequence() + 1;
      }
    } while (page.more());
  }

  /** An event as it can be read. */
  Event read(StoredEvent event) {
    return codec.decode(event);
  }
}
