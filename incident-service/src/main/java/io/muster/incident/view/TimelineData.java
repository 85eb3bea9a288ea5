package io.muster.incident.view;

import io.muster.contracts.Event;
import io.muster.contracts.action.GuardedActionEvent;
import io.muster.contracts.alert.AlertGroupEvent;
import io.muster.contracts.automation.AutomationRuleEvent;
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
import io.muster.contracts.incident.TaskEvent;
import io.muster.contracts.paging.EscalationEvent;
import io.muster.contracts.planning.IncidentPlanEvent;
import io.muster.contracts.planning.RunEvent;
import io.muster.contracts.recovery.RecoveryWatchEvent;
import io.muster.contracts.recovery.RecoveryWorkEvent;
import io.muster.contracts.update.UpdateEvent;
import io.muster.incident.response.IncidentNumbers;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is told of an event beside its line, to readers who may see texts. */
final class TimelineData {

  private TimelineData() {}

  static Map<String, Object> of(Event event, Called called) {
    return switch (event) {
      case IncidentEvent incident -> data(incident, called);
      case AlertGroupEvent alerts -> data(alerts);
      case RunEvent run -> known(RunTimeline.data(run));
      case GuardedActionEvent action -> known(GuardedActionLines.data(action));
      case AutomationRuleEvent.InIncident rule -> known(AutomationLines.data(rule));
      case IncidentPlanEvent plan -> known(PlanTimeline.data(plan));
      case RecoveryWatchEvent watch -> known(RecoveryWatchLines.data(watch));
      case RecoveryWorkEvent work -> known(RecoveryWorkLines.data(work, called.names()));
      case EvidenceEvent evidence -> known(EvidenceLines.data(evidence));
      case TranscriptEvent message -> known(TranscriptLines.data(message));
      case BridgeEvent call -> known(BridgeLines.data(call));
      case UpdateEvent update -> known(UpdateLines.data(update));
      case EscalationEvent handOver -> known(HandOverLines.data(handOver));
      default -> Map.of();
    };
  }

  private static Map<String, Object> data(IncidentEvent event, Called called) {
    Names names = called.names();
    Map<String, Object> data = new LinkedHashMap<>();
    switch (event) {
      case IncidentEvent.Opened opened -> {
        data.put("number", IncidentNumbers.inWords(opened.number()));
        data.put("title", opened.title());
        data.put("description", opened.description());
        data.put("severity", opened.severity());
        data.put("services", opened.services());
        data.put("occurredAt", opened.occurredAt());
        data.put("detectedAt", opened.detectedAt());
        data.put("classification", opened.classification());
      }
      case IncidentEvent.Acknowledged acknowledged -> data.put("via", acknowledged.via());
      case IncidentEvent.AcknowledgementLapsed lapsed -> {
        data.put("personId", lapsed.personId());
        data.put("askedAt", lapsed.askedAt());
      }
      case IncidentEvent.Resolved resolved -> data.put("reason", resolved.reason());
      case IncidentEvent.SeverityChanged changed -> {
        data.put("from", changed.from());
        data.put("to", changed.to());
        data.put("reason", changed.reason());
        data.put("classification", changed.classification());
      }
      case IncidentEvent.PhaseChanged changed -> {
        data.put("from", changed.from());
        data.put("to", changed.to());
        data.put("move", changed.move());
        data.put("skipped", changed.skipped());
        data.put("reason", changed.reason());
      }
      case RoleAssigned assigned -> {
        String id = assigned.person().id();
        data.put("role", assigned.role());
        data.put("person", Map.of("id", id, "name", names.of(id)));
      }
      case RoleReleased released -> {
        String id = released.personId();
        data.put("role", released.role());
        data.put("person", Map.of("id", id, "name", names.of(id)));
      }
      case IncidentEvent.NoteAdded note -> {
        data.put("noteId", note.noteId());
        data.put("text", note.text());
      }
      case LinkEvent.AlertsAttached attached -> {
        data.put("groupId", attached.groupId());
        data.put("from", called.link(attached.from()));
        data.put("reason", attached.reason());
      }
      case LinkEvent.AlertsDetached detached -> {
        data.put("groupId", detached.groupId());
        data.put("to", called.link(detached.to()));
      }
      case LinkEvent.DuplicateMarked marked -> {
        data.put("of", called.link(marked.of()));
        data.put("reason", marked.reason());
      }
      case LinkEvent.Linked linked -> {
        data.put("kind", linked.kind());
        data.put("to", called.link(linked.to()));
        data.put("reason", linked.reason());
      }
      case LinkEvent.Unlinked gone -> {
        data.put("kind", gone.kind());
        data.put("to", called.link(gone.to()));
        data.put("reason", gone.reason());
      }
      case IncidentEvent.DecisionMarked marked -> {
        data.put("noteId", marked.noteId());
        data.put("alternatives", marked.alternatives());
      }
      case IncidentEvent.Reopened again -> {
        data.put("reason", again.reason());
        data.put("pages", again.pages());
      }
      case IncidentEvent.RoleHandedOver passed -> {
        String id = passed.to().id();
        data.put("role", passed.role());
        data.put("from", Map.of("id", passed.fromId(), "name", names.of(passed.fromId())));
        data.put("person", Map.of("id", id, "name", names.of(id)));
        data.put("summary", passed.summary());
      }
      case CriteriaOverridden over -> PlanTimeline.data(over, data);
      case MomentEvent moment -> ResponseLines.data(moment, data);
      case AccessEvent door -> ResponseLines.data(door, names, data);
      case AffectedEvent affected -> ResponseLines.data(affected, data);
      case TaskEvent task -> ResponseLines.data(task, names, data);
      case AttachmentEvent attachment -> ResponseLines.data(attachment, data);
      case IncidentEvent.CauseMarked marked -> CauseLines.put(data, marked);
      case IncidentEvent.CauseWithdrawn withdrawn -> data.put("reason", withdrawn.reason());
    }
    return known(data);
  }

