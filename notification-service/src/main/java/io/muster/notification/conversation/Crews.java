package io.muster.notification.conversation;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.Person;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.Role;
import io.muster.contracts.paging.EscalationEvent.StepFired;
import io.muster.notification.escalation.EscalationIds;
import io.muster.notification.facts.Facts;
import io.muster.notification.facts.Incidents;
import java.util.LinkedHashSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Says who works on an incident, as recorded up to this moment. */
@Component
public class Crews {

  private final Facts facts;
  private final Incidents incidents;

  Crews(Facts facts, Incidents incidents) {
    this.facts = facts;
    this.incidents = incidents;
  }

  /** Who does, by the events of the incident and of its calls. */
  public Crew of(String incidentId) {
    Set<String> people = new LinkedHashSet<>();
    Person commander = null;
    for (Event event : facts.readable(incidentId)) {
      switch (event) {
        case IncidentEvent.Opened opened -> add(people, opened.by());
        case IncidentEvent.Acknowledged taken -> add(people, taken.by());
        case IncidentEvent.RoleAssigned it -> {
          people.add(it.person().id());
          commander = it.role() == Role.COMMANDER ? it.person() : commander;
        }
        case IncidentEvent.RoleHandedOver it -> {
          people.add(it.to().id());
          commander = it.role() == Role.COMMANDER ? it.to() : commander;
        }
        case IncidentEvent.RoleReleased it ->
            commander = it.role() == Role.COMMANDER ? null : commander;
        default -> {
          // Brings nobody in.
        }
      }
    }
    for (int time = 0; time <= incidents.timesCalledAnew(incidentId); time++) {
      for (Event event : facts.readable(EscalationIds.of(incidentId, time))) {
        if (event instanceof StepFired step) {
          people.addAll(step.personIds());
        }
      }
    }
    return new Crew(commander, people);
  }

  private static void add(Set<String> people, Actor actor) {
    if (actor.kind() == Actor.Kind.PERSON) {
      people.add(actor.id());
    }
  }
}
