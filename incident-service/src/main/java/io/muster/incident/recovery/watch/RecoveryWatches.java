package io.muster.incident.recovery.watch;

import io.muster.contracts.recovery.RecoveryWatchEvent;
import io.muster.eventlog.AggregateEvents;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.codec.EventCodec;
import org.springframework.stereotype.Component;

/** The watches over recoveries, read from the log itself each time they are asked for. */
@Component
public final class RecoveryWatches {

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
    AggregateEvents.upTo(
        log,
        RecoveryWatchEvent.ID_PREFIX + incidentId,
        upTo,
        event -> state.apply((RecoveryWatchEvent) codec.decode(event), event.position()));
    return state;
  }
}
