package io.muster.incident.response.action;

import io.muster.eventlog.EventLog;
import io.muster.eventlog.StoredCommit;
import io.muster.eventlog.StoredEvent;
import io.muster.eventlog.codec.EventCodec;
import java.util.function.BiConsumer;
import org.springframework.stereotype.Component;

/**
 * Reads what became of actions and targets from the log itself each time it is asked for: what
 * somebody has just done is there for whoever looks next, and what was erased is not.
 */
@Component
class Histories {

  private static final int COMMITS_AT_ONCE = 500;

  private final EventLog log;
  private final EventCodec codec;

  Histories(EventLog log, EventCodec codec) {
    this.log = log;
    this.codec = codec;
  }

  /**
   * Gives every event of the aggregates whose ids begin alike, each aggregate's in order.
   *
   * @param upTo the position of the log up to which it is told
   */
  <E> void tell(String idPrefix, Class<E> kind, long upTo, BiConsumer<E, StoredEvent> listener) {
    StoredCommit last = null;
    EventLog.Page page;
    do {
      page = log.readAlike(idPrefix, last, COMMITS_AT_ONCE);
      for (StoredCommit commit : page.commits()) {
        commit.events().stream()
            .filter(event -> event.position() <= upTo)
            .forEach(event -> listener.accept(kind.cast(codec.decode(event)), event));
        last = commit;
      }
    } while (page.more());
  }
}
