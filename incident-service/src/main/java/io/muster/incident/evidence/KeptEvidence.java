package io.muster.incident.evidence;

import io.muster.contracts.evidence.EvidenceCommand.Collect;
import io.muster.contracts.evidence.EvidenceEvent;
import io.muster.eventlog.AggregateEvents;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.codec.EventCodec;
import io.muster.starter.Refused;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * The evidence of incidents, read from the log itself each time it is asked for: who may see an
 * item must not be told by what a read model has not heard yet.
 */
@Component
public final class KeptEvidence {

  private final EventLog log;
  private final EventCodec codec;

  KeptEvidence(EventLog log, EventCodec codec) {
    this.log = log;
    this.codec = codec;
  }

  /**
   * Of one incident.
   *
   * @param upTo the position of the log as of which it is told; {@code Long.MAX_VALUE}: now
   */
  public EvidenceItems of(String incidentId, long upTo) {
    EvidenceItems items = new EvidenceItems();
    AggregateEvents.upTo(
        log,
        EvidenceEvent.ID_PREFIX + incidentId,
        upTo,
        event -> items.apply((EvidenceEvent) codec.decode(event)));
    return items;
  }

  /**
   * That something may be brought in, as far as can be told before its bytes have a name: what is
   * refused here leaves nothing behind.
   *
   * @throws Refused as collecting it would be refused
   */
  public void requireTakable(Collect command, Instant now) {
    CustodySteps.collected(command, now);
    EvidenceItems items = of(command.incidentId());
    // The same request once more is answered as the first was.
    if (items.holding(command.content()).isEmpty()) {
      items.requireRoom();
    }
  }

  /** Of one incident, now. */
  public EvidenceItems of(String incidentId) {
    return of(incidentId, Long.MAX_VALUE);
  }
}
