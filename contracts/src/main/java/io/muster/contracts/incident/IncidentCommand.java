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
public sealed interface IncidentCommand extends Command {

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
      Actor by,
      Authority authority)
      implements IncidentCommand {
    public Open {
      services = List.copyOf(services);
    }
  }

  /** Take it on. */
  record Acknowledge(String incidentId, String via, Actor by, Authority authority)
      implements IncidentCommand {}

  /** Say that the trouble is over. */
  record Resolve(String incidentId, String reason, Actor by, Authority authority)
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

  /** Go to another phase; going back or skipping needs a reason. */
  record ChangePhase(String incidentId, Phase to, String reason, Actor by, Authority authority)
      implements IncidentCommand {}

  /** Give a role to a person; any responder may take a free one for themselves. */
  record AssignRole(String incidentId, Role role, Person person, Actor by, Authority authority)
      implements IncidentCommand {}

  /** Free a role. */
  record ReleaseRole(String incidentId, Role role, Actor by, Authority authority)
      implements IncidentCommand {}

  /** Write something down; {@code noteId} is chosen by the asker so that a repeat is recognised. */
  record AddNote(String incidentId, String noteId, String text, Actor by, Authority authority)
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
