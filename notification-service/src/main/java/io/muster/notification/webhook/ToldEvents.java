package io.muster.notification.webhook;

import io.muster.contracts.Event;
import io.muster.contracts.incident.AccessEvent;
import io.muster.contracts.incident.AffectedEvent;
import io.muster.contracts.incident.AttachmentEvent;
import io.muster.contracts.incident.CriteriaOverridden;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.LinkEvent;
import io.muster.contracts.incident.MomentEvent;
import io.muster.contracts.incident.Severity;
import io.muster.contracts.incident.TaskEvent;
import io.muster.contracts.paging.EscalationEvent;
import io.muster.contracts.webhook.WebhookContent;
import io.muster.contracts.webhook.WebhookKind;
import io.muster.notification.facts.IncidentNow;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Which events other programs can be told of. What somebody wrote stays within. */
final class ToldEvents {

  private ToldEvents() {}

  /** What it is to them; nothing when they are not told of it. */
  static Optional<WebhookKind> of(Event event) {
    return switch (event) {
      case IncidentEvent it -> kindOf(it);
      case EscalationEvent it -> kindOf(it);
      default -> Optional.empty();
    };
  }

  /** The same of what happened in an incident itself. */
  static Optional<WebhookKind> kindOf(IncidentEvent event) {
    return Optional.ofNullable(
        switch (event) {
          case IncidentEvent.Opened _ -> WebhookKind.OPENED;
          case IncidentEvent.Acknowledged _ -> WebhookKind.ACKNOWLEDGED;
          case IncidentEvent.AcknowledgementLapsed _ -> WebhookKind.UNACKNOWLEDGED;
          case IncidentEvent.Resolved _ -> WebhookKind.RESOLVED;
          case IncidentEvent.Reopened _ -> WebhookKind.REOPENED;
          case IncidentEvent.SeverityChanged _ -> WebhookKind.SEVERITY_CHANGED;
          case AffectedEvent.ServicesChanged _ -> WebhookKind.SERVICES_CHANGED;
          case IncidentEvent.PhaseChanged _ -> WebhookKind.PHASE_CHANGED;
          case IncidentEvent.RoleAssigned _, IncidentEvent.RoleHandedOver _ ->
              WebhookKind.ROLE_ASSIGNED;
          case IncidentEvent.RoleReleased _,
              IncidentEvent.NoteAdded _,
              IncidentEvent.DecisionMarked _,
              IncidentEvent.CauseMarked _,
              IncidentEvent.CauseWithdrawn _,
              LinkEvent _,
              AccessEvent _,
              AffectedEvent _,
              AttachmentEvent _,
              CriteriaOverridden _,
              MomentEvent _,
              TaskEvent _ ->
              null;
        });
  }

  /**
   * The same of an escalation: that its first level is called first is the incident's beginning.
   */
  static Optional<WebhookKind> kindOf(EscalationEvent event) {
    return event instanceof EscalationEvent.StepFired fired
            && (fired.level() > 1 || fired.round() > 1)
            && fired.seeksResponder()
        ? Optional.of(WebhookKind.ESCALATED)
        : Optional.empty();
  }

  /**
   * Whether a webhook is for an incident that this happened in. What takes it out of what a webhook
   * is for concerns it as well: whoever was told that it is bad is told that it no longer is.
   *
   * @param after how the incident stood after the event
   */
  static boolean concern(WebhookContent content, Event event, IncidentNow after) {
    Severity worst =
        event instanceof IncidentEvent.SeverityChanged it && it.from().compareTo(it.to()) < 0
            ? it.from()
            : after.severity();
    List<String> noMore =
        event instanceof AffectedEvent.ServicesChanged it ? it.removed() : List.of();
    return worst.compareTo(content.from()) <= 0
        && (content.services().isEmpty()
            || !Collections.disjoint(content.services(), after.services())
            || !Collections.disjoint(content.services(), noMore));
  }
}
