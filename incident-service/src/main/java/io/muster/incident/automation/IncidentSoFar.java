package io.muster.incident.automation;

import io.muster.contracts.Person;
import io.muster.contracts.incident.AccessEvent;
import io.muster.contracts.incident.AffectedEvent.ServicesChanged;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.IncidentEvent.Opened;
import io.muster.contracts.incident.IncidentEvent.PhaseChanged;
import io.muster.contracts.incident.IncidentEvent.Reopened;
import io.muster.contracts.incident.IncidentEvent.RoleAssigned;
import io.muster.contracts.incident.IncidentEvent.RoleHandedOver;
import io.muster.contracts.incident.IncidentEvent.RoleReleased;
import io.muster.contracts.incident.IncidentEvent.SeverityChanged;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.ResponseState;
import io.muster.contracts.incident.Role;
import io.muster.contracts.incident.Severity;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/** How an incident stands after some of its events, as far as rules ask for it. */
final class IncidentSoFar {

  private Opened opened;
  private Severity severity;
  private Phase phase = Phase.IDENTIFICATION;
  private ResponseState state = ResponseState.TRIGGERED;
  private final Set<String> services = new LinkedHashSet<>();

  /** Who has each by id, whoever got it last at the end; what nobody has is not in it. */
  private final Map<Role, SequencedMap<String, Person>> holders = new EnumMap<>(Role.class);

  private boolean hidden;

  /** Takes in its next events. */
  void takeAll(List<RuleFacts.Told> next) {
    next.forEach(told -> take((IncidentEvent) told.event()));
  }

  /** Takes in its next event. */
  void take(IncidentEvent event) {
    switch (event) {
      case Opened e -> {
        opened = e;
        severity = e.severity();
        services.addAll(e.services());
      }
      case IncidentEvent.Acknowledged _ -> state = ResponseState.ACKNOWLEDGED;
      case IncidentEvent.AcknowledgementLapsed _ -> state = ResponseState.TRIGGERED;
      case IncidentEvent.Resolved _ -> state = ResponseState.RESOLVED;
      case Reopened e -> state = e.pages() ? ResponseState.TRIGGERED : ResponseState.ACKNOWLEDGED;
      case SeverityChanged e -> severity = e.to();
      case PhaseChanged e -> phase = e.to();
      case RoleAssigned e -> give(e.role(), e.person());
      case RoleHandedOver e -> {
        release(e.role(), e.fromId());
        give(e.role(), e.to());
      }
      case RoleReleased e -> release(e.role(), e.personId());
      case ServicesChanged e -> {
        services.addAll(e.added());
        e.removed().forEach(services::remove);
      }
      case AccessEvent.MadePrivate _ -> hidden = true;
      case AccessEvent.MadePublic _ -> hidden = false;
      default -> {
        // No rule asks for it.
      }
    }
  }

  /** How it began; null before it did. */
  Opened opened() {
    return opened;
  }

  boolean isPrivate() {
    return hidden;
  }

  Phase phase() {
    return phase;
  }

  ResponseState state() {
    return state;
  }

  List<String> services() {
    return List.copyOf(services);
  }

  /** Who has a role; of several the last who got it. */
  Optional<Person> holder(Role role) {
    return Optional.ofNullable(role).map(holders::get).map(people -> people.lastEntry().getValue());
  }

  private void give(Role role, Person person) {
    SequencedMap<String, Person> people = holders.computeIfAbsent(role, _ -> new LinkedHashMap<>());
    if (!role.shared()) {
      people.clear();
    }
    people.putLast(person.id(), person);
  }

  private void release(Role role, String personId) {
    holders.computeIfPresent(
        role,
        (_, people) -> {
          people.remove(personId);
          return people.isEmpty() ? null : people;
        });
  }

  /** What of it a condition is asked of. */
  Map<String, Object> told() {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("number", opened.number());
    told.put("severity", severity.name());
    told.put("phase", phase.name());
    told.put("state", state.name());
    told.put("services", services());
    told.put("source", opened.source().kind().name());
    told.put("integration", opened.source().integrationId());
    told.put("roles", holders.keySet().stream().map(Role::name).toList());
    told.put("isDrill", opened.drillId() != null);
    told.put("isPrivate", hidden);
    return told;
  }
}
