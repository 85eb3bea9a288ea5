package io.muster.contracts.action;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.EventType;
import io.muster.contracts.FreeText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What happened to one guarded action, from its proposal to its outcome and its undoing. Each step
 * towards the outside is recorded before it is taken.
 */
public sealed interface GuardedActionEvent extends Event {

  /** How the ids of guarded actions begin; the incident's id follows. */
  String ID_PREFIX = "action-of-";

  /** What somebody wanted and nobody let go ahead for so long is not what is wanted now. */
  Duration CLEAR_WITHIN = Duration.ofHours(4);

  /** The action. */
  String actionId();

  /** The incident it is for. */
  String incidentId();

  @Override
  default String aggregateId() {
    return actionId();
  }

  /**
   * Somebody wants it done.
   *
   * @param targetVersion of the target as it was seen then
   * @param service what is acted on, as the dependency map calls it; null when nobody said
   * @param hits which services may feel it, the nearest first, at most 50
   * @param hitInAll how many there are altogether
   * @param dangers why somebody else has to approve it; none: nobody has to
   * @param undoAfterMinutes how long after it was done it is undone; null: only by hand
   */
  @EventType(name = "guarded-action.proposed")
  record Proposed(
      String actionId,
      String incidentId,
      String targetId,
      int targetVersion,
      @FreeText(of = "incidentId") String targetName,
      ActionKind kind,
      @FreeText(of = "incidentId") List<ActionParameter> parameters,
      String service,
      List<ServiceHit> hits,
      int hitInAll,
      List<Danger> dangers,
      @FreeText(of = "incidentId") String reason,
      Integer undoAfterMinutes,
      Actor by,
      Instant at)
      implements GuardedActionEvent {
    public Proposed {
      parameters = parameters == null ? List.of() : List.copyOf(parameters);
      hits = hits == null ? List.of() : List.copyOf(hits);
      dangers = dangers == null ? List.of() : List.copyOf(dangers);
    }

    /** When it lapses unless somebody lets it go ahead, UTC. */
    public Instant lapsesAt() {
      return at.plus(CLEAR_WITHIN);
    }
  }

  /**
   * It is what a step of a runbook asks for.
   *
   * @param runId the run of the runbook, in the same incident
   */
  @EventType(name = "guarded-action.step-named")
  record StepNamed(
      String actionId, String incidentId, String runId, String stepId, Actor by, Instant at)
      implements GuardedActionEvent {}

  /** Somebody wants it tried once more without being done. */
  @EventType(name = "guarded-action.dry-run-asked")
  record DryRunAsked(String actionId, String incidentId, Actor by, Instant at)
      implements GuardedActionEvent {}

  /**
   * The target was asked what it would do.
   *
   * @param says in its own words; null when it says nothing
   */
  @EventType(name = "guarded-action.dry-run-answered")
  record DryRunAnswered(
      String actionId,
      String incidentId,
      DryRunResult result,
      @FreeText(of = "incidentId") String says,
      Actor by,
      Instant at)
      implements GuardedActionEvent {}

  /**
   * Somebody who did not propose it let it go ahead, as its dangers ask for.
   *
   * @param beginBy when that word is no longer good
   */
  @EventType(name = "guarded-action.approved")
  record Approved(String actionId, String incidentId, Instant beginBy, Actor by, Instant at)
      implements GuardedActionEvent {}

  /**
   * Somebody let it go ahead; nobody had to approve it.
   *
   * @param beginBy when that word is no longer good
   */
  @EventType(name = "guarded-action.ordered")
  record Ordered(String actionId, String incidentId, Instant beginBy, Actor by, Instant at)
      implements GuardedActionEvent {}

  /** It was given up before it began. */
  @EventType(name = "guarded-action.called-off")
  record CalledOff(
      String actionId,
      String incidentId,
      @FreeText(of = "incidentId") String reason,
      Actor by,
      Instant at)
      implements GuardedActionEvent {}

  /** It can no longer begin. */
  @EventType(name = "guarded-action.lapsed")
  record Lapsed(String actionId, String incidentId, LapseCause cause, Actor by, Instant at)
      implements GuardedActionEvent {}

  /**
   * The target is about to be asked to do it. From here on it is never asked again, only what came
   * of it.
   */
  @EventType(name = "guarded-action.started")
  record Started(String actionId, String incidentId, Actor by, Instant at)
      implements GuardedActionEvent {}

  /**
   * It was done.
   *
   * @param says the target's own words; null when it says nothing
   * @param reference what the target needs to undo it; null: nothing
   * @param reconciled it was asked afterwards what had come of it, for the answer had been lost
   * @param undoAt when it is undone, UTC; null: only by hand
   */
  @EventType(name = "guarded-action.executed")
  record Executed(
      String actionId,
      String incidentId,
      @FreeText(of = "incidentId") String says,
      @FreeText(of = "incidentId") String reference,
      boolean reconciled,
      Instant undoAt,
      Actor by,
      Instant at)
      implements GuardedActionEvent {}

  /** Nothing was done. */
  @EventType(name = "guarded-action.failed")
  record Failed(
      String actionId,
      String incidentId,
      @FreeText(of = "incidentId") String says,
      boolean reconciled,
      Actor by,
      Instant at)
      implements GuardedActionEvent {}

  /** Whether it was done cannot be found out; somebody has to look. */
  @EventType(name = "guarded-action.outcome-unknown")
  record OutcomeUnknown(
      String actionId,
      String incidentId,
      @FreeText(of = "incidentId") String says,
      Actor by,
      Instant at)
      implements GuardedActionEvent {}

  /**
   * Somebody looked and said how it stands.
   *
   * @param inEffect whether what was to be done holds now
   * @param undoAt when it is undone, UTC; null: only by hand, or there is nothing to undo
   */
  @EventType(name = "guarded-action.settled")
  record Settled(
      String actionId,
      String incidentId,
      boolean inEffect,
      @FreeText(of = "incidentId") String note,
      Instant undoAt,
      Actor by,
      Instant at)
      implements GuardedActionEvent {}

  /**
   * It is to be undone.
   *
   * @param reason null when its time is over
   */
  @EventType(name = "guarded-action.undo-ordered")
  record UndoOrdered(
      String actionId,
      String incidentId,
      @FreeText(of = "incidentId") String reason,
      Actor by,
      Instant at)
      implements GuardedActionEvent {}

  /** It was undone. */
  @EventType(name = "guarded-action.undone")
  record Undone(
      String actionId,
      String incidentId,
      @FreeText(of = "incidentId") String says,
      Actor by,
      Instant at)
      implements GuardedActionEvent {}

  /** It could not be undone; somebody has to look. */
  @EventType(name = "guarded-action.undo-failed")
  record UndoFailed(
      String actionId,
      String incidentId,
      @FreeText(of = "incidentId") String says,
      Actor by,
      Instant at)
      implements GuardedActionEvent {}
}
