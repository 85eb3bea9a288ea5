package io.muster.notification.conversation.update;

import io.muster.contracts.Event;
import io.muster.contracts.incident.Severity;
import io.muster.contracts.planning.IncidentPlanEvent;
import io.muster.contracts.planning.PlanContent;
import io.muster.contracts.planning.ResponsePlanEvent;
import io.muster.notification.facts.Facts;
import java.util.List;
import org.springframework.stereotype.Component;

/** Says what the plan an incident follows asks to be told to whom, and how often. */
@Component
class PlannedWords {

  private final Facts facts;

  PlannedWords(Facts facts) {
    this.facts = facts;
  }

  /** The plan's rules for an incident so bad, of the very version it follows; empty without one. */
  List<PlanContent.CommunicationRule> of(String incidentId, Severity severity) {
    IncidentPlanEvent.Chosen chosen = null;
    for (Event event : facts.readable(IncidentPlanEvent.ID_PREFIX + incidentId)) {
      if (event instanceof IncidentPlanEvent.Chosen it) {
        chosen = it;
      }
    }
    if (chosen == null) {
      return List.of();
    }
    int version = chosen.version();
    return facts.readable(chosen.planId()).stream()
        .filter(event -> event instanceof ResponsePlanEvent.Published it && it.version() == version)
        .flatMap(event -> ((ResponsePlanEvent.Published) event).content().communications().stream())
        .filter(rule -> rule.severities().isEmpty() || rule.severities().contains(severity))
        .toList();
  }
}
