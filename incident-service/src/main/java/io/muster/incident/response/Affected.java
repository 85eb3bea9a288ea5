package io.muster.incident.response;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.muster.contracts.incident.AffectedCommand;
import io.muster.contracts.incident.AffectedCommand.AffectParty;
import io.muster.contracts.incident.AffectedCommand.ChangeServices;
import io.muster.contracts.incident.AffectedCommand.ClearParty;
import io.muster.contracts.incident.AffectedEvent;
import io.muster.contracts.incident.AffectedEvent.PartyAffected;
import io.muster.contracts.incident.AffectedEvent.PartyCleared;
import io.muster.contracts.incident.AffectedEvent.ServicesChanged;
import io.muster.contracts.incident.IncidentEvent.Opened;
import io.muster.starter.Refused;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which services, and who outside, one incident affects. */
final class Affected {

  private static final int PARTIES = 100;
  private static final int NAME = 200;

  private final Set<String> services = new LinkedHashSet<>();
  private final Map<String, Party> parties = new HashMap<>();

  /** What was said of a party last, so that saying it again is recognised. */
  private record Party(String name, Long count, boolean estimated) {}

  void decide(AffectedCommand command, Instant now) {
    switch (command) {
      case ChangeServices change -> changeServices(change, now);
      case AffectParty affect -> affect(affect, now);
      case ClearParty clear -> clear(clear, now);
    }
  }

  private void changeServices(ChangeServices command, Instant now) {
    List<String> added =
        Wording.services("/add", command.add()).stream()
            .filter(s -> !services.contains(s))
            .toList();
    List<String> removed =
        Wording.services("/remove", command.remove()).stream().filter(services::contains).toList();
    if (added.isEmpty() && removed.isEmpty()) {
      return;
    }
    for (String service : added) {
      if (command.remove().contains(service)) {
        throw Refused.invalid("/remove", "Either add or remove " + service + ", not both.");
      }
    }
    if (services.size() + added.size() - removed.size() > Wording.SERVICES) {
      throw Refused.invalid("/add", "Name at most " + Wording.SERVICES + " services in all.");
    }
    String reason =
        removed.isEmpty()
            ? Wording.optional("/reason", command.reason(), Wording.REASON)
            : why(command.reason(), "Say how it is known that they are not affected.");
    apply(new ServicesChanged(command.incidentId(), added, removed, reason, command.by(), now));
  }

  private void affect(AffectParty command, Instant now) {
    String name =
        Wording.required("/name", command.name(), NAME, "Say who is affected, in a few words.");
    if (command.count() != null && command.count() < 1) {
      throw Refused.invalid("/count", "Give a number above zero, or leave it out.");
    }
    if (command.count() == null && command.estimated()) {
      throw Refused.invalid("/count", "Give the estimate, or leave out that it is one.");
    }
    Party before = parties.get(command.partyId());
    Party party = new Party(name, command.count(), command.estimated());
    if (party.equals(before)) {
      return;
    }
    if (before == null && parties.size() >= PARTIES) {
      throw Refused.conflict(
          "too-many-parties", "There are " + PARTIES + " already. Put some of them together.");
    }
    String reason =
        before == null
            ? Wording.optional("/reason", command.reason(), Wording.REASON)
            : why(command.reason(), "Say what is known better now.");
    apply(
        new PartyAffected(
            command.incidentId(),
            command.partyId(),
            name,
            command.count(),
            command.estimated(),
            reason,
            command.by(),
            now));
  }

  private void clear(ClearParty command, Instant now) {
    if (!parties.containsKey(command.partyId())) {
      return;
    }
    String reason = why(command.reason(), "Say how it is known that they are not affected.");
    apply(new PartyCleared(command.incidentId(), command.partyId(), reason, command.by(), now));
  }

  private static String why(String reason, String whatToDo) {
    return Wording.required("/reason", reason, Wording.REASON, whatToDo);
  }

  void on(Opened opened) {
    services.addAll(opened.services());
  }

  void on(AffectedEvent event) {
    switch (event) {
      case ServicesChanged changed -> {
        services.addAll(changed.added());
        changed.removed().forEach(services::remove);
      }
      case PartyAffected p ->
          parties.put(p.partyId(), new Party(p.name(), p.count(), p.estimated()));
      case PartyCleared cleared -> parties.remove(cleared.partyId());
    }
  }
}
