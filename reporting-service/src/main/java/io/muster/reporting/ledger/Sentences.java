package io.muster.reporting.ledger;

import io.muster.contracts.Actor;
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
import io.muster.contracts.incident.AccessEvent;
import io.muster.contracts.incident.AffectedEvent;
import io.muster.contracts.incident.AttachmentEvent;
import io.muster.contracts.incident.CriteriaOverridden;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.LinkEvent;
import io.muster.contracts.incident.MomentEvent;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.Source;
import io.muster.contracts.incident.TaskEvent;
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

/** Says in plain English what an event recorded, from its fields alone. */
public final class Sentences {

  private final Names names;

  private Sentences(Names names) {
    this.names = names;
  }

  /** A sentence about an event, with people called as the reader may see them. */
  public static String of(Event event, Names names) {
    Sentences sentences = new Sentences(names);
    return switch (event) {
      case IncidentEvent e -> sentences.incident(e);
      case AlertGroupEvent e -> AlertSentences.of(e, names);
      case IntegrationEvent e -> AlertSentences.of(e, names);
      case SilenceEvent e -> SilenceSentences.of(e, names);
      case ChangeEvent e -> AlertSentences.of(e, names);
      case CatalogServiceEvent e -> CatalogSentences.of(e, names);
      case DependencySourceEvent e -> DependencySentences.of(e, names);
      case DependencyEvent e -> DependencySentences.of(e, names);
      case ClassificationEvent e -> CatalogSentences.of(e, names);
      case ResponsePlanEvent e -> PlanningSentences.of(e, names);
      case RunbookEvent e -> PlanningSentences.of(e, names);
      case RunEvent e -> PlanningSentences.of(e, names);
      case ActionTargetEvent e -> ActionSentences.of(e, names);
      case GuardedActionEvent e -> ActionSentences.of(e, names);
      case IncidentPlanEvent e -> PlanningSentences.of(e, names);
      case RecoveryWorkEvent e -> RecoverySentences.of(e, names);
      case EvidenceEvent e -> EvidenceSentences.of(e, names);
      case AutomationRuleEvent e -> AutomationSentences.of(e, names);
      case RecoveryWatchEvent e -> RecoverySentences.of(e, names);
      case TrainingEvent e -> TrainingSentences.of(e, names);
      case TrainingRequirementEvent e -> TrainingSentences.of(e, names);
      case DrillEvent e -> DrillSentences.of(e, names);
      case ReviewEvent e -> ReviewSentences.of(e, names);
      case TrackerEvent e -> TrackerSentences.of(e, names);
      case TrackedItemEvent e -> TrackerSentences.of(e, names);
      case ReportEvent e -> AlertSentences.of(e, names);
      case OnCallEvent e -> PagingSentences.of(e, names);
      case ContactEvent e -> ContactSentences.of(e, names);
      case SwapEvent e -> SwapSentences.of(e, names);
      case ReadinessEvent e -> ReadinessSentences.of(e, names);
      case CalendarSubscriptionEvent e -> CalendarSentences.of(e, names);
      case EscalationEvent e -> PagingSentences.of(e, names);
      case PageEvent e -> PagingSentences.of(e, names);
      case NoticeEvent e -> NoticeSentences.of(e, names);
      case ConversationEvent e -> PagingSentences.of(e, names);
      case ChatAccountEvent e -> ChatSentences.of(e, names);
      case TranscriptEvent e -> ChatSentences.of(e, names);
      case AudienceEvent e -> UpdateSentences.of(e, names);
      case UpdateRulesEvent e -> UpdateSentences.of(e, names);
      case UpdateEvent e -> UpdateSentences.of(e, names);
      case StatusPageEvent e -> StatusSentences.of(e, names);
      case StatusPostEvent e -> StatusSentences.of(e, names);
      case MaintenanceEvent e -> StatusSentences.of(e, names);
      case SubscriberEvent e -> StatusSentences.of(e, names);
      case WebhookEvent e -> WebhookSentences.of(e, names);
      case WebhookDeliveryEvent e -> WebhookSentences.of(e, names);
      case ErasureEvent e -> PersonalDataSentences.of(e, names);
      case ScrubEvent.Done e ->
          "The %s service scrubbed what it held of %s beside the log."
              .formatted(e.service(), names.person(e.personId()));
      case LegalHoldEvent e -> PersonalDataSentences.of(e, names);
      case BundleEvent.HandedOut e ->
          "%s took an evidence bundle of the incident away: %d files, of the log up to position %d, with the manifest %s."
              .formatted(names.actor(e.by()), e.files(), e.upTo(), e.manifestSha256());
      case AuditReportEvent e -> AuditSentences.of(e, names);
      case AuditScheduleEvent e -> AuditSentences.of(e, names);
      case EngagementEvent e -> EngagementSentences.of(e, names);
      case AuditViewEvent.Viewed e -> EngagementSentences.of(e, names);
      case LetterheadEvent e -> AuditSentences.of(e, names);
      case EntityEvent e -> RegulationSentences.of(e, names);
      case AssessmentEvent e -> RegulationSentences.of(e, names);
      default -> throw new IllegalArgumentException("Unknown kind of event: " + event.getClass());
    };
  }

