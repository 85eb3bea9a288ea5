package io.muster.reporting.report;

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
import io.muster.reporting.ledger.LedgerEntry;
import io.muster.reporting.ledger.LogEntry;
import io.muster.reporting.ledger.Names;
import java.util.ArrayList;
import java.util.List;

/** Makes a report from an incident's events, given oldest first. It knows nothing but them. */
final class ReportBuilder {

  private final Names names;
  private final List<LedgerEntry> ledger = new ArrayList<>();
  private final Course course;
  private final Paging paging;
  private final Alerts alerts = new Alerts();

  ReportBuilder(Names names) {
    this.names = names;
    this.course = new Course(names);
    this.paging = new Paging(names);
  }

  void add(LogEntry entry) {
    LedgerEntry line = entry.describe(names);
    ledger.add(line);
    entry.event().ifPresent(event -> add(event, line));
  }

  private void add(Event event, LedgerEntry line) {
    switch (event) {
      case IncidentEvent e -> course.add(e, line);
      case AlertGroupEvent e -> alerts.add(e, line);
      case EscalationEvent e -> paging.add(e, line);
      case PageEvent e -> paging.add(e, line);
      // Who was told without being called, also outside, that a report was taken up, that people
      // met, what the law asks about, which plan is followed or was changed because of it, what was
      // done by a runbook, a rule or outside, what was learned after it, or who took the evidence
      // away, is a line of the ledger and nothing in the course of events.
      case NoticeEvent _,
          ReportEvent _,
          ConversationEvent _,
          TranscriptEvent _,
          UpdateEvent _,
          StatusPostEvent _,
          WebhookDeliveryEvent _,
          AssessmentEvent _,
          ResponsePlanEvent _,
          RunEvent _,
          GuardedActionEvent _,
          AutomationRuleEvent.InIncident _,
          IncidentPlanEvent _,
          RecoveryWorkEvent _,
          RecoveryWatchEvent _,
          ReviewEvent _,
          TrackedItemEvent _,
          EvidenceEvent _,
          BundleEvent _ -> {}
      case IntegrationEvent _,
          SilenceEvent _,
          ChangeEvent _,
          CatalogServiceEvent _,
          DependencySourceEvent _,
          DependencyEvent _,
          ClassificationEvent _,
          RunbookEvent _,
          ActionTargetEvent _,
          AutomationRuleEvent _,
          TrackerEvent _,
          TrainingEvent _,
          TrainingRequirementEvent _,
          DrillEvent _,
          OnCallEvent _,
          ChatAccountEvent _,
          AudienceEvent _,
          UpdateRulesEvent _,
          StatusPageEvent _,
          MaintenanceEvent _,
          SubscriberEvent _,
          WebhookEvent _,
          ContactEvent _,
          SwapEvent _,
          ReadinessEvent _,
          CalendarSubscriptionEvent _,
          ErasureEvent _,
          ScrubEvent _,
          LegalHoldEvent _,
          EntityEvent _,
          AuditReportEvent _,
          AuditScheduleEvent _,
          EngagementEvent _,
          AuditViewEvent _,
          LetterheadEvent _ ->
          throw new IllegalArgumentException(line.type() + " belongs to no incident");
      default -> throw new IllegalArgumentException("Unknown kind of event: " + event.getClass());
    }
  }

  /**
   * The report.
   *
   * @param checkpoint the newest one, or null
   * @param caution why it does not cover the report, or null
   */
  IncidentReport build(IncidentReport.AsOf asOf, IncidentReport.Signed checkpoint, String caution) {
    return new IncidentReport(
        IncidentReport.SCHEMA,
        asOf,
        checkpoint,
        caution,
        names.masked(),
        course.subject(),
        course.times(),
        course.phases(),
        course.severities(),
        course.roles(),
        paging.pages(),
        paging.escalation(),
        alerts.lines(),
        course.notes(),
        List.copyOf(ledger));
  }
}