  private static Map<String, Object> data(AlertGroupEvent event) {
    Map<String, Object> data = new LinkedHashMap<>();
    switch (event) {
      case AlertGroupEvent.Opened opened -> {
        data.put("title", opened.title());
        data.put("groupingKey", opened.groupingKey());
        data.put("groupedBy", opened.groupedBy());
        data.put("generation", opened.generation());
        data.put("severity", opened.severity());
        data.put("occurredAt", opened.occurredAt());
        data.put("flapping", opened.flapping());
      }
      case AlertGroupEvent.AlertFired fired -> {
        data.put("alertKey", fired.alertKey());
        data.put("name", fired.name());
        data.put("service", fired.service());
        data.put("severity", fired.severity());
        data.put("summary", fired.summary());
        data.put("description", fired.description());
        data.put("link", fired.link());
        data.put("links", fired.links());
        data.put("source", fired.context().source());
        data.put("rawSeverity", fired.context().rawSeverity());
        data.put("component", fired.context().component());
        data.put("group", fired.context().group());
        data.put("class", fired.context().alertClass());
        data.put("host", fired.context().host());
        data.put("labels", fired.context().labels());
        data.put("startsAt", fired.startsAt());
        data.put("expiresAt", fired.expiresAt());
        data.put("receivedAt", fired.context().receivedAt());
        data.put("rawSha256", fired.context().rawSha256());
      }
      case AlertGroupEvent.AlertAcknowledged seen -> data.put("alertKey", seen.alertKey());
      case AlertGroupEvent.AlertResolved resolved -> {
        data.put("alertKey", resolved.alertKey());
        data.put("endsAt", resolved.endsAt());
        data.put("rule", resolved.rule());
      }
      case AlertGroupEvent.Closed closed -> {}
      case AlertGroupEvent.Resolved resolved -> {}
      case AlertGroupEvent.Silenced silenced -> {
        data.put("silences", silenced.silenceIds());
        data.put("until", silenced.until());
      }
      case AlertGroupEvent.Unsilenced loud -> data.put("cause", loud.cause());
      case AlertGroupEvent.Attached move -> data.put("reason", move.reason());
      case AlertGroupEvent.Detached move -> data.put("reason", move.reason());
    }
    return known(data);
  }

  private static Map<String, Object> known(Map<String, Object> data) {
    data.values().removeIf(value -> value == null);
    return data;
  }
}
