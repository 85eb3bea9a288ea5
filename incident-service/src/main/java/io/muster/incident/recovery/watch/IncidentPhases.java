package io.muster.incident.recovery.watch;

import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.IncidentEvent.PhaseChanged;
import io.muster.contracts.incident.Phase;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.StoredCommit;
import io.muster.eventlog.codec.EventCodec;
import org.springframework.stereotype.Component;

/** In which phase incidents are, from the log itself. */
@Component
class IncidentPhases {

  private static final int COMMITS_AT_ONCE = 500;

  private final EventLog log;
  private final EventCodec codec;

  IncidentPhases(EventLog log, EventCodec codec) {
    this.log = log;
    this.codec = codec;
  }

  Phase of(String incidentId) {
    Phase phase = Phase.IDENTIFICATION;
    long next = 0;
    EventLog.Page page;
    do {
      page = log.readAggregate(incidentId, next, COMMITS_AT_ONCE);
      for (StoredCommit commit : page.commits()) {
        for (var event : commit.events()) {
          if ((IncidentEvent) codec.decode(event) instanceof PhaseChanged changed) {
            phase = changed.to();
          }
        }
        next = commit.lastSequence() + 1;
      }
    } while (page.more());
    return phase;
  }
}
