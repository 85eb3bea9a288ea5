package io.muster.incident.view;

import io.muster.contracts.Actor;
import io.muster.contracts.incident.AccessEvent;
import io.muster.contracts.incident.AffectedEvent;
import io.muster.contracts.incident.AttachmentEvent;
import io.muster.contracts.incident.CriteriaOverridden;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.IncidentEvent.Acknowledged;
import io.muster.contracts.incident.IncidentEvent.AcknowledgementLapsed;
import io.muster.contracts.incident.IncidentEvent.DecisionMarked;
import io.muster.contracts.incident.IncidentEvent.NoteAdded;
import io.muster.contracts.incident.IncidentEvent.Opened;
import io.muster.contracts.incident.IncidentEvent.PhaseChanged;
import io.muster.contracts.incident.IncidentEvent.Reopened;
import io.muster.contracts.incident.IncidentEvent.Resolved;
import io.muster.contracts.incident.IncidentEvent.RoleAssigned;
import io.muster.contracts.incident.IncidentEvent.RoleHandedOver;
import io.muster.contracts.incident.IncidentEvent.RoleReleased;
import io.muster.contracts.incident.IncidentEvent.SeverityChanged;
import io.muster.contracts.incident.LinkEvent;
import io.muster.contracts.incident.Moment;
import io.muster.contracts.incident.MomentEvent;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.ResponseState;
import io.muster.contracts.incident.Role;
import io.muster.contracts.incident.TaskEvent;
import io.muster.starter.Privacy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.bson.Document;

/**
 * How an incident stands after each of its events. It knows nothing but the events, so that the
 * same ones up to any place in the log give the incident as it was known there.
 */
final class IncidentFold {

  private IncidentFold() {}

  /**
   * Changes the row by the next event.
   *
   * @param sequence of the event among those of the incident, from 0
   */
  static Document apply(Document row, IncidentEvent event, long position, long sequence) {
    change(row, event, position);
    boolean done =
        row.get("state").equals(ResponseState.RESOLVED.name())
            || row.get("phase").equals(Phase.CLOSED.name());
    return row.append(IncidentRows.OPEN, !done)
        .append("version", sequence)
        .append("updatedAt", date(event.at()));
  }

  private static void change(Document row, IncidentEvent event, long position) {
    switch (event) {
      case Opened opened -> open(row, opened, position);
      case Acknowledged acknowledged ->
          row.append("state", ResponseState.ACKNOWLEDGED.name())
              .append("acknowledgedBy", actor(acknowledged.by()))
              .append("acknowledgedAt", date(acknowledged.at()));
      case AcknowledgementLapsed _ -> look(row);
      case Resolved resolved ->
          row.append("state", ResponseState.RESOLVED.name())
              .append("resolvedAt", date(resolved.at()));
      case Reopened reopened -> reopen(row, reopened);
      case SeverityChanged changed ->
          row.append("severity", changed.to().name())
              .append(IncidentRows.CLASSIFIED, changed.classification() == null ? null : position);
      case PhaseChanged changed -> changePhase(row, changed, position);
      case RoleAssigned assigned ->
          wear(row, assigned.role(), assigned.person().id(), assigned.at());
      case RoleHandedOver passed -> {
        free(row, passed.role(), passed.fromId());
        wear(row, passed.role(), passed.to().id(), passed.at());
      }
      case RoleReleased released -> free(row, released.role(), released.personId());
      case MomentEvent said -> said(row, said, position);
      case AffectedEvent found -> affect(row, found, position);
      case TaskEvent task -> TaskFold.apply(row, task, position);
      case AccessEvent door -> Privacy.apply(row, door);
      case AttachmentEvent attachment -> attach(row, attachment, position);
      case LinkEvent.DuplicateMarked marked ->
          row.append(IncidentRows.DUPLICATE_OF, marked.of().id());
      case NoteAdded _, DecisionMarked _, LinkEvent _, CriteriaOverridden _ -> {
        // They are shown beside it.
      }
      case IncidentEvent.CauseMarked _, IncidentEvent.CauseWithdrawn _ -> {
        // Kept by those who look for causes.
      }
    }
  }

  private static void open(Document row, Opened opened, long position) {
    row.append("number", opened.number())
        .append("openedPosition", position)
        .append("severity", opened.severity().name())
        .append(IncidentRows.CLASSIFIED, opened.classification() == null ? null : position)
        .append("phase", Phase.IDENTIFICATION.name())
        .append("state", ResponseState.TRIGGERED.name())
        .append("services", opened.services())
        .append("sourceKind", opened.source().kind().name())
        .append("integrationId", opened.source().integrationId())
        .append("alertGroupId", opened.source().alertGroupId())
        .append(IncidentRows.DRILL, opened.drillId())
        .append("roles", new Document())
        .append("declaredBy", actor(opened.by()))
        .append("occurredAt", date(opened.occurredAt()))
        .append("detectedAt", date(opened.detectedAt()))
        .append("openedAt", date(opened.at()))
        .append("phases", List.of(visit(Phase.IDENTIFICATION, opened.at(), false, position)));
    if (opened.occurredAt() != null) {
      say(row, Moment.OCCURRED, opened.occurredAt(), opened, position);
    }
    say(row, Moment.DETECTED, opened.detectedAt(), opened, position);
  }

