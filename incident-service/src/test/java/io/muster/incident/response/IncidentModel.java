package io.muster.incident.response;

import io.muster.contracts.Actor;
import io.muster.contracts.Authority;
import io.muster.contracts.incident.CauseKind;
import io.muster.contracts.incident.IncidentCommand;
import io.muster.contracts.incident.LinkEvent;
import io.muster.contracts.incident.Moment;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.Role;
import io.muster.contracts.incident.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What an incident is to do about whatever is asked of it, written a second time and as plainly as
 * it can be: one rule a line, no framework, no limits nobody reaches. What the aggregate does is
 * compared to it after each command.
 */
final class IncidentModel {

  /** That the command is refused, and so leaves everything as it is. */
  static final List<String> REFUSED = List.of("refused");

  /** That there is nothing to do any more. */
  static final List<String> NOTHING = List.of();

  final TreeMap<Role, Set<String>> roles = new TreeMap<>();
  final TreeMap<String, Task> tasks = new TreeMap<>();
  final TreeSet<String> services = new TreeSet<>();
  Phase phase = Phase.IDENTIFICATION;
  Severity severity;
  String state = "TRIGGERED";
  boolean isPrivate;

  final Actor openedBy;
  final Set<String> named = new HashSet<>();
  final Set<String> notes = new HashSet<>();
  final Set<String> decisions = new HashSet<>();
  final Map<String, String> files = new HashMap<>();
  final Map<String, String> parties = new HashMap<>();
  final Map<Object, Instant> moments = new HashMap<>();
  final Set<Object> momentsSaid = new HashSet<>();
  final Set<String> groups = new HashSet<>();
  final Map<String, Integer> moves = new HashMap<>();
  final Map<LinkEvent.Kind, Set<String>> links = new EnumMap<>(LinkEvent.Kind.class);
  final boolean openedByAlerts;
  boolean severityBySomebody;
  Phase closedIn;
  String takenBy;
  Instant heardAt;
  String duplicateOf;
  CauseKind cause;
  String causeReason;

  /** One task. */
  static final class Task {
    String text;
    String owner;
    List<String> after;
    String state = "OPEN";

    boolean isOver() {
      return state.equals("DONE") || state.equals("DROPPED");
    }
  }

  IncidentModel(IncidentCommand.Open open) {
    openedBy = open.by();
    severity = open.severity();
    severityBySomebody = open.by().kind() != Actor.Kind.SYSTEM;
    services.addAll(open.services());
    momentsSaid.add(Moment.DETECTED);
    moments.put(Moment.DETECTED, open.detectedAt());
    openedByAlerts = open.source().alertGroupId() != null;
    if (openedByAlerts) {
      groups.add(open.source().alertGroupId());
    }
  }

  /**
   * What comes of a command.
   *
   * @param now when it is decided
   * @return the names of the events it leads to, in order; {@link #REFUSED}; {@link #NOTHING}
   */
  List<String> give(IncidentCommand command, Instant now) {
    List<String> events = new IncidentRules(this, command, now).decide();
    if (!events.isEmpty() && !events.equals(REFUSED) && command.by().id().equals(takenBy)) {
      heardAt = now;
    }
    return events;
  }

  boolean isOver() {
    return state.equals("RESOLVED") || phase == Phase.CLOSED;
  }

  boolean has(Role role, String person) {
    return person != null && roles.getOrDefault(role, Set.of()).contains(person);
  }

  boolean hasAnyRole(String person) {
    return roles.values().stream().anyMatch(people -> people.contains(person));
  }

  /** The one who has a role; nobody can tell which of several is meant. */
  String only(Role role) {
    Set<String> people = roles.getOrDefault(role, Set.of());
    return people.size() == 1 ? people.iterator().next() : null;
  }

  void give(Role role, String person) {
    Set<String> people = roles.computeIfAbsent(role, it -> new TreeSet<>());
    if (role != Role.SUBJECT_EXPERT) {
      people.clear();
    }
    people.add(person);
  }

  void free(Role role, String person) {
    roles.getOrDefault(role, new HashSet<>()).remove(person);
  }

  boolean leads(Actor by, Authority as) {
    return switch (as) {
      case MANAGER, SYSTEM -> true;
      case RESPONDER -> has(Role.COMMANDER, by.id());
      case PARTNER -> false;
    };
  }

  boolean exists(Actor by, Authority as) {
    boolean seen = !isPrivate || as == Authority.SYSTEM || named.contains(by.id());
    return seen && (as != Authority.PARTNER || openedBy.id().equals(by.id()));
  }

  boolean waitsFor(String task, String other) {
    return tasks.get(task).after.stream()
        .anyMatch(first -> first.equals(other) || waitsFor(first, other));
  }

  /** What is private is shown to whoever is given something to do in it. */
  List<String> involving(List<String> events, String person) {
    if (events.equals(REFUSED) || !isPrivate || person == null || !named.add(person)) {
      return events;
    }
    List<String> more = new ArrayList<>(events);
    more.add("AccessGranted");
    return more;
  }

  static boolean blank(String text) {
    return text == null || text.isBlank();
  }

  static boolean isTooLate(Instant value, Instant now) {
    return value.isAfter(now.plus(Duration.ofMinutes(2)));
  }
}
