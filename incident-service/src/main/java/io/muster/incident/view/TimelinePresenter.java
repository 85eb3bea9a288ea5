package io.muster.incident.view;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.action.GuardedActionEvent;
import io.muster.contracts.alert.AlertGroupEvent;
import io.muster.contracts.alert.Flapping;
import io.muster.contracts.automation.AutomationRuleEvent;
import io.muster.contracts.classification.Classification;
import io.muster.contracts.conversation.BridgeEvent;
import io.muster.contracts.conversation.TranscriptEvent;
import io.muster.contracts.evidence.EvidenceEvent;
import io.muster.contracts.incident.AccessEvent;
import io.muster.contracts.incident.AffectedEvent;
import io.muster.contracts.incident.AttachmentEvent;
import io.muster.contracts.incident.CriteriaOverridden;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.IncidentEvent.RoleAssigned;
import io.muster.contracts.incident.IncidentEvent.RoleReleased;
import io.muster.contracts.incident.LinkEvent;
import io.muster.contracts.incident.MomentEvent;
import io.muster.contracts.incident.PhaseMove;
import io.muster.contracts.incident.TaskEvent;
import io.muster.contracts.paging.EscalationEvent;
import io.muster.contracts.planning.IncidentPlanEvent;
import io.muster.contracts.planning.RunEvent;
import io.muster.contracts.recovery.RecoveryWatchEvent;
import io.muster.contracts.recovery.RecoveryWorkEvent;
import io.muster.contracts.review.ReviewEvent;
import io.muster.contracts.update.UpdateEvent;
import io.muster.incident.response.IncidentNumbers;
import io.muster.incident.view.TimelineRows.Fact;
import io.muster.starter.PeopleDirectory;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Says in one line what happened, and gives its details, as far as the reader may see them. */
@Component
class TimelinePresenter {

  private final PeopleDirectory people;
  private final VisibleIncidents incidents;
  private final Doers doers;
  private final PrivilegedFiles files;

  TimelinePresenter(
      PeopleDirectory people, VisibleIncidents incidents, Doers doers, PrivilegedFiles files) {
    this.people = people;
    this.incidents = incidents;
    this.doers = doers;
    this.files = files;
  }

  List<Shown.Entry> entries(List<Fact> facts, Sight sight) {
    List<String> personIds = new ArrayList<>();
    facts.forEach(fact -> personIds.addAll(people(fact.event())));
    Called called =
        new Called(
            Names.of(personIds, people, sight.caller()),
            incidents.numbers(
                facts.stream().flatMap(fact -> others(fact.event())).toList(), sight));
    Map<String, Set<String>> hidden = new HashMap<>();
    return facts.stream().map(fact -> entry(fact, called, sight, hidden)).toList();
  }

  private static Stream<String> others(Event event) {
    return switch (event) {
      case LinkEvent.AlertsAttached attached -> Stream.of(attached.from().id());
      case LinkEvent.AlertsDetached detached -> Stream.of(detached.to().id());
      case LinkEvent.DuplicateMarked marked -> Stream.of(marked.incidentId(), marked.of().id());
      case LinkEvent.Linked linked -> Stream.of(linked.incidentId(), linked.to().id());
      case LinkEvent.Unlinked gone -> Stream.of(gone.incidentId(), gone.to().id());
      case AlertGroupEvent.Attached move -> Stream.of(move.incidentId(), move.from());
      case AlertGroupEvent.Detached move -> Stream.of(move.incidentId(), move.from());
      default -> Stream.empty();
    };
  }

  private static List<String> people(Event event) {
    List<String> ids = new ArrayList<>();
    if (event.by().kind() == Actor.Kind.PERSON) {
      ids.add(event.by().id());
    }
    if (event instanceof EscalationEvent.StepFired step) {
      ids.addAll(step.personIds());
    }
    if (event instanceof BridgeEvent call) {
      ids.addAll(BridgeLines.people(call));
    }
    ids.addAll(ResponseLines.people(event));
    return ids;
  }

