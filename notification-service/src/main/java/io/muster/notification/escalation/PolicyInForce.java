package io.muster.notification.escalation;

import io.muster.contracts.Event;
import io.muster.contracts.oncall.OnCallEvent.PolicyPublished;
import io.muster.contracts.paging.EscalationEvent.Started;
import io.muster.notification.facts.Facts;
import io.muster.notification.facts.Incidents;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Says by which version of which policy an incident goes: the one its newest escalation began with,
 * so that what is published meanwhile does not move it. Where it was acknowledged before anybody
 * was to be called, the one that is for its services.
 */
@Component
class PolicyInForce {

  private final Facts facts;
  private final Incidents incidents;
  private final PolicyBook policies;

  PolicyInForce(Facts facts, Incidents incidents, PolicyBook policies) {
    this.facts = facts;
    this.incidents = incidents;
    this.policies = policies;
  }

  Optional<PolicyPublished> of(String incidentId) {
    for (int time = incidents.timesCalledAnew(incidentId); time >= 0; time--) {
      Optional<Event> first = facts.first(EscalationIds.of(incidentId, time));
      if (first.isPresent()) {
        return first.map(Started.class::cast).flatMap(this::version);
      }
    }
    return incidents
        .find(incidentId)
        .flatMap(incident -> policies.policyFor(incident.services()))
        .flatMap(facts::newest)
        .map(PolicyPublished.class::cast);
  }

  private Optional<PolicyPublished> version(Started started) {
    return facts.readable(started.policyId()).stream()
        .filter(PolicyPublished.class::isInstance)
        .map(PolicyPublished.class::cast)
        .filter(policy -> policy.version() == started.policyVersion())
        .findFirst();
  }
}
