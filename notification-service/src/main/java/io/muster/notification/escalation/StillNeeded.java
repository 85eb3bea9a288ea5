package io.muster.notification.escalation;

import io.muster.contracts.incident.Role;
import io.muster.contracts.paging.EscalationEvent.Started;
import io.muster.notification.facts.Facts;
import io.muster.notification.facts.Incidents;
import io.muster.notification.facts.RoleWords;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says by the log of this very moment whether anybody has still to be called. */
@Component
public class StillNeeded {

  private final Facts facts;
  private final Incidents incidents;
  private final RoleNeeds roles;
  private final AckCourses courses;
  private final HandOverCourses handOvers;
  private final RuleNeeds rules;
  private final ReportNeeds reports;

  StillNeeded(
      Facts facts,
      Incidents incidents,
      RoleNeeds roles,
      AckCourses courses,
      HandOverCourses handOvers,
      RuleNeeds rules,
      ReportNeeds reports) {
    this.facts = facts;
    this.incidents = incidents;
    this.roles = roles;
    this.courses = courses;
    this.handOvers = handOvers;
    this.rules = rules;
    this.reports = reports;
  }

  /**
   * Why an escalation of an incident calls nobody any more, to be said after "the incident was";
   * nothing while it does.
   */
  public Optional<String> quietBecause(String escalationId, String incidentId) {
    if (EscalationIds.isStillOn(escalationId)) {
      return courses
              .of(incidentId)
              .open()
              .filter(asked -> asked.escalationId().equals(escalationId))
              .isPresent()
          ? Optional.empty()
          : Optional.of("found to have somebody at work on it, or nobody who has it");
    }
    if (EscalationIds.isHandOver(escalationId)) {
      return handOvers
              .of(incidentId)
              .open()
              .filter(asked -> asked.escalationId().equals(escalationId))
              .isPresent()
          ? Optional.empty()
          : Optional.of("found to be handed over by nobody any more");
    }
    if (EscalationIds.isByRule(escalationId)) {
      return rules.quietBecause(escalationId, incidentId);
    }
    if (EscalationIds.isForReport(escalationId)) {
      return reports.quietBecause(escalationId);
    }
    Role role = roleOf(escalationId).orElse(null);
    if (role == null) {
      return incidents.quietBecause(incidentId);
    }
    return roles.missing(incidentId).containsKey(role)
        ? Optional.empty()
        : Optional.of("found to lack no " + RoleWords.of(role) + " any more");
  }

  /** The role an escalation looks for somebody for; nothing for one about the incident itself. */
  public Optional<Role> roleOf(String escalationId) {
    return facts
        .first(escalationId)
        .filter(Started.class::isInstance)
        .map(started -> ((Started) started).role());
  }
}
