package io.muster.notification.conversation.update;

import io.muster.contracts.Event;
import io.muster.contracts.Person;
import io.muster.contracts.incident.AffectedEvent;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.ResponseState;
import io.muster.contracts.incident.Role;
import io.muster.contracts.incident.Severity;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How an incident stands, as far as people outside may be told: what it is called, how bad it is,
 * what is affected, how far work has come. Notes, causes and what anybody wrote are not in it.
 */
public final class Situation {

  /**
   * Something that changed, in words for people outside.
   *
   * @param at when it was recorded, UTC
   */
  record Change(Instant at, String text) {}

  private IncidentEvent.Opened opened;
  private Severity severity;
  private Phase phase = Phase.IDENTIFICATION;
  private ResponseState state = ResponseState.TRIGGERED;
  private Instant resolvedAt;
  private final Set<String> services = new LinkedHashSet<>();
  private final Map<Role, Person> roles = new EnumMap<>(Role.class);
  private final List<Change> changes = new ArrayList<>();

  private Situation() {}

  /** By what is recorded about the incident; nothing when it was never opened. */
  static Optional<Situation> of(List<Event> events) {
    Situation situation = new Situation();
    for (Event event : events) {
      if (event instanceof IncidentEvent incident) {
        situation.on(incident);
      }
    }
    return situation.opened == null ? Optional.empty() : Optional.of(situation);
  }

  private void on(IncidentEvent event) {
    switch (event) {
      case IncidentEvent.Opened it -> {
        opened = it;
        severity = it.severity();
        services.addAll(it.services());
      }
      case IncidentEvent.Acknowledged it -> {
        // One that comes after another hands it over, which is nothing for people outside.
        if (state != ResponseState.ACKNOWLEDGED) {
          changed(it.at(), "Somebody has taken it on.");
        }
        state = ResponseState.ACKNOWLEDGED;
      }
      // Who works on it, and who does not, is nothing for people outside.
      case IncidentEvent.AcknowledgementLapsed _ -> state = ResponseState.TRIGGERED;
      case IncidentEvent.Resolved it -> {
        state = ResponseState.RESOLVED;
        resolvedAt = it.at();
        changed(it.at(), "It was resolved.");
      }
      case IncidentEvent.Reopened it -> {
        state = ResponseState.TRIGGERED;
        resolvedAt = null;
        changed(it.at(), "It turned out not to be over.");
      }
      case IncidentEvent.SeverityChanged it -> {
        severity = it.to();
        changed(it.at(), "It is %s now, and was %s.".formatted(it.to(), it.from()));
      }
      case IncidentEvent.PhaseChanged it -> {
        phase = it.to();
        changed(it.at(), "Work went on to %s.".formatted(words(it.to())));
      }
      case AffectedEvent.ServicesChanged it -> services(it);
      case IncidentEvent.RoleAssigned it -> roles.put(it.role(), it.person());
      case IncidentEvent.RoleHandedOver it -> roles.put(it.role(), it.to());
      case IncidentEvent.RoleReleased it ->
          roles.computeIfPresent(
              it.role(), (role, person) -> person.id().equals(it.personId()) ? null : person);
      default -> {
        // Not for people outside.
      }
    }
  }

  private void services(AffectedEvent.ServicesChanged event) {
    event.removed().forEach(services::remove);
    services.addAll(event.added());
    if (!event.added().isEmpty()) {
      changed(event.at(), "Affected as well: %s.".formatted(String.join(", ", event.added())));
    }
    if (!event.removed().isEmpty()) {
      changed(event.at(), "No longer affected: %s.".formatted(String.join(", ", event.removed())));
    }
  }

  private void changed(Instant at, String text) {
    changes.add(new Change(at, text));
  }

  static String words(Phase phase) {
    return switch (phase) {
      case IDENTIFICATION -> "finding out what is wrong";
      case CONTAINMENT -> "keeping it from spreading";
      case ERADICATION -> "removing the cause";
      case RECOVERY -> "bringing everything back";
      case LESSONS_LEARNED -> "learning from it";
      case CLOSED -> "nothing more: it is closed";
    };
  }

  /** The incident. */
  public String id() {
    return opened.incidentId();
  }

  /** As people call it, such as INC-142. */
  public String number() {
    return "INC-" + opened.number();
  }

  /** What it is called. */
  public String title() {
    return opened.title();
  }

  /** How bad it is. */
  public Severity severity() {
    return severity;
  }

  /** Names of the affected services. */
  public List<String> services() {
    return List.copyOf(services);
  }

  Phase phase() {
    return phase;
  }

  /** When the trouble began as far as is known, UTC. */
  public Instant since() {
    return opened.occurredAt() == null ? opened.detectedAt() : opened.occurredAt();
  }

  /** When it became known to Muster, UTC. */
  Instant openedAt() {
    return opened.at();
  }

  boolean isClosed() {
    return phase == Phase.CLOSED;
  }

  boolean isResolved() {
    return state == ResponseState.RESOLVED;
  }

  /** When it was resolved, UTC; null while it is not. */
  Instant resolvedAt() {
    return resolvedAt;
  }

  /** What changed after a moment, oldest first. */
  List<String> changesSince(Instant moment) {
    return changes.stream()
        .filter(change -> change.at().isAfter(moment))
        .map(Change::text)
        .toList();
  }

  /** Who speaks to people outside: communications, else the commander; nothing while nobody is. */
  public Optional<Person> speaker() {
    return Stream.of(Role.COMMUNICATIONS, Role.COMMANDER)
        .map(roles::get)
        .filter(Objects::nonNull)
        .findFirst();
  }

  /** Who may speak for the incident by a role they hold on it. */
  public Set<String> speakers() {
    return Stream.of(Role.COMMUNICATIONS, Role.COMMANDER, Role.DEPUTY)
        .map(roles::get)
        .filter(Objects::nonNull)
        .map(Person::id)
        .collect(Collectors.toSet());
  }
}
