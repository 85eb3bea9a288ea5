package io.muster.incident.automation;

import io.muster.contracts.Actor;
import io.muster.contracts.automation.RuleContent;
import io.muster.contracts.automation.RuleWhen;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.IncidentEvent.PhaseChanged;
import io.muster.contracts.incident.IncidentEvent.RoleAssigned;
import io.muster.contracts.incident.IncidentEvent.RoleHandedOver;
import io.muster.contracts.incident.IncidentEvent.RoleReleased;
import io.muster.contracts.incident.IncidentEvent.SeverityChanged;
import io.muster.contracts.incident.LinkEvent.AlertsAttached;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What an event of an incident, or that there was none, is to a rule. */
final class Occasion {

  private Occasion() {}

  /** As which a rule may wait for it; nothing when no rule can. */
  static Optional<RuleWhen> of(IncidentEvent event) {
    return Optional.ofNullable(
        switch (event) {
          case IncidentEvent.Opened _ -> RuleWhen.OPENED;
          case IncidentEvent.Acknowledged _ -> RuleWhen.ACKNOWLEDGED;
          case SeverityChanged _ -> RuleWhen.SEVERITY_CHANGED;
          case PhaseChanged _ -> RuleWhen.PHASE_CHANGED;
          case RoleAssigned _, RoleHandedOver _ -> RuleWhen.ROLE_ASSIGNED;
          case RoleReleased _ -> RuleWhen.ROLE_RELEASED;
          case AlertsAttached _ -> RuleWhen.ALERTS_ATTACHED;
          case IncidentEvent.Resolved _ -> RuleWhen.RESOLVED;
          case IncidentEvent.Reopened _ -> RuleWhen.REOPENED;
          default -> null;
        });
  }

  /** What a condition may ask of that something did not happen for long enough. */
  static Map<String, Object> missed(RuleContent content) {
    Map<String, Object> told = told(content.when(), Actor.Kind.SYSTEM);
    if (content.lasting().phase() != null) {
      told.put("to", content.lasting().phase().name());
    }
    if (content.lasting().role() != null) {
      told.put("role", content.lasting().role().name());
    }
    return told;
  }

  private static Map<String, Object> told(RuleWhen when, Actor.Kind by) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("kind", when.name());
    told.put("by", by.name());
    return told;
  }

  /** What a condition may ask of the event itself. */
  static Map<String, Object> told(RuleWhen when, IncidentEvent event) {
    Map<String, Object> told = told(when, event.by().kind());
    switch (event) {
      case SeverityChanged e -> {
        told.put("from", e.from().name());
        told.put("to", e.to().name());
      }
      case PhaseChanged e -> {
        told.put("from", e.from().name());
        told.put("to", e.to().name());
        told.put("move", e.move().name());
      }
      case RoleAssigned e -> told.put("role", e.role().name());
      case RoleHandedOver e -> told.put("role", e.role().name());
      case RoleReleased e -> told.put("role", e.role().name());
      default -> {
        // There is nothing more to it.
      }
    }
    return told;
  }
}
