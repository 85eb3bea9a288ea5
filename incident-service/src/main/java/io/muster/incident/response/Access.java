package io.muster.incident.response;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.muster.contracts.Actor;
import io.muster.contracts.Authority;
import io.muster.contracts.Person;
import io.muster.contracts.incident.AccessCommand.Grant;
import io.muster.contracts.incident.AccessCommand.MakePrivate;
import io.muster.contracts.incident.AccessCommand.MakePublic;
import io.muster.contracts.incident.AccessCommand.Withdraw;
import io.muster.contracts.incident.AccessEvent;
import io.muster.contracts.incident.AccessEvent.AccessGranted;
import io.muster.contracts.incident.AccessEvent.AccessWithdrawn;
import io.muster.contracts.incident.AccessEvent.MadePrivate;
import io.muster.contracts.incident.AccessEvent.MadePublic;
import io.muster.contracts.incident.IncidentCommand;
import io.muster.starter.Refused;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** Who may see one incident: everybody, or while it is private those named on it. */
final class Access {

  private static final int PEOPLE = 200;

  private boolean onlyNamed;
  private final Set<String> named = new LinkedHashSet<>();

  /** Whether the incident exists for whoever asks; Muster itself sees all. */
  boolean admits(IncidentCommand command) {
    return !onlyNamed
        || command.authority() == Authority.SYSTEM
        || named.contains(command.by().id());
  }

  /** A manager may open a closed door for themselves, if they say why. */
  boolean letsItselfIn(Grant command) {
    return onlyNamed
        && command.authority() == Authority.MANAGER
        && command.by().id().equals(command.person().id())
        && command.reason() != null
        && !command.reason().isBlank();
  }

  /** From the first moment only whoever opened it may see it. */
  void openPrivate(String incidentId, Actor by, Instant now) {
    if (by.kind() != Actor.Kind.PERSON) {
      throw Refused.invalid(
          "/visibility", "Only a person can declare a private incident, for they are named on it.");
    }
    apply(new MadePrivate(incidentId, null, by, now));
    grant(incidentId, new Person(by.id(), by.name()), null, by, now);
  }

  /**
   * Shuts the door.
   *
   * @param inRoles ids of those who hold a role, and so keep seeing it
   */
  void makePrivate(MakePrivate command, Collection<String> inRoles, Instant now) {
    if (onlyNamed) {
      return;
    }
    String reason =
        Wording.required(
            "/reason", command.reason(), Wording.REASON, "Say why not everybody may see it.");
    String incidentId = command.incidentId();
    Actor by = command.by();
    apply(new MadePrivate(incidentId, reason, by, now));
    if (by.kind() == Actor.Kind.PERSON) {
      grant(incidentId, new Person(by.id(), by.name()), null, by, now);
    }
    command.people().forEach(person -> grant(incidentId, person, null, by, now));
    inRoles.forEach(id -> grant(incidentId, new Person(id, null), null, by, now));
  }

  void makePublic(MakePublic command, Instant now) {
    if (!onlyNamed) {
      return;
    }
    String reason =
        Wording.required(
            "/reason", command.reason(), Wording.REASON, "Say why everybody may see it now.");
    apply(new MadePublic(command.incidentId(), reason, command.by(), now));
  }

  void grant(Grant command, Instant now) {
    if (!onlyNamed) {
      if (command.authority() == Authority.SYSTEM) {
        return;
      }
      throw Refused.conflict(
          "incident-public", "Everybody may see this incident. Make it private first.");
    }
    String reason = Wording.optional("/reason", command.reason(), Wording.REASON);
    grant(command.incidentId(), command.person(), reason, command.by(), now);
  }

  /** Whoever is given something to do has to see what it is about. */
  void involve(IncidentCommand command, Person person, Instant now) {
    if (onlyNamed && person != null) {
      grant(command.incidentId(), person, null, command.by(), now);
    }
  }

  private void grant(String incidentId, Person person, String reason, Actor by, Instant now) {
    if (named.contains(person.id())) {
      return;
    }
    if (named.size() >= PEOPLE) {
      throw Refused.conflict(
          "too-many-people",
          "At most " + PEOPLE + " people can be named on an incident. Withdraw somebody first.");
    }
    apply(new AccessGranted(incidentId, person, reason, by, now));
  }

  void withdraw(Withdraw command, Collection<String> inRoles, Instant now) {
    if (!named.contains(command.personId())) {
      return;
    }
    if (inRoles.contains(command.personId())) {
      throw Refused.conflict(
          "role-held", "They hold a role on this incident. Release it or hand it over first.");
    }
    if (named.size() == 1) {
      throw Refused.conflict(
          "last-named", "Nobody else is named on this incident. Name somebody else first.");
    }
    String reason =
        Wording.required(
            "/reason", command.reason(), Wording.REASON, "Say why they may not see it any more.");
    apply(new AccessWithdrawn(command.incidentId(), command.personId(), reason, command.by(), now));
  }

  void on(AccessEvent event) {
    switch (event) {
      case MadePrivate _ -> onlyNamed = true;
      case MadePublic _ -> {
        onlyNamed = false;
        named.clear();
      }
      case AccessGranted granted -> named.add(granted.person().id());
      case AccessWithdrawn withdrawn -> named.remove(withdrawn.personId());
    }
  }
}
