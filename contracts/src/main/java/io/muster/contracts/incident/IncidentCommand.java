package io.muster.contracts.incident;

import io.muster.contracts.Actor;
import io.muster.contracts.Authority;
import io.muster.contracts.Command;
import io.muster.contracts.Person;
import io.muster.contracts.change.ChangeKind;
import io.muster.contracts.classification.Classification;
import java.time.Instant;
import java.util.List;

/** What can be asked of an incident. Each is safe to give twice. */
public sealed interface IncidentCommand extends Command
    permits AccessCommand,
        AffectedCommand,
        AttachmentCommand,
        MomentCommand,
        TaskCommand,
        IncidentCommand.Open,
        IncidentCommand.Acknowledge,
        IncidentCommand.LapseAcknowledgement,
        IncidentCommand.Resolve,
        IncidentCommand.Reopen,
        IncidentCommand.ChangeSeverity,
        IncidentCommand.Reclassify,
        IncidentCommand.ChangePhase,
        IncidentCommand.AssignRole,
        IncidentCommand.HandOverRole,
        IncidentCommand.ReleaseRole,
        IncidentCommand.AddNote,
        IncidentCommand.MarkDecision,
        LinkCommand,
        IncidentCommand.MarkCause,
        IncidentCommand.WithdrawCause {

  /** The incident that decides. */
  String incidentId();

  /** Who asks. */
  Actor by();

  /** In what capacity they ask. */
  Authority authority();

  @Override
  default String aggregateId() {
    return incidentId();
  }

  /**
   * Open it; does nothing when it is open already.
   *
   * @param classification the rule that says how bad it is, and why; null when the asker says so
   * @param visibility whether only those named on it see it from the first moment; whoever opens it
   *     is named
   */
  record Open(
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
      Visibility visibility,
      Actor by,
      Authority authority)
      implements IncidentCommand {
    public Open {
      services = List.copyOf(services);
    }

    /** One that everybody may see. */
    public Open(
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
        Authority authority) {
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
          Visibility.PUBLIC,
          by,
          authority);
    }
  }

  /**
   * Take it on.
   *
   * @param from whoever hands it over, and has acknowledged it until now; null to take on only what
   *     is nobody's
   */
  record Acknowledge(String incidentId, String via, String from, Actor by, Authority authority)
      implements IncidentCommand {

    /** Take on what is nobody's. */
    public Acknowledge(String incidentId, String via, Actor by, Authority authority) {
      this(incidentId, via, null, by, authority);
    }
  }

  /**
   * Say that whoever acknowledged it did not answer; Muster's own services alone may. Changes
   * nothing where somebody else has it by now, or anything was heard of them since they were asked.
   *
   * @param personId who acknowledged it
   * @param askedAt when they were asked, UTC
   */
  record LapseAcknowledgement(
      String incidentId, String personId, Instant askedAt, Actor by, Authority authority)
      implements IncidentCommand {}

  /** Say that the trouble is over. */
  record Resolve(String incidentId, String reason, Actor by, Authority authority)
      implements IncidentCommand {}

  /**
   * Say that the trouble is not over after all; a reason is required. One that is closed only a
   * manager may reopen, and it goes back to the phase it was closed in.
   *
   * @param page whether people are called out again; else whoever asks has taken it on
   */
  record Reopen(String incidentId, boolean page, String reason, Actor by, Authority authority)
      implements IncidentCommand {}

  /** Correct how bad it is; a reason is required. */
  record ChangeSeverity(
      String incidentId, Severity to, String reason, Actor by, Authority authority)
      implements IncidentCommand {}

  /**
   * Let a rule make it worse. Changes nothing when it is as bad already, is over, or when a person
   * said how bad it is.
   */
  record Reclassify(String incidentId, Classification classification, Actor by, Authority authority)
      implements IncidentCommand {}

  /**
   * Go to another phase; going back or skipping needs a reason.
   *
   * @param criteria what its plan wants to be so and is not; null when it follows none
   * @param overrideReason why phases are left although such criteria are open; null: they are not
   */
  record ChangePhase(
      String incidentId,
      Phase to,
      String reason,
      CriteriaAtHand criteria,
      String overrideReason,
      Actor by,
      Authority authority)
      implements IncidentCommand {

    /** Of an incident that follows no plan. */
    public ChangePhase(String incidentId, Phase to, String reason, Actor by, Authority authority) {
      this(incidentId, to, reason, null, null, by, authority);
    }
  }

  /** Give a role to a person; any responder may take a free one for themselves. */
  record AssignRole(String incidentId, Role role, Person person, Actor by, Authority authority)
      implements IncidentCommand {}

  /**
   * Pass a role on, telling the next person how things stand. For whoever has the role, and for
   * whoever leads.
   *
   * @param fromId who has it now, where several may; null for the only one
   * @param summary what the next person has to know; required
   */
  record HandOverRole(
      String incidentId,
      Role role,
      String fromId,
      Person to,
      String summary,
      Actor by,
      Authority authority)
      implements IncidentCommand {}

  /**
   * Free a role.
   *
   * @param personId whose, where several may have it; null for the only one
   */
  record ReleaseRole(String incidentId, Role role, String personId, Actor by, Authority authority)
      implements IncidentCommand {

    /** Of the only one who has it. */
    public ReleaseRole(String incidentId, Role role, Actor by, Authority authority) {
      this(incidentId, role, null, by, authority);
    }
  }

  /**
   * Write something down; {@code noteId} is chosen by the asker so that a repeat is recognised.
   *
   * @param decides whether the note tells a decision
   * @param alternatives what else was possible and was not chosen; null unless it decides
   */
  record AddNote(
      String incidentId,
      String noteId,
      String text,
      boolean decides,
      String alternatives,
      Actor by,
      Authority authority)
      implements IncidentCommand {

    /** One that decides nothing. */
    public AddNote(String incidentId, String noteId, String text, Actor by, Authority authority) {
      this(incidentId, noteId, text, false, null, by, authority);
    }
  }

  /**
   * Say that what a note tells was a decision.
   *
   * @param alternatives what else was possible and was not chosen; may be null
   */
  record MarkDecision(
      String incidentId, String noteId, String alternatives, Actor by, Authority authority)
      implements IncidentCommand {}

  /** Say what caused it, in place of what was said before; the same again changes nothing. */
  record MarkCause(
      String incidentId,
      CauseKind kind,
      String changeId,
      ChangeKind changeKind,
      String service,
      String text,
      String reason,
      Actor by,
      Authority authority)
      implements IncidentCommand {}

  /** Say that it was not that; a reason is required. */
  record WithdrawCause(String incidentId, String reason, Actor by, Authority authority)
      implements IncidentCommand {}
}
