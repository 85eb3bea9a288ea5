package io.muster.starter;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.audit.EngagementEvent;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.TaskEvent;
import io.muster.contracts.oncall.OnCallEvent;
import io.muster.contracts.review.ReviewEvent;
import io.muster.contracts.training.TrainingEvent;
import io.muster.contracts.training.TrainingRequirementEvent;
import java.util.HashMap;
import java.util.Map;

/** The people an event names, by id. */
final class Mentions {

  private Mentions() {}

  static Map<String, String> in(Event event) {
    Map<String, String> names = new HashMap<>();
    if (event.by().kind() == Actor.Kind.PERSON) {
      put(names, event.by().id(), event.by().name());
    }
    switch (event) {
      case IncidentEvent.RoleAssigned assigned ->
          put(names, assigned.person().id(), assigned.person().name());
      case IncidentEvent.RoleHandedOver passed -> put(names, passed.to().id(), passed.to().name());
      case TaskEvent.Added task when task.owner() != null ->
          put(names, task.owner().id(), task.owner().name());
      case TaskEvent.Assigned task when task.owner() != null ->
          put(names, task.owner().id(), task.owner().name());
      case ReviewEvent.ActionSaid action when action.owner() != null ->
          put(names, action.owner().id(), action.owner().name());
      case EngagementEvent.TakenUp taken ->
          put(names, taken.auditor().id(), taken.auditor().name());
      case TrainingEvent.Recorded record ->
          put(names, record.person().id(), record.person().name());
      case TrainingRequirementEvent.Set set ->
          set.people().forEach(person -> put(names, person.id(), person.name()));
      case OnCallEvent.ContactMethodsSet contact -> put(names, contact.personId(), contact.name());
      default -> {}
    }
    return names;
  }

  private static void put(Map<String, String> names, String id, String name) {
    if (name != null) {
      names.put(id, name);
    }
  }
}
