package io.muster.incident.evidence;

import io.muster.contracts.erasure.LegalHoldEvent;
import io.muster.contracts.erasure.LegalHoldEvent.HoldLifted;
import io.muster.contracts.erasure.LegalHoldEvent.HoldSet;
import io.muster.eventlog.AggregateEvents;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.codec.EventCodec;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The legal holds that forbid deleting evidence, as the register in the log says this moment. */
@Component
public class HoldsOnEvidence {

  private final EventLog log;
  private final EventCodec codec;

  HoldsOnEvidence(EventLog log, EventCodec codec) {
    this.log = log;
    this.codec = codec;
  }

  /** The holds that are not lifted, oldest first. */
  public record Standing(List<HoldSet> holds) {

    /**
     * The ids of those on an incident or on one of these people.
     *
     * @param people the ids of those the evidence names
     */
    public List<String> covering(String incidentId, Collection<String> people) {
      return holds.stream()
          .filter(
              hold ->
                  incidentId.equals(hold.incidentId())
                      || hold.personId() != null && people.contains(hold.personId()))
          .map(HoldSet::holdId)
          .toList();
    }
  }

  /** As {@link Standing#covering} says of those that stand this moment. */
  public List<String> covering(String incidentId, Collection<String> people) {
    return standing().covering(incidentId, people);
  }

  /** Those that stand this moment, for whoever asks of many items. */
  public Standing standing() {
    Map<String, HoldSet> holds = new LinkedHashMap<>();
    AggregateEvents.each(
        log,
        LegalHoldEvent.REGISTER,
        stored -> {
          switch ((LegalHoldEvent) codec.decode(stored)) {
            case HoldSet set -> holds.put(set.holdId(), set);
            case HoldLifted lifted -> holds.remove(lifted.holdId());
          }
        });
    return new Standing(List.copyOf(holds.values()));
  }
}
