package io.muster.reporting.report;

import io.muster.contracts.Person;
import io.muster.contracts.incident.AccessEvent;
import io.muster.contracts.incident.AffectedEvent;
import io.muster.contracts.incident.AttachmentEvent;
import io.muster.contracts.incident.CriteriaOverridden;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.LinkEvent;
import io.muster.contracts.incident.Moment;
import io.muster.contracts.incident.MomentEvent;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.PhaseMove;
import io.muster.contracts.incident.ResponseState;
import io.muster.contracts.incident.Role;
import io.muster.contracts.incident.Severity;
import io.muster.contracts.incident.TaskEvent;
import io.muster.reporting.ledger.LedgerEntry;
import io.muster.reporting.ledger.LedgerEntry.Party;
import io.muster.reporting.ledger.Names;
import io.muster.reporting.report.IncidentReport.Note;
import io.muster.reporting.report.IncidentReport.PhaseSpan;
import io.muster.reporting.report.IncidentReport.RoleSpan;
import io.muster.reporting.report.IncidentReport.SeverityChange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The life of the incident itself: its times, phases, severities, roles, notes and decisions. */
final class Course {

  private final Names names;
  private final List<PhaseSpan> phases = new ArrayList<>();
  private final List<SeverityChange> severities = new ArrayList<>();
  private final List<RoleSpan> roles = new ArrayList<>();
  private final Map<String, Integer> noted = new HashMap<>();
  private final Map<Moment, Instant> moments = new EnumMap<>(Moment.class);
  private final Set<String> services = new LinkedHashSet<>();
  private final List<Note> notes = new ArrayList<>();
  private IncidentEvent.Opened opened;
  private Party openedBy;
  private ResponseState state = ResponseState.TRIGGERED;
  private Instant acknowledgedAt;
  private Party acknowledgedBy;
  private Instant resolvedAt;

  Course(Names names) {
    this.names = names;
  }

  void add(IncidentEvent event, LedgerEntry line) {
    Party by = line.actor();
    switch (event) {
      case IncidentEvent.Opened e -> {
        opened = e;
        openedBy = by;
        services.addAll(e.services());
        moments.put(Moment.OCCURRED, e.occurredAt());
        moments.put(Moment.DETECTED, e.detectedAt());
        phases.add(entered(Phase.IDENTIFICATION, null, List.of(), null, line));
        severities.add(new SeverityChange(e.at(), null, e.severity(), null, by, line.position()));
      }
      case IncidentEvent.Acknowledged e -> {
        state = ResponseState.ACKNOWLEDGED;
        if (acknowledgedAt == null) {
          acknowledgedAt = e.at();
          acknowledgedBy = by;
        }
      }
      case IncidentEvent.AcknowledgementLapsed _ -> {
        state = ResponseState.TRIGGERED;
        decided(line);
      }
      case IncidentEvent.Resolved e -> {
        state = ResponseState.RESOLVED;
        resolvedAt = e.at();
        decided(line);
      }
      case IncidentEvent.SeverityChanged e -> {
        severities.add(
            new SeverityChange(
                e.at(), e.from(), e.to(), names.text(e.reason()), by, line.position()));
        decided(line);
      }
      case IncidentEvent.PhaseChanged e -> {
        leave(e.at());
        phases.add(entered(e.to(), e.move(), e.skipped(), names.text(e.reason()), line));
        decided(line);
      }
      case IncidentEvent.RoleAssigned e -> {
        if (!e.role().shared()) {
          release(e.role(), null, e.at());
        }
        hold(e.role(), e.person(), by, line);
      }
      case IncidentEvent.RoleHandedOver e -> {
        release(e.role(), e.fromId(), e.at());
        hold(e.role(), e.to(), by, line);
        decided(line);
      }
      case IncidentEvent.RoleReleased e -> release(e.role(), e.personId(), e.at());
      case IncidentEvent.NoteAdded e -> {
        noted.put(e.noteId(), notes.size());
        notes.add(new Note(e.at(), Note.Kind.NOTE, by, names.text(e.text()), line.position()));
      }
      case IncidentEvent.DecisionMarked e -> marked(e);
      case IncidentEvent.Reopened e -> {
        state = e.pages() ? ResponseState.TRIGGERED : ResponseState.ACKNOWLEDGED;
        resolvedAt = null;
        decided(line);
      }
      case AffectedEvent.ServicesChanged e -> {
        services.addAll(e.added());
        e.removed().forEach(services::remove);
      }
      case MomentEvent e -> moments.put(e.moment(), valueOf(e));
      // The ledger of the report tells them line by line.
      case AccessEvent _, AffectedEvent _, AttachmentEvent _, TaskEvent _ -> {}
      case LinkEvent _, CriteriaOverridden _ -> decided(line);
      case IncidentEvent.CauseMarked e -> decided(line);
      case IncidentEvent.CauseWithdrawn e -> decided(line);
    }
  }

