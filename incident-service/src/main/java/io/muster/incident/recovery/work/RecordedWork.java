package io.muster.incident.recovery.work;

import io.muster.contracts.recovery.RecoveryWorkEvent;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.StoredCommit;
import io.muster.eventlog.codec.EventCodec;
import org.springframework.stereotype.Component;

/**
 * The work on record in incidents, read from the log itself each time it is asked for: what
 * somebody has just recorded counts for the next decision, and what was erased is not there.
 */
@Component
public final class RecordedWork {

  private static final int COMMITS_AT_ONCE = 500;

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
    long next = 0;
    EventLog.Page page;
    do {
      page = log.readAggregate(RecoveryWorkEvent.ID_PREFIX + incidentId, next, COMMITS_AT_ONCE);
      for (StoredCommit commit : page.commits()) {
        commit.events().stream()
            .filter(event -> event.position() <= upTo)
            .forEach(event -> records.apply((RecoveryWorkEvent) codec.decode(event)));
        next = commit.lastSequence() + 1;
      }
    } while (page.more());
    return records;
  }
}
