package io.muster.incident.planning.drill;

import io.muster.contracts.incident.AffectedEvent.PartyAffected;
import io.muster.contracts.incident.AffectedEvent.PartyCleared;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.IncidentEvent.CauseMarked;
import io.muster.contracts.incident.IncidentEvent.CauseWithdrawn;
import io.muster.contracts.incident.IncidentEvent.Opened;
import io.muster.contracts.incident.Moment;
import io.muster.contracts.incident.MomentEvent.Corrected;
import io.muster.contracts.incident.MomentEvent.Recorded;
import io.muster.incident.planning.drill.Scenario.Fact;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Which facts the incidents of a drill hold, and where in the log each was said last. */
final class FactsOnRecord {

  private final Map<Fact, Map<String, Long>> said = new EnumMap<>(Fact.class);

  /** The fact an event puts on record; nothing when it puts none. */
  static Optional<Fact> saidBy(IncidentEvent event) {
    return switch (event) {
      case Opened opened when opened.occurredAt() != null -> Optional.of(Fact.OCCURRED);
      case Recorded it -> factOf(it.moment());
      case Corrected it when it.to() != null -> factOf(it.moment());
      case PartyAffected _ -> Optional.of(Fact.AFFECTED);
      case CauseMarked _ -> Optional.of(Fact.CAUSE);
      default -> Optional.empty();
    };
  }

  /** That something was detected is on record with the incident itself. */
  private static Optional<Fact> factOf(Moment moment) {
    return moment == Moment.DETECTED ? Optional.empty() : Optional.of(Fact.valueOf(moment.name()));
  }

  /** Where a fact was said; null while it is not on record. */
  Long position(Fact fact) {
    return said.getOrDefault(fact, Map.of()).values().stream().min(Long::compare).orElse(null);
  }

  void take(IncidentEvent event, long position) {
    String incident = event.incidentId();
    saidBy(event)
        .ifPresent(
            fact -> {
              String what =
                  event instanceof PartyAffected it ? party(incident, it.partyId()) : incident;
              said.computeIfAbsent(fact, _ -> new HashMap<>()).put(what, position);
            });
    switch (event) {
      case Corrected it when it.to() == null ->
          factOf(it.moment()).ifPresent(fact -> takeBack(fact, incident));
      case PartyCleared it -> takeBack(Fact.AFFECTED, party(incident, it.partyId()));
      case CauseWithdrawn _ -> takeBack(Fact.CAUSE, incident);
      default -> {
        // It takes nothing back.
      }
    }
  }

  private static String party(String incident, String partyId) {
    return incident + "/" + partyId;
  }

  private void takeBack(Fact fact, String what) {
    said.getOrDefault(fact, new HashMap<>()).remove(what);
  }
}