  private String incident(IncidentEvent event) {
    String who = names.actor(event.by());
    return switch (event) {
      case IncidentEvent.Opened e ->
          "%s opened INC-%d%s as %s%s%s: %s."
              .formatted(
                  who,
                  e.number(),
                  e.drillId() == null ? "" : " in a drill",
                  e.severity(),
                  e.source().kind() == Source.Kind.ALERT ? " from alerts" : "",
                  e.classification() == null ? "" : " " + e.classification().because(),
                  names.quoted(e.title()));
      case IncidentEvent.Acknowledged e ->
          "%s acknowledged the incident (%s).".formatted(who, e.via());
      case IncidentEvent.Resolved e -> who + " resolved the incident" + names.because(e.reason());
      case IncidentEvent.SeverityChanged e ->
          "%s changed the severity from %s to %s%s"
              .formatted(who, e.from(), e.to(), names.because(e.reason()));
      case IncidentEvent.PhaseChanged e -> who + " " + phase(e);
      case IncidentEvent.RoleAssigned e -> who + " " + assigned(e);
      case IncidentEvent.RoleReleased e ->
          isSelf(e.by(), e.personId())
              ? "%s gave up the role of %s.".formatted(who, Words.of(e.role()))
              : "%s took the role of %s from %s."
                  .formatted(who, Words.of(e.role()), names.person(e.personId()));
      case IncidentEvent.NoteAdded e -> "%s noted: %s.".formatted(who, names.quoted(e.text()));
      case IncidentEvent.CauseMarked e ->
          "%s said what caused it: %s%s"
              .formatted(who, CauseWords.of(e, names), names.because(e.reason()));
      case IncidentEvent.CauseWithdrawn e ->
          "%s took back what had been said of the cause%s"
              .formatted(who, names.because(e.reason()));
      case IncidentEvent.AcknowledgementLapsed _,
          IncidentEvent.DecisionMarked _,
          IncidentEvent.Reopened _,
          IncidentEvent.RoleHandedOver _,
          AccessEvent _,
          AffectedEvent _,
          AttachmentEvent _,
          MomentEvent _,
          TaskEvent _ ->
          ResponseSentences.of(event, names);
      case LinkEvent e -> who + " " + link(e);
      case CriteriaOverridden e -> PlanningSentences.of(e, names);
    };
  }

  private String link(LinkEvent event) {
    return switch (event) {
      case LinkEvent.AlertsAttached e ->
          "attached alerts of INC-%d to the incident%s"
              .formatted(e.from().number(), names.because(e.reason()));
      case LinkEvent.AlertsDetached e ->
          "moved alerts of the incident to INC-%d.".formatted(e.to().number());
      case LinkEvent.DuplicateMarked e ->
          "ended the incident as a duplicate of INC-%d%s"
              .formatted(e.of().number(), names.because(e.reason()));
      case LinkEvent.Linked e ->
          "said that the incident %s INC-%d%s"
              .formatted(
                  switch (e.kind()) {
                    case CHILD_OF -> "is part of";
                    case CAUSED_BY -> "was caused by";
                  },
                  e.to().number(),
                  names.because(e.reason()));
      case LinkEvent.Unlinked e ->
          "said that the incident %s INC-%d%s"
              .formatted(
                  switch (e.kind()) {
                    case CHILD_OF -> "is not part of";
                    case CAUSED_BY -> "was not caused by";
                  },
                  e.to().number(),
                  names.because(e.reason()));
    };
  }

  private String phase(IncidentEvent.PhaseChanged e) {
    String from = Words.of(e.from());
    String to = Words.of(e.to());
    return switch (e.move()) {
      case ADVANCED ->
          "moved the incident from %s to %s%s".formatted(from, to, names.because(e.reason()));
      case RETURNED ->
          "moved the incident back from %s to %s%s".formatted(from, to, names.because(e.reason()));
      case SKIPPED ->
          "moved the incident from %s to %s, skipping %s%s"
              .formatted(from, to, phases(e.skipped()), names.because(e.reason()));
    };
  }

  private String assigned(IncidentEvent.RoleAssigned e) {
    return isSelf(e.by(), e.person().id())
        ? "took the role of %s.".formatted(Words.of(e.role()))
        : "gave the role of %s to %s."
            .formatted(Words.of(e.role()), names.person(e.person().id(), e.person().name()));
  }

  private static String phases(List<Phase> phases) {
    return Words.and(phases.stream().map(Words::of).toList());
  }

  private static boolean isSelf(Actor by, String personId) {
    return by.kind() == Actor.Kind.PERSON && by.id().equals(personId);
  }
}
