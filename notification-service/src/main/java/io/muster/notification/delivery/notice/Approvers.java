package io.muster.notification.delivery.notice;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.action.GuardedActionEvent.Proposed;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.notification.facts.Facts;
import io.muster.notification.facts.Hats;
import io.muster.notification.facts.Incidents;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Knows who is there to approve an action: whoever has a role on its incident or took it on, and
 * did not propose it.
 */
@Component
class Approvers {

  private final Facts facts;

  Approvers(Facts facts) {
    this.facts = facts;
  }

  /** Ids of people, as things stand now; of a private incident only those named on it. */
  Set<String> of(Proposed action) {
    List<Event> events = facts.readable(action.incidentId());
    Set<String> people = Hats.of(events).people();
    events.stream()
        .filter(IncidentEvent.Acknowledged.class::isInstance)
        .map(Event::by)
        .filter(by -> by.kind() == Actor.Kind.PERSON)
        .map(Actor::id)
        .forEach(people::add);
    people.remove(action.by().id());
    people.removeIf(person -> Incidents.hides(events, person));
    return people;
  }
}
