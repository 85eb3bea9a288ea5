package io.muster.contracts.incident;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.EventType;
import io.muster.contracts.FreeText;
import io.muster.contracts.Person;
import io.muster.contracts.change.ChangeKind;
import io.muster.contracts.classification.Classification;
import java.time.Instant;
import java.util.List;

/** What happened in the life of one incident. */
public sealed interface IncidentEvent extends Event
    permits AccessEvent,
        AffectedEvent,
        AttachmentEvent,
        CriteriaOverridden,
        MomentEvent,
        TaskEvent,
        IncidentEvent.Opened,
        IncidentEvent.Acknowledged,
        IncidentEvent.AcknowledgementLapsed,
        IncidentEvent.Resolved,
        IncidentEvent.Reopened,
        IncidentEvent.SeverityChanged,
        IncidentEvent.PhaseChanged,
        IncidentEvent.RoleAssigned,
        IncidentEvent.RoleHandedOver,
        IncidentEvent.RoleReleased,
        IncidentEvent.NoteAdded,
        IncidentEvent.DecisionMarked,
        LinkEvent,
        IncidentEvent.CauseMarked,
        IncidentEvent.CauseWithdrawn {

  /** The incident it happened in. */
  String incidentId();

  @Override
  default String aggregateId() {
    return incidentId();
  }

  /**
   * The incident began for us: an alert group or a person said so.
   *
   * @param number what people call it, as in INC-142; unique, ascending, with gaps
   * @param services affected services by name, in the order given
   * @param occurredAt when the trouble itself began, UTC; null when unknown
   * @param detectedAt when anything first noticed it, UTC
   * @param classification the rule that says how bad it is, and why; null when whoever opened it
   *     said so themselves
   * @param drillId the drill it is rehearsed in; null: it is real
   */
  @EventType(name = "incident.opened", revision = 3)
  record Opened(
      String incidentId,
      long number,
      @FreeText(of = "incidentId") String title,
      @FreeText(of = "incidentId") String description,
      Severity severity,
      List<String> services,
      Source source,
      Instant occurredAt,
      Instant detectedAt,
      Classification classification,
      String drillId,
      Actor by,
      Instant at)
      implements IncidentEvent {
    public Opened {
      services = List.copyOf(services);
    }

    /** A real one. */
    public Opened(
        String incidentId,
        long number,
        String title,
        String description,
        Severity severity,
        List<String> services,
        Source source,
        Instant occurredAt,
        Instant detectedAt,
        Classification classification,
        Actor by,
        Instant at) {
      this(
          incidentId,
          number,
          title,
          description,
          severity,
          services,
          source,
          occurredAt,
          detectedAt,
          classification,
          null,
          by,
          at);
    }

    /** A real one that no rule classified. */
    public Opened(
        String incidentId,
        long number,
        String title,
        String description,
        Severity severity,
        List<String> services,
        Source source,
        Instant occurredAt,
        Instant detectedAt,
        Actor by,
        Instant at) {
      this(
          incidentId,
          number,
          title,
          description,
          severity,
          services,
          source,
          occurredAt,
          detectedAt,
          null,
          by,
          at);
    }
  }

  /**
   * Somebody took it on; paging stops.
   *
   * @param via how the person answered, for instance {@code web} or {@code e-mail link}
   */
  @EventType(name = "incident.acknowledged")
  record Acknowledged(String incidentId, String via, Actor by, Instant at)
      implements IncidentEvent {}

  /**
   * Whoever took it on was asked whether they are still on it and did not answer. It looks for
   * somebody again.
   *
   * @param personId who had acknowledged it
   * @param askedAt when they were asked, UTC
   */
  @EventType(name = "incident.acknowledgement-lapsed")
  record AcknowledgementLapsed(
      String incidentId, String personId, Instant askedAt, Actor by, Instant at)
      implements IncidentEvent {}

  /** The trouble is over, by a person's word or because every alert resolved. */
  @EventType(name = "incident.resolved")
  record Resolved(
      String incidentId, @FreeText(of = "incidentId") String reason, Actor by, Instant at)
      implements IncidentEvent {}

  /**
   * The trouble was not over after all.
   *
   * @param time the how-manieth time this is, from 1
   * @param pages whether people are called out again; else {@code by} has taken it on
   */
  @EventType(name = "incident.reopened")
  record Reopened(
      String incidentId,
      int time,
      boolean pages,
      @FreeText(of = "incidentId") String reason,
      Actor by,
      Instant at)
      implements IncidentEvent {}

  /**
   * It turned out better or worse than thought.
   *
   * @param classification the rule that says so, when it was no person; it only ever makes it worse
   */
  @EventType(name = "incident.severity-changed", revision = 2)
  record SeverityChanged(
      String incidentId,
      Severity from,
      Severity to,
      @FreeText(of = "incidentId") String reason,
      Classification classification,
      Actor by,
      Instant at)
      implements IncidentEvent {

    /** By somebody's word. */
    public SeverityChanged(
        String incidentId, Severity from, Severity to, String reason, Actor by, Instant at) {
      this(incidentId, from, to, reason, null, by, at);
    }
  }

  /**
   * Work went on to another phase.
   *
   * @param skipped the phases passed over, in order; empty unless {@code move} is SKIPPED
   * @param reason why, given always when going back or skipping
   */
  @EventType(name = "incident.phase-changed")
  record PhaseChanged(
      String incidentId,
      Phase from,
      Phase to,
      PhaseMove move,
      List<Phase> skipped,
      @FreeText(of = "incidentId") String reason,
      Actor by,
      Instant at)
      implements IncidentEvent {
    public PhaseChanged {
      skipped = List.copyOf(skipped);
    }
  }

  /**
   * A person wears a hat from now on; whoever wore it before does not any more, unless several may.
   */
  @EventType(name = "incident.role-assigned")
  record RoleAssigned(String incidentId, Role role, Person person, Actor by, Instant at)
      implements IncidentEvent {}

  /**
   * A hat passed from one person to the next, who was told how things stand.
   *
   * @param fromId who wore it until now
   * @param summary what the next person has to know
   */
  @EventType(name = "incident.role-handed-over")
  record RoleHandedOver(
      String incidentId,
      Role role,
      String fromId,
      Person to,
      @FreeText(of = "incidentId") String summary,
      Actor by,
      Instant at)
      implements IncidentEvent {}

  /** A hat is free again. */
  @EventType(name = "incident.role-released")
  record RoleReleased(String incidentId, Role role, String personId, Actor by, Instant at)
      implements IncidentEvent {}

  /** Somebody wrote down what they saw, thought or did. */
  @EventType(name = "incident.note-added")
  record NoteAdded(
      String incidentId,
      String noteId,
      @FreeText(of = "incidentId") String text,
      Actor by,
      Instant at)
      implements IncidentEvent {}

  /**
   * Somebody said what caused it, for the first time or in place of what was said before.
   *
   * @param changeId which change; null unless it was one
   * @param changeKind what kind of change that was; null unless it was one
   * @param service what failed or was changed, by name; null when unknown
   * @param text it in words; null when the rest says enough
   * @param reason what it is known from
   */
  @EventType(name = "incident.cause-marked")
  record CauseMarked(
      String incidentId,
      CauseKind kind,
      String changeId,
      ChangeKind changeKind,
      String service,
      @FreeText(of = "incidentId") String text,
      @FreeText(of = "incidentId") String reason,
      Actor by,
      Instant at)
      implements IncidentEvent {}

  /** It was not that, and what it was is not known. */
  @EventType(name = "incident.cause-withdrawn")
  record CauseWithdrawn(
      String incidentId, @FreeText(of = "incidentId") String reason, Actor by, Instant at)
      implements IncidentEvent {}

  /**
   * What a note tells was a decision.
   *
   * @param alternatives what else was possible and was not chosen; null when nobody said
   */
  @EventType(name = "incident.decision-marked")
  record DecisionMarked(
      String incidentId,
      String noteId,
      @FreeText(of = "incidentId") String alternatives,
      Actor by,
      Instant at)
      implements IncidentEvent {}
}
