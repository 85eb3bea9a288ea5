package io.muster.notification.delivery.notice;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.action.GuardedActionEvent.Proposed;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.Role;
import io.muster.notification.facts.Facts;
import io.muster.notification.facts.Incidents;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Knows who is there to approve an action: whoever has a role on its incident or took it on, and
 * did not propose it.
 */
@Component
class Approvers {

  private final Facts facts;
  private final Incidents incidents;

  Approvers(Facts facts, Incidents incidents) {
    this.facts = facts;
    this.incidents = incidents;
  }

  /** Ids of people, as things stand now; of a private incident only those named on it. */
  Set<String> of(Proposed action) {
    Map<Role, String> hats = new EnumMap<>(Role.class);
    Set<String> people = new LinkedHashSet<>();
    for (Event event : facts.readable(action.incidentId())) {
      switch (event) {
        case IncidentEvent.RoleAssigned e -> hats.put(e.role(), e.person().id());
        case IncidentEvent.RoleHandedOver e -> hats.put(e.role(), e.to().id());
        case IncidentEvent.RoleReleased e -> hats.remove(e.role(), e.personId());
        case IncidentEvent.Acknowledged e when e.by().kind() == Actor.Kind.PERSON ->
            people.add(e.by().id());
        default -> {
          // Nobody is there because of that.
        }
      }
    }
    people.addAll(hats.values());
    people.remove(action.by().id());
    people.removeIf(person -> incidents.hiddenFrom(action.incidentId(), person));
    return people;
  }
}
