package io.muster.incident.recovery.work;

import io.muster.contracts.recovery.RecoveryWorkEvent;
import io.muster.eventlog.AggregateEvents;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.codec.EventCodec;
import org.springframework.stereotype.Component;

/**
 * The work on record in incidents, read from the log itself each time it is asked for: what
 * somebody has just recorded counts for the next decision, and what was erased is not there.
 */
@Component
public final class RecordedWork {

  private final EventLog log;
  private final EventCodec codec;

  RecordedWork(EventLog log, EventCodec codec) {
    this.log = log;
    this.codec = codec;
  }

  /**
   * Of one incident.
   *
   * @param upTo the position of the log as of which it is told; {@code Long.MAX_VALUE}: now
   */
  public WorkRecords of(String incidentId, long upTo) {
    WorkRecords records = new WorkRecords();
    AggregateEvents.upTo(
        log,
        RecoveryWorkEvent.ID_PREFIX + incidentId,
        upTo,
        event -> records.apply((RecoveryWorkEvent) codec.decode(event)));
    return records;
  }
}