  IncidentReport.Subject subject() {
    Objects.requireNonNull(opened, "the first event of an incident is its opening");
    return new IncidentReport.Subject(
        opened.incidentId(),
        "INC-" + opened.number(),
        title(),
        names.text(opened.description()),
        severity(),
        phases.getLast().phase(),
        state,
        List.copyOf(services),
        opened.source(),
        openedBy);
  }

  IncidentReport.Times times() {
    PhaseSpan last = phases.getLast();
    Instant occurredAt = moments.get(Moment.OCCURRED);
    Instant detectedAt = moments.get(Moment.DETECTED);
    return new IncidentReport.Times(
        occurredAt,
        detectedAt,
        opened.at(),
        acknowledgedAt,
        acknowledgedBy,
        resolvedAt,
        last.phase() == Phase.CLOSED ? last.enteredAt() : null,
        seconds(occurredAt, detectedAt),
        seconds(opened.at(), acknowledgedAt),
        seconds(opened.at(), resolvedAt));
  }

  List<PhaseSpan> phases() {
    return List.copyOf(phases);
  }

  List<SeverityChange> severities() {
    return List.copyOf(severities);
  }

  List<RoleSpan> roles() {
    return List.copyOf(roles);
  }

  List<Note> notes() {
    return List.copyOf(notes);
  }

  private Severity severity() {
    return severities.getLast().to();
  }

  private void decided(LedgerEntry line) {
    notes.add(
        new Note(
            line.valueTime(), Note.Kind.DECISION, line.actor(), line.summary(), line.position()));
  }

  private static PhaseSpan entered(
      Phase phase, PhaseMove move, List<Phase> skipped, String reason, LedgerEntry line) {
    return new PhaseSpan(
        phase, line.valueTime(), null, null, move, skipped, reason, line.actor(), line.position());
  }

  private void leave(Instant at) {
    PhaseSpan span = phases.removeLast();
    phases.add(
        new PhaseSpan(
            span.phase(),
            span.enteredAt(),
            at,
            seconds(span.enteredAt(), at),
            span.move(),
            span.skipped(),
            span.reason(),
            span.by(),
            span.position()));
  }

  private void hold(Role role, Person person, Party by, LedgerEntry line) {
    roles.add(
        new RoleSpan(
            role,
            person.id(),
            names.person(person.id(), person.name()),
            line.valueTime(),
            null,
            by,
            line.position()));
  }

  /** Ends the span of whoever has the role; with null, of the only one who does. */
  private void release(Role role, String personId, Instant at) {
    roles.replaceAll(
        span ->
            span.role() == role
                    && span.until() == null
                    && (personId == null || span.personId().equals(personId))
                ? new RoleSpan(
                    span.role(),
                    span.personId(),
                    span.person(),
                    span.from(),
                    at,
                    span.assignedBy(),
                    span.position())
                : span);
  }

  private void marked(IncidentEvent.DecisionMarked event) {
    Integer index = noted.get(event.noteId());
    if (index == null) {
      return;
    }
    Note note = notes.get(index);
    String text =
        event.alternatives() == null
            ? note.text()
            : note.text() + " (Also possible: " + names.text(event.alternatives()) + ")";
    notes.set(index, new Note(note.at(), Note.Kind.DECISION, note.by(), text, note.position()));
  }

  private static Instant valueOf(MomentEvent event) {
    return switch (event) {
      case MomentEvent.Recorded recorded -> recorded.value();
      case MomentEvent.Corrected corrected -> corrected.to();
    };
  }

  private static Long seconds(Instant from, Instant to) {
    return from == null || to == null ? null : Duration.between(from, to).toSeconds();
  }

  /** Nobody who holds the report alone must take a drill for what happened. */
  private String title() {
    String title = names.text(opened.title());
    return opened.drillId() == null ? title : "Drill: " + (title == null ? "(no title)" : title);
  }
}
