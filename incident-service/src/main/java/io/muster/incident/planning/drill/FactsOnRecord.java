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

/** Which facts the incidents of a drill hold, and where in the log each was said last. */
final class FactsOnRecord {

  private final Map<Fact, Map<String, Long>> said = new EnumMap<>(Fact.class);

  /** Where a fact was said; null while it is not on record. */
  Long position(Fact fact) {
    return said.getOrDefault(fact, Map.of()).values().stream().min(Long::compare).orElse(null);
  }

  void take(IncidentEvent event, long position) {
    String incident = event.incidentId();
    switch (event) {
      case Opened opened when opened.occurredAt() != null -> say(Fact.OCCURRED, incident, position);
      case Recorded it -> say(it.moment(), incident, position);
      case Corrected it when it.to() == null -> takeBack(it.moment(), incident);
      case Corrected it -> say(it.moment(), incident, position);
      case PartyAffected it -> say(Fact.AFFECTED, incident + "/" + it.partyId(), position);
      case PartyCleared it -> takeBack(Fact.AFFECTED, incident + "/" + it.partyId());
      case CauseMarked _ -> say(Fact.CAUSE, incident, position);
      case CauseWithdrawn _ -> takeBack(Fact.CAUSE, incident);
      default -> {
        // It says nothing a report needs.
      }
    }
  }

  private void say(Moment moment, String incident, long position) {
    // That something was detected is on record with the incident itself.
    if (moment != Moment.DETECTED) {
      say(Fact.valueOf(moment.name()), incident, position);
    }
  }

  private void takeBack(Moment moment, String incident) {
    if (moment != Moment.DETECTED) {
      takeBack(Fact.valueOf(moment.name()), incident);
    }
  }

  private void say(Fact fact, String what, long position) {
    said.computeIfAbsent(fact, it -> new HashMap<>()).put(what, position);
  }

  private void takeBack(Fact fact, String what) {
    said.getOrDefault(fact, new HashMap<>()).remove(what);
  }
}