  private static void reopen(Document row, Reopened reopened) {
    row.append("resolvedAt", null)
        .append(IncidentRows.DUPLICATE_OF, null)
        .append("reopenedAt", date(reopened.at()));
    if (reopened.pages()) {
      look(row);
    } else {
      row.append("state", ResponseState.ACKNOWLEDGED.name())
          .append("acknowledgedBy", actor(reopened.by()))
          .append("acknowledgedAt", date(reopened.at()));
    }
  }

  /** For somebody who takes it on. */
  private static void look(Document row) {
    row.append("state", ResponseState.TRIGGERED.name())
        .append("acknowledgedBy", null)
        .append("acknowledgedAt", null);
  }

  private static void changePhase(Document row, PhaseChanged changed, long position) {
    List<Document> phases = list(row, "phases");
    changed.skipped().forEach(phase -> phases.add(visit(phase, changed.at(), true, position)));
    phases.add(visit(changed.to(), changed.at(), false, position));
    row.append("phase", changed.to().name())
        .append("phases", phases)
        .append("closedAt", changed.to() == Phase.CLOSED ? date(changed.at()) : null);
  }

  private static Document visit(Phase phase, Instant at, boolean skipped, long position) {
    return new Document("phase", phase.name())
        .append("enteredAt", date(at))
        .append("skipped", skipped)
        .append("position", position);
  }

  private static void wear(Document row, Role role, String personId, Instant since) {
    Document holder = new Document("id", personId).append("since", date(since));
    if (role.shared()) {
      List<Document> experts = without(row, "experts", "id", personId);
      experts.add(holder);
      row.append("experts", experts);
    } else {
      row.get("roles", Document.class).append(role.name(), holder);
    }
  }

  private static void free(Document row, Role role, String personId) {
    if (role.shared()) {
      row.append("experts", without(row, "experts", "id", personId));
    } else {
      row.get("roles", Document.class).remove(role.name());
    }
  }

  private static void said(Document row, MomentEvent event, long position) {
    Instant value =
        switch (event) {
          case MomentEvent.Recorded recorded -> recorded.value();
          case MomentEvent.Corrected corrected -> corrected.to();
        };
    say(row, event.moment(), value, event, position);
    if (event.moment() == Moment.OCCURRED) {
      row.append("occurredAt", date(value));
    } else if (event.moment() == Moment.DETECTED) {
      row.append("detectedAt", date(value));
    }
  }

  private static void say(
      Document row, Moment moment, Instant value, IncidentEvent event, long position) {
    List<Document> moments = list(row, "moments");
    moments.add(
        new Document("moment", moment.name())
            .append("value", date(value))
            .append("by", actor(event.by()))
            .append("at", date(event.at()))
            .append("position", position));
    row.append("moments", moments);
  }

  private static void affect(Document row, AffectedEvent event, long position) {
    switch (event) {
      case AffectedEvent.ServicesChanged changed -> {
        List<String> services = new ArrayList<>(row.getList("services", String.class));
        services.removeAll(changed.removed());
        services.addAll(changed.added());
        row.append("services", services);
      }
      case AffectedEvent.PartyAffected party -> {
        List<Document> parties = without(row, "parties", "id", party.partyId());
        parties.add(
            new Document("id", party.partyId())
                .append("count", party.count())
                .append("estimated", party.estimated())
                .append("by", actor(party.by()))
                .append("at", date(party.at()))
                .append("position", position));
        row.append("parties", parties);
      }
      case AffectedEvent.PartyCleared cleared ->
          row.append("parties", without(row, "parties", "id", cleared.partyId()));
    }
  }

  private static void attach(Document row, AttachmentEvent event, long position) {
    List<Document> attachments = without(row, "attachments", "id", event.attachmentId());
    if (event instanceof AttachmentEvent.Added added) {
      attachments.add(
          new Document("id", added.attachmentId())
              .append("sha256", added.sha256())
              .append("mediaType", added.mediaType())
              .append("size", added.size())
              .append("by", actor(added.by()))
              .append("at", date(added.at()))
              .append("position", position));
    }
    row.append("attachments", attachments);
  }

  /** A list that may be added to, whether or not there was one. */
  static List<Document> list(Document row, String field) {
    return new ArrayList<>(row.getList(field, Document.class, List.of()));
  }

  private static List<Document> without(Document row, String field, String key, String value) {
    List<Document> left = list(row, field);
    left.removeIf(item -> item.getString(key).equals(value));
    return left;
  }

  static Document actor(Actor actor) {
    return new Document("kind", actor.kind().name()).append("id", actor.id());
  }

  static Date date(Instant instant) {
    return instant == null ? null : Date.from(instant);
  }
}
