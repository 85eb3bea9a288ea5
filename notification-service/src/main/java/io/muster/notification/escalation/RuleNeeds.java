package io.muster.notification.escalation;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.ResponseState;
import io.muster.contracts.paging.EscalationEvent.StepFired;
import io.muster.notification.facts.Facts;
import io.muster.notification.facts.IncidentNow;
import io.muster.notification.facts.Incidents;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Says by the log of this very moment whether whom a rule has paged has still to be called. That
 * somebody else has taken the incident on does not end it: rules fire mostly in incidents somebody
 * is at work in. What anybody who was called does in the incident does.
 */
@Component
class RuleNeeds {

  private final Facts facts;
  private final Incidents incidents;

  RuleNeeds(Facts facts, Incidents incidents) {
    this.facts = facts;
    this.incidents = incidents;
  }

  /** Why not, to be said after "the incident was"; nothing while somebody has. */
  Optional<String> quietBecause(String escalationId, String incidentId) {
    Optional<IncidentNow> incident = incidents.find(incidentId);
    if (incident.filter(it -> it.state() == ResponseState.RESOLVED).isPresent()) {
      return Optional.of("resolved");
    }
    if (incident.filter(IncidentNow::closed).isPresent()) {
      return Optional.of("closed");
    }
    return isLookedAt(escalationId, incidentId)
        ? Optional.of("found to have somebody at work on it who was called")
        : Optional.empty();
  }

  private boolean isLookedAt(String escalationId, String incidentId) {
    Map<String, Instant> called = new HashMap<>();
    for (Event event : facts.readable(escalationId)) {
      if (event instanceof StepFired step) {
        step.personIds().forEach(person -> called.putIfAbsent(person, step.at()));
      }
    }
    return !called.isEmpty()
        && facts.readable(incidentId).stream()
            .filter(IncidentEvent.class::isInstance)
            .anyMatch(event -> isByOneOf(called, event));
  }

  private static boolean isByOneOf(Map<String, Instant> called, Event event) {
    Instant since = called.get(event.by().id());
    return event.by().kind() == Actor.Kind.PERSON && since != null && event.at().isAfter(since);
  }
}
