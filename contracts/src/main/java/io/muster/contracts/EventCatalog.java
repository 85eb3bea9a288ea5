package io.muster.contracts;

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
import java.util.List;

/** Every kind of fact Muster records. */
public final class EventCatalog {

  private EventCatalog() {}

  /** The sealed interfaces below which every event record is found. */
  public static List<Class<? extends Event>> roots() {
    return List.of(
        IncidentEvent.class,
        AlertGroupEvent.class,
        IntegrationEvent.class,
        SilenceEvent.class,
        ChangeEvent.class,
        CatalogServiceEvent.class,
        DependencySourceEvent.class,
        DependencyEvent.class,
        ClassificationEvent.class,
        ResponsePlanEvent.class,
        RunbookEvent.class,
        RunEvent.class,
        IncidentPlanEvent.class,
        ActionTargetEvent.class,
        GuardedActionEvent.class,
        RecoveryWorkEvent.class,
        AutomationRuleEvent.class,
        RecoveryWatchEvent.class,
        TrainingEvent.class,
        TrainingRequirementEvent.class,
        DrillEvent.class,
        ReviewEvent.class,
        TrackerEvent.class,
        TrackedItemEvent.class,
        ReportEvent.class,
        OnCallEvent.class,
        ContactEvent.class,
        SwapEvent.class,
        ReadinessEvent.class,
        CalendarSubscriptionEvent.class,
        EscalationEvent.class,
        PageEvent.class,
        NoticeEvent.class,
        ConversationEvent.class,
        ChatAccountEvent.class,
        TranscriptEvent.class,
        AudienceEvent.class,
        UpdateRulesEvent.class,
        UpdateEvent.class,
        StatusPageEvent.class,
        StatusPostEvent.class,
        MaintenanceEvent.class,
        SubscriberEvent.class,
        WebhookEvent.class,
        WebhookDeliveryEvent.class,
        ErasureEvent.class,
        ScrubEvent.class,
        LegalHoldEvent.class,
        BundleEvent.class,
        EvidenceEvent.class,
        AuditReportEvent.class,
        AuditScheduleEvent.class,
        EngagementEvent.class,
        AuditViewEvent.class,
        LetterheadEvent.class,
        EntityEvent.class,
        AssessmentEvent.class);
  }
}
