package io.muster.incident.recovery.watch;

import io.muster.contracts.recovery.RecoveryWatchEvent;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.StoredCommit;
import io.muster.eventlog.codec.EventCodec;
import org.springframework.stereotype.Component;

/** The watches over recoveries, read from the log itself each time they are asked for. */
@Component
public final class RecoveryWatches {

  private static final int COMMITS_AT_ONCE = 500;

  private final EventLog log;
  private final EventCodec codec;

  RecoveryWatches(EventLog log, EventCodec codec) {
    this.log = log;
    this.codec = codec;
  }

  /**
   * Of one incident.
   *
   * @param upTo the position of the log as of which it is told; {@code Long.MAX_VALUE}: now
   */
  public WatchState of(String incidentId, long upTo) {
    WatchState state = new WatchState();
    long next = 0;
    EventLog.Page page;
    do {
      page = log.readAggregate(RecoveryWatchEvent.ID_PREFIX + incidentId, next, COMMITS_AT_ONCE);
      for (StoredCommit commit : page.commits()) {
        commit.events().stream()
            .filter(event -> event.position() <= upTo)
            .forEach(
                event -> state.apply((RecoveryWatchEvent) codec.decode(event), event.position()));
        next = commit.lastSequence() + 1;
      }
    } while (page.more());
    return state;
  }
}
