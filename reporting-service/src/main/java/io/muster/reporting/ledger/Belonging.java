package io.muster.reporting.ledger;

import io.muster.contracts.Event;
import io.muster.contracts.action.ActionTargetEvent;
import io.muster.contracts.action.GuardedActionEvent;
import io.muster.contracts.alert.AlertGroupEvent;
import io.muster.contracts.alert.IntegrationEvent;
import io.muster.contracts.alert.SilenceEvent;
import io.muster.contracts.audit.AuditReportEvent;
import io.muster.contracts.audit.AuditScheduleEvent;
import io.muster.contracts.audit.AuditViewEvent;
import io.muster.contracts.audit.EngagementEvent;
import io.muster.contracts.automation.AutomationRuleEvent;
import io.muster.contracts.catalog.CatalogServiceEvent;
import io.muster.contracts.change.ChangeEvent;
import io.muster.contracts.classification.ClassificationEvent;
import io.muster.contracts.conversation.ChatAccountEvent;
import io.muster.contracts.conversation.ConversationEvent;
import io.muster.contracts.conversation.TranscriptEvent;
import io.muster.contracts.dependency.DependencyEvent;
import io.muster.contracts.dependency.DependencySourceEvent;
import io.muster.contracts.drill.DrillEvent;
import io.muster.contracts.erasure.ErasureEvent;
import io.muster.contracts.erasure.LegalHoldEvent;
import io.muster.contracts.erasure.ScrubEvent;
import io.muster.contracts.evidence.BundleEvent;
import io.muster.contracts.evidence.EvidenceEvent;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.letterhead.LetterheadEvent;
import io.muster.contracts.oncall.CalendarSubscriptionEvent;
import io.muster.contracts.oncall.ContactEvent;
import io.muster.contracts.oncall.OnCallEvent;
import io.muster.contracts.oncall.ReadinessEvent;
import io.muster.contracts.oncall.SwapEvent;
import io.muster.contracts.paging.EscalationEvent;
import io.muster.contracts.paging.NoticeEvent;
import io.muster.contracts.paging.PageEvent;
import io.muster.contracts.planning.IncidentPlanEvent;
import io.muster.contracts.planning.ResponsePlanEvent;
import io.muster.contracts.planning.RunEvent;
import io.muster.contracts.planning.RunbookEvent;
import io.muster.contracts.recovery.RecoveryWatchEvent;
import io.muster.contracts.recovery.RecoveryWorkEvent;
import io.muster.contracts.regulation.AssessmentEvent;
import io.muster.contracts.regulation.EntityEvent;
import io.muster.contracts.report.ReportEvent;
import io.muster.contracts.review.ReviewEvent;
import io.muster.contracts.statuspage.MaintenanceEvent;
import io.muster.contracts.statuspage.StatusPageEvent;
import io.muster.contracts.statuspage.StatusPostEvent;
import io.muster.contracts.statuspage.SubscriberEvent;
import io.muster.contracts.tracker.TrackedItemEvent;
import io.muster.contracts.tracker.TrackerEvent;
import io.muster.contracts.training.TrainingEvent;
import io.muster.contracts.training.TrainingRequirementEvent;
import io.muster.contracts.update.AudienceEvent;
import io.muster.contracts.update.UpdateEvent;
import io.muster.contracts.update.UpdateRulesEvent;
import io.muster.contracts.webhook.WebhookDeliveryEvent;
import io.muster.contracts.webhook.WebhookEvent;

/** Says to which incident an event belongs, as far as the event itself tells. */
final class Belonging {

  private Belonging() {}

