package io.muster.incident.recovery.watch;

import io.muster.contracts.incident.IncidentEvent.PhaseChanged;
import io.muster.contracts.incident.Phase;
import io.muster.eventlog.AggregateEvents;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.codec.EventCodec;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;

/** In which phase incidents are, from the log itself. */
@Component
class IncidentPhases {

  private final EventLog log;
  private final EventCodec codec;

  IncidentPhases(EventLog log, EventCodec codec) {
    this.log = log;
    this.codec = codec;
  }

  Phase of(String incidentId) {
    AtomicReference<Phase> phase = new AtomicReference<>(Phase.IDENTIFICATION);
    AggregateEvents.each(
        log,
        incidentId,
        event -> {
          if (codec.decode(event) instanceof PhaseChanged changed) {
            phase.set(changed.to());
          }
        });
    return phase.get();
  }
}
