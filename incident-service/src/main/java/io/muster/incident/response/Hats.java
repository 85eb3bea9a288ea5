package io.muster.incident.response;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.muster.contracts.Actor;
import io.muster.contracts.incident.IncidentCommand.AssignRole;
import io.muster.contracts.incident.IncidentCommand.HandOverRole;
import io.muster.contracts.incident.IncidentCommand.ReleaseRole;
import io.muster.contracts.incident.IncidentEvent.RoleAssigned;
import io.muster.contracts.incident.IncidentEvent.RoleHandedOver;
import io.muster.contracts.incident.IncidentEvent.RoleReleased;
import io.muster.contracts.incident.Role;
import io.muster.starter.Refused;
import java.time.Instant;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Who wears which hat in one incident. */
final class Hats {

  private static final int EXPERTS = 20;

  private final Map<Role, String> holders = new EnumMap<>(Role.class);
  private final Set<String> experts = new LinkedHashSet<>();

  boolean commands(Actor actor) {
    return actor.id().equals(holders.get(Role.COMMANDER));
  }

  void assign(AssignRole command, boolean leads, Course course, Instant now) {
    String personId = command.person().id();
    if (!leads && !command.by().id().equals(personId)) {
      throw Refused.forbidden(
          "not-commander",
          "Only the incident's commander or a manager may give roles to others. Ask them, or take a free role"
              + " yourself.");
    }
    if (has(command.role(), personId)) {
      return;
    }
    course.requireNotClosed();
    if (!leads && holders.containsKey(command.role())) {
      throw Refused.conflict(
          "role-occupied",
          "Somebody holds this role already. Ask them to release it, or ask the commander or a manager to hand it"
              + " to you.");
    }
    if (command.role().shared() && experts.size() >= EXPERTS) {
      throw Refused.conflict(
          "too-many-experts",
          "There are " + EXPERTS + " subject experts already. Release one of them first.");
    }
    apply(
        new RoleAssigned(
            command.incidentId(), command.role(), command.person(), command.by(), now));
  }

  void handOver(HandOverRole command, boolean leads, Course course, Instant now) {
    String from = command.fromId() == null ? only(command.role()) : command.fromId();
    String to = command.to().id();
    if (has(command.role(), to) && !has(command.role(), from)) {
      return;
    }
    course.requireNotClosed();
    if (!has(command.role(), from)) {
      throw Refused.conflict(
          "role-not-held", "There is nobody to hand this role over. Assign it instead.");
    }
    if (from.equals(to)) {
      throw Refused.invalid("/personId", "Name the person who takes over from the one before.");
    }
    if (!leads && !command.by().id().equals(from)) {
      throw Refused.forbidden(
          "not-commander",
          "Only whoever holds the role, the commander or a manager may hand it over. Ask one of them.");
    }
    String summary =
        Wording.required(
            "/summary",
            command.summary(),
            Wording.NOTE,
            "Tell the next person how things stand: what is known, what is being done, what is next.");
    apply(
        new RoleHandedOver(
            command.incidentId(), command.role(), from, command.to(), summary, command.by(), now));
  }

  void release(ReleaseRole command, boolean leads, Instant now) {
    String holder = command.personId() == null ? only(command.role()) : command.personId();
    if (!has(command.role(), holder)) {
      return;
    }
    if (!leads && !command.by().id().equals(holder)) {
      throw Refused.forbidden(
          "not-commander",
          "Only whoever holds the role, the commander or a manager may release it. Ask one of them.");
    }
    apply(new RoleReleased(command.incidentId(), command.role(), holder, command.by(), now));
  }

  /** Who has it, when there is one; of several nobody can tell whom is meant. */
  private String only(Role role) {
    if (!role.shared()) {
      return holders.get(role);
    }
    return experts.size() == 1 ? experts.iterator().next() : null;
  }

  private boolean has(Role role, String personId) {
    return personId != null
        && (role.shared() ? experts.contains(personId) : personId.equals(holders.get(role)));
  }

  /** Ids of all who wear one. */
  Set<String> people() {
    Set<String> people = new LinkedHashSet<>(holders.values());
    people.addAll(experts);
    return people;
  }

  void on(RoleAssigned assigned) {
    put(assigned.role(), assigned.person().id());
  }

  void on(RoleHandedOver passed) {
    remove(passed.role(), passed.fromId());
    put(passed.role(), passed.to().id());
  }

  void on(RoleReleased released) {
    remove(released.role(), released.personId());
  }

  private void put(Role role, String personId) {
    if (role.shared()) {
      experts.add(personId);
    } else {
      holders.put(role, personId);
    }
  }

  private void remove(Role role, String personId) {
    if (role.shared()) {
      experts.remove(personId);
    } else {
      holders.remove(role);
    }
  }
}
