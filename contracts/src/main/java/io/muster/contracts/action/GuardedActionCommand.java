package io.muster.contracts.action;

import io.muster.contracts.Actor;
import io.muster.contracts.Command;
import java.util.List;

/** What can be asked of a guarded action. */
public sealed interface GuardedActionCommand extends Command {

  /** The action. */
  String actionId();

  @Override
  default String aggregateId() {
    return actionId();
  }

  /**
   * Bring it before others; the same again changes nothing.
   *
   * @param runId the run of a runbook whose step asks for it; null: none does
   * @param stepId null: none
   */
  record Propose(
      String actionId,
      String incidentId,
      String targetId,
      int targetVersion,
      String targetName,
      ActionKind kind,
      List<ActionParameter> parameters,
      String service,
      List<ServiceHit> hits,
      int hitInAll,
      List<Danger> dangers,
      String reason,
      Integer undoAfterMinutes,
      String runId,
      String stepId,
      Actor by)
      implements GuardedActionCommand {
    public Propose {
      parameters = List.copyOf(parameters);
      hits = List.copyOf(hits);
      dangers = List.copyOf(dangers);
    }
  }

  /** Have it tried once more without being done. */
  record AskDryRun(String actionId, Actor by) implements GuardedActionCommand {}

  /** Say what the target would do. */
  record AnswerDryRun(String actionId, DryRunResult result, String says, Actor by)
      implements GuardedActionCommand {}

  /** Let it go ahead as somebody who did not propose it. */
  record Approve(String actionId, Actor by) implements GuardedActionCommand {}

  /** Let it go ahead where nobody has to approve it. */
  record Order(String actionId, Actor by) implements GuardedActionCommand {}

  /** Give it up before it begins, saying why. */
  record CallOff(String actionId, String reason, Actor by) implements GuardedActionCommand {}

  /** Say that it can no longer begin. */
  record Lapse(String actionId, LapseCause cause, Actor by) implements GuardedActionCommand {}

  /** Claim it for being done; of two who ask only one is answered with an event. */
  record Start(String actionId, Actor by) implements GuardedActionCommand {}

  /** Say that it was done. */
  record Complete(String actionId, String says, String reference, boolean reconciled, Actor by)
      implements GuardedActionCommand {}

  /** Say that nothing was done. */
  record Fail(String actionId, String says, boolean reconciled, Actor by)
      implements GuardedActionCommand {}

  /** Say that it cannot be found out whether it was done. */
  record LoseTrack(String actionId, String says, Actor by) implements GuardedActionCommand {}

  /** Say, after a look at the target, whether it holds. */
  record Settle(String actionId, boolean inEffect, String note, Actor by)
      implements GuardedActionCommand {}

  /**
   * Have it undone.
   *
   * @param reason null when its time is over
   */
  record OrderUndo(String actionId, String reason, Actor by) implements GuardedActionCommand {}

  /** Say that it was undone. */
  record ConfirmUndo(String actionId, String says, Actor by) implements GuardedActionCommand {}

  /** Say that it could not be undone. */
  record FailUndo(String actionId, String says, Actor by) implements GuardedActionCommand {}
}