  /**
   * An entry.
   *
   * @param hidden by incident, as far as it was asked for
   */
  private Shown.Entry entry(
      Fact fact, Called called, Sight sight, Map<String, Set<String>> hidden) {
    return new Shown.Entry(
        fact.position(),
        fact.eventId(),
        fact.type(),
        doers.of(fact.event().by(), called.names()),
        fact.event().at(),
        fact.recordTime(),
        summary(fact.event(), called, sight.texts()),
        sight.texts() ? data(fact.event(), called, sight, hidden) : Map.of());
  }

  private Map<String, Object> data(
      Event event, Called called, Sight sight, Map<String, Set<String>> hidden) {
    Map<String, Object> data = TimelineData.of(event, called);
    if (event instanceof AttachmentEvent.Added added
        && hidden
            .computeIfAbsent(added.incidentId(), id -> files.hiddenFrom(sight.caller(), id))
            .contains(added.sha256())) {
      Map<String, Object> told = new LinkedHashMap<>(data);
      told.put("name", PrivilegedFiles.NAME);
      told.remove("note");
      return told;
    }
    return data;
  }

  private static String summary(Event event, Called called, boolean texts) {
    return switch (event) {
      case IncidentEvent incident -> summary(incident, called);
      case AlertGroupEvent alerts -> summary(alerts, called);
      case RunEvent run -> RunTimeline.summary(run, texts);
      case GuardedActionEvent action -> GuardedActionLines.summary(action, texts);
      case AutomationRuleEvent.InIncident rule -> AutomationLines.summary(rule);
      case IncidentPlanEvent plan -> PlanTimeline.summary(plan, texts);
      case RecoveryWatchEvent watch -> RecoveryWatchLines.summary(watch, texts);
      case RecoveryWorkEvent work -> RecoveryWorkLines.summary(work, texts);
      case EvidenceEvent evidence -> EvidenceLines.summary(evidence, called.names());
      case ReviewEvent review -> ReviewLines.summary(review);
      case TranscriptEvent message -> TranscriptLines.summary(message);
      case BridgeEvent call -> BridgeLines.summary(call, called.names(), texts);
      case UpdateEvent update -> UpdateLines.summary(update);
      case EscalationEvent handOver -> HandOverLines.summary(handOver, called.names());
      default -> event.getClass().getSimpleName();
    };
  }

  private static String summary(IncidentEvent event, Called called) {
    Names names = called.names();
    return switch (event) {
      case IncidentEvent.Opened opened ->
          IncidentNumbers.inWords(opened.number())
              + (opened.drillId() == null ? " opened as " : " opened in a drill as ")
              + opened.severity()
              + because(opened.classification());
      case IncidentEvent.Acknowledged acknowledged ->
          acknowledged.via() == null ? "Acknowledged" : "Acknowledged via " + acknowledged.via();
      case IncidentEvent.AcknowledgementLapsed lapsed ->
          names.of(lapsed.personId())
              + " did not say whether they are still on it; people are called again";
      case IncidentEvent.Resolved resolved -> "Resolved";
      case IncidentEvent.SeverityChanged changed ->
          "Severity changed from " + changed.from() + " to " + changed.to();
      case IncidentEvent.PhaseChanged changed ->
          switch (changed.move()) {
                case PhaseMove.ADVANCED -> "Went on to ";
                case PhaseMove.RETURNED -> "Went back to ";
                case PhaseMove.SKIPPED -> "Skipped ahead to ";
              }
              + words(changed.to());
      case RoleAssigned assigned ->
          names.of(assigned.person().id()) + " took the role " + words(assigned.role());
      case RoleReleased released ->
          names.of(released.personId()) + " no longer has the role " + words(released.role());
      case IncidentEvent.RoleHandedOver passed ->
          names.of(passed.fromId())
              + " handed the role "
              + words(passed.role())
              + " over to "
              + names.of(passed.to().id());
      case IncidentEvent.Reopened again ->
          again.pages() ? "Reopened; people are called out again" : "Reopened";
      case IncidentEvent.NoteAdded note -> "Note";
      case IncidentEvent.DecisionMarked marked -> "A note is marked as a decision";
      case MomentEvent moment -> ResponseLines.summary(moment);
      case AccessEvent door -> ResponseLines.summary(door, names);
      case AffectedEvent affected -> ResponseLines.summary(affected);
      case TaskEvent task -> ResponseLines.summary(task, names);
      case AttachmentEvent attachment -> ResponseLines.summary(attachment);
      case IncidentEvent.CauseMarked marked -> CauseLines.summary(marked);
      case IncidentEvent.CauseWithdrawn withdrawn -> "The cause is open again";
      case LinkEvent link -> summary(link, called);
      case CriteriaOverridden over -> PlanTimeline.summary(over);
    };
  }

