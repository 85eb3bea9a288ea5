package io.muster.notification.facts;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.Role;
import io.muster.contracts.regulation.AssessmentEvent.Decided;
import io.muster.contracts.regulation.AssessmentEvent.ThresholdReached;
import io.muster.contracts.regulation.Regime;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Knows who answers for a report to an authority: the incident's commander, its liaison, who speaks
 * with authorities, and whoever decided last that it has to be reported. While there is none of
 * them, whoever took the incident on.
 */
@Component
public class Reporters {

  private final Facts facts;

  Reporters(Facts facts) {
    this.facts = facts;
  }

  /** Ids of people, as things stand now. */
  public Set<String> of(ThresholdReached mark) {
    Map<Role, String> hats = new EnumMap<>(Role.class);
    String tookOn = null;
    for (Event event : facts.readable(mark.incidentId())) {
      switch (event) {
        case IncidentEvent.RoleAssigned e -> hats.put(e.role(), e.person().id());
        case IncidentEvent.RoleHandedOver e -> hats.put(e.role(), e.to().id());
        case IncidentEvent.RoleReleased e -> hats.remove(e.role(), e.personId());
        case IncidentEvent.Acknowledged e when isPerson(e.by()) -> tookOn = e.by().id();
        default -> {
          // Nobody answers for it because of that.
        }
      }
    }
    Set<String> people = new LinkedHashSet<>();
    for (Role role : new Role[] {Role.COMMANDER, Role.LIAISON}) {
      if (hats.containsKey(role)) {
        people.add(hats.get(role));
      }
    }
    addDecider(people, mark.assessmentId(), mark.regime());
    if (people.isEmpty() && tookOn != null) {
      people.add(tookOn);
    }
    return people;
  }

  private void addDecider(Set<String> people, String assessmentId, Regime regime) {
    facts.readable(assessmentId).stream()
        .filter(event -> event instanceof Decided decided && decided.regime() == regime)
        .reduce((_, latest) -> latest)
        .map(Event::by)
        .filter(Reporters::isPerson)
        .map(Actor::id)
        .ifPresent(people::add);
  }

  private static boolean isPerson(Actor actor) {
    return actor.kind() == Actor.Kind.PERSON;
  }
}
