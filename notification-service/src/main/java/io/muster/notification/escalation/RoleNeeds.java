package io.muster.notification.escalation;

import io.muster.contracts.Event;
import io.muster.contracts.drill.DrillIds;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.IncidentEvent.SeverityChanged;
import io.muster.contracts.incident.ResponseState;
import io.muster.contracts.incident.Role;
import io.muster.contracts.incident.Severity;
import io.muster.contracts.planning.IncidentPlanEvent;
import io.muster.contracts.planning.IncidentPlanEvent.Chosen;
import io.muster.contracts.planning.PlanContent.RequiredRole;
import io.muster.contracts.planning.ResponsePlanEvent.Published;
import io.muster.notification.facts.Facts;
import io.muster.notification.facts.Hats;
import io.muster.notification.facts.IncidentNow;
import io.muster.notification.facts.Incidents;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Which roles an incident's plan requires and nobody holds, by the log of this very moment. */
@Component
class RoleNeeds {

  private final Facts facts;
  private final Incidents incidents;

  RoleNeeds(Facts facts, Incidents incidents) {
    this.facts = facts;
    this.incidents = incidents;
  }

  /**
   * The roles that are missing; none of an incident that is over, in a drill or without a plan, as
   * the severity is now.
   */
  Map<Role, Missing> missing(String incidentId) {
    Map<Role, Missing> missing = new EnumMap<>(Role.class);
    Optional<IncidentNow> incident =
        DrillIds.inDrill(incidentId) ? Optional.empty() : incidents.find(incidentId);
    if (incident.filter(RoleNeeds::goesOn).isEmpty()) {
      return missing;
    }
    Severity severity = incident.get().severity();
    followed(incidentId)
        .ifPresent(
            plan ->
                plan.content().roles().stream()
                    .filter(it -> isFor(it, severity))
                    .forEach(
                        it -> missing.merge(it.role(), new Missing(plan, it), RoleNeeds::sooner)));
    missing.keySet().removeAll(Hats.of(facts.readable(incidentId)).held());
    return missing;
  }

  /** A role that a version of a plan requires and nobody holds. */
  record Missing(Published plan, RequiredRole role) {

    /** How long nobody may hold it before somebody is paged. */
    Duration after(Duration otherwise) {
      return role.pageAfterMinutes() == null
          ? otherwise
          : Duration.ofMinutes(role.pageAfterMinutes());
    }
  }

  /** Where a plan names a role twice for a severity, what says more of paging holds. */
  static Missing sooner(Missing one, Missing other) {
    Integer first = one.role().pageAfterMinutes();
    Integer second = other.role().pageAfterMinutes();
    if (first == null && second == null) {
      return one.role().page() == null ? other : one;
    }
    return second != null && (first == null || second < first) ? other : one;
  }

  private static boolean goesOn(IncidentNow incident) {
    return incident.state() != ResponseState.RESOLVED && !incident.closed();
  }

  private static boolean isFor(RequiredRole role, Severity severity) {
    return role.severities().isEmpty() || role.severities().contains(severity);
  }

  private List<RequiredRole> required(String incidentId) {
    return followed(incidentId).map(it -> it.content().roles()).orElse(List.of());
  }

  private Optional<Published> followed(String incidentId) {
    return facts.readable(IncidentPlanEvent.ID_PREFIX + incidentId).stream()
        .filter(Chosen.class::isInstance)
        .map(Chosen.class::cast)
        .reduce((before, after) -> after)
        .flatMap(this::published);
  }

  private Optional<Published> published(Chosen chosen) {
    return facts.find(chosen.planId(), Published.class, it -> it.version() == chosen.version());
  }

  /**
   * How often the role was given back, the incident reopened, or its severity came to require the
   * role: each time it is looked for anew.
   */
  int round(String incidentId, Role role) {
    List<RequiredRole> required =
        required(incidentId).stream().filter(it -> it.role() == role).toList();
    return rounds(
        facts.readable(incidentId),
        role,
        it ->
            required.stream().anyMatch(each -> isFor(each, it.to()))
                && required.stream().noneMatch(each -> isFor(each, it.from())));
  }

  /**
   * The last round there can have been, whichever plans were followed on the way.
   *
   * @param incident what is recorded about it
   */
  static int furthestRound(List<Event> incident, Role role) {
    return rounds(incident, role, _ -> true);
  }

  private static int rounds(
      List<Event> incident, Role role, Predicate<SeverityChanged> requiresAnew) {
    return (int)
        incident.stream()
            .filter(
                event ->
                    switch (event) {
                      case IncidentEvent.Reopened _ -> true;
                      case IncidentEvent.RoleReleased it -> it.role() == role;
                      case SeverityChanged it -> requiresAnew.test(it);
                      default -> false;
                    })
            .count();
  }
}