  private static String summary(LinkEvent event, Called called) {
    return switch (event) {
      case LinkEvent.AlertsAttached attached ->
          "Alerts of " + called.incident(attached.from()) + " were attached";
      case LinkEvent.AlertsDetached detached ->
          "Alerts were moved to " + called.incident(detached.to());
      case LinkEvent.DuplicateMarked marked ->
          called.incident(marked.incidentId())
              + " ended as a duplicate of "
              + called.incident(marked.of());
      case LinkEvent.Linked linked ->
          called.incident(linked.incidentId())
              + switch (linked.kind()) {
                case CHILD_OF -> " is part of ";
                case CAUSED_BY -> " was caused by ";
              }
              + called.incident(linked.to());
      case LinkEvent.Unlinked gone ->
          called.incident(gone.incidentId())
              + switch (gone.kind()) {
                case CHILD_OF -> " is not part of ";
                case CAUSED_BY -> " was not caused by ";
              }
              + called.incident(gone.to());
    };
  }

  /**
   * An alert that decided by itself, for want of anything known of its service, needs no reason.
   */
  private static String because(Classification classification) {
    return classification == null || classification.impact() == null
        ? ""
        : " " + classification.because();
  }

  private static String summary(AlertGroupEvent event, Called called) {
    return switch (event) {
      case AlertGroupEvent.Opened opened ->
          opened.flapping() == null ? "Alerts began" : "Alerts began" + flapping(opened.flapping());
      case AlertGroupEvent.AlertFired fired -> "Alert " + fired.name() + " fires";
      case AlertGroupEvent.AlertAcknowledged seen -> "An alert was acknowledged at its source";
      case AlertGroupEvent.AlertResolved resolved ->
          resolved.rule() == null
              ? "An alert is over"
              : "An alert ended by itself: it was not heard of again (rule "
                  + resolved.rule()
                  + ")";
      case AlertGroupEvent.Closed closed -> "What still fired of the alerts counts as over";
      case AlertGroupEvent.Resolved resolved -> "Every alert is over";
      case AlertGroupEvent.Silenced silenced ->
          "Nobody was called out: every alert was silenced, at least until " + silenced.until();
      case AlertGroupEvent.Unsilenced loud ->
          switch (loud.cause()) {
            case ALERT_JOINED -> "An alert joined that no silence covers";
            case SILENCE_OVER -> "A silence is over, and alerts still fire";
          };
      case AlertGroupEvent.Attached move ->
          "The alerts were attached to " + called.incident(move.incidentId());
      case AlertGroupEvent.Detached move ->
          "The alerts were taken away from "
              + called.incident(move.from())
              + " and belong to "
              + called.incident(move.incidentId());
    };
  }

  private static String flapping(Flapping why) {
    return " and flap: %d times within %d min. This stays open until nothing fired for %d min (rule %s)"
        .formatted(why.groups(), why.withinMinutes(), why.quietMinutes(), why.rule());
  }

  private static String words(Enum<?> value) {
    return value.name().replace('_', ' ').toLowerCase(Locale.ROOT);
  }
}