  /** The incident's id; null when the event does not say, or belongs to none. */
  static String incidentOf(Event event) {
    return switch (event) {
      case IncidentEvent e -> e.incidentId();
      case AlertGroupEvent e -> of(e);
      case EscalationEvent e -> of(e);
      case PageEvent e -> of(e);
      case NoticeEvent e -> e.incidentId();
      case ConversationEvent e -> e.incidentId();
      case TranscriptEvent e -> e.incidentId();
      case UpdateEvent e -> e.incidentId();
      case StatusPostEvent e -> e.incidentId();
      case WebhookDeliveryEvent e -> e.message().incidentId();
      case ReportEvent.TakenUp e -> e.incidentId();
      case AssessmentEvent e -> e.incidentId();
      case BundleEvent.HandedOut e -> e.incidentId();
      case EvidenceEvent e -> e.incidentId();
      case ReviewEvent e -> e.incidentId();
      case TrackedItemEvent e -> e.incidentId();
      case IntegrationEvent _, SilenceEvent _, ChangeEvent _, ReportEvent _ -> null;
      case ChatAccountEvent _ -> null;
      case OnCallEvent.TurnTaken e -> e.incidentId();
      case OnCallEvent _,
          ContactEvent _,
          SwapEvent _,
          ReadinessEvent _,
          CalendarSubscriptionEvent _ ->
          null;
      case ResponsePlanEvent.Published e -> e.incidentId();
      case RunEvent e -> e.incidentId();
      case GuardedActionEvent e -> e.incidentId();
      case AutomationRuleEvent.InIncident e -> e.incidentId();
      case AutomationRuleEvent _ -> null;
      case IncidentPlanEvent e -> e.incidentId();
      case RecoveryWorkEvent e -> e.incidentId();
      case RecoveryWatchEvent e -> e.incidentId();
      case ResponsePlanEvent _, RunbookEvent _, ActionTargetEvent _ -> null;
      case TrackerEvent _ -> null;
      case TrainingEvent _, TrainingRequirementEvent _, DrillEvent _ -> null;
      case CatalogServiceEvent _, ClassificationEvent _ -> null;
      case DependencySourceEvent _, DependencyEvent _ -> null;
      case ErasureEvent _, ScrubEvent _, LegalHoldEvent _, EntityEvent _ -> null;
      case AuditReportEvent _, AuditScheduleEvent _ -> null;
      case EngagementEvent _, AuditViewEvent _ -> null;
      case LetterheadEvent _ -> null;
      case AudienceEvent _, UpdateRulesEvent _ -> null;
      case StatusPageEvent _, MaintenanceEvent _, SubscriberEvent _, WebhookEvent _ -> null;
      default -> throw new IllegalArgumentException("Unknown kind of event: " + event.getClass());
    };
  }

  private static String of(AlertGroupEvent event) {
    return switch (event) {
      case AlertGroupEvent.Opened e -> e.incidentId();
      case AlertGroupEvent.AlertAcknowledged e -> e.incidentId();
      case AlertGroupEvent.Closed e -> e.incidentId();
      case AlertGroupEvent.Resolved e -> e.incidentId();
      case AlertGroupEvent.Silenced e -> e.incidentId();
      case AlertGroupEvent.Unsilenced e -> e.incidentId();
      case AlertGroupEvent.Attached e -> e.incidentId();
      case AlertGroupEvent.Detached e -> e.incidentId();
      case AlertGroupEvent.AlertFired _, AlertGroupEvent.AlertResolved _ -> null;
    };
  }

  private static String of(EscalationEvent event) {
    return switch (event) {
      case EscalationEvent.Started e -> e.incidentId();
      case EscalationEvent.StepFired e -> e.incidentId();
      case EscalationEvent.StepSkipped e -> e.incidentId();
      case EscalationEvent.Stopped e -> e.incidentId();
      case EscalationEvent.Exhausted e -> e.incidentId();
      case EscalationEvent.HandOverAsked e -> e.incidentId();
      case EscalationEvent.HandOverAccepted e -> e.incidentId();
    };
  }

  private static String of(PageEvent event) {
    return switch (event) {
      case PageEvent.Requested e -> e.incidentId();
      case PageEvent.AttemptStarted e -> e.incidentId();
      case PageEvent.Sent e -> e.incidentId();
      case PageEvent.Failed e -> e.incidentId();
      case PageEvent.Receipt e -> e.incidentId();
    };
  }
}
