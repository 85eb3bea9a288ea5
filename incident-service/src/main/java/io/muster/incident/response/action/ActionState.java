package io.muster.incident.response.action;

import io.muster.contracts.action.DryRunResult;
import io.muster.contracts.action.GuardedActionEvent;
import io.muster.contracts.action.GuardedActionEvent.Approved;
import io.muster.contracts.action.GuardedActionEvent.CalledOff;
import io.muster.contracts.action.GuardedActionEvent.DryRunAnswered;
import io.muster.contracts.action.GuardedActionEvent.DryRunAsked;
import io.muster.contracts.action.GuardedActionEvent.Executed;
import io.muster.contracts.action.GuardedActionEvent.Failed;
import io.muster.contracts.action.GuardedActionEvent.Lapsed;
import io.muster.contracts.action.GuardedActionEvent.Ordered;
import io.muster.contracts.action.GuardedActionEvent.OutcomeUnknown;
import io.muster.contracts.action.GuardedActionEvent.Proposed;
import io.muster.contracts.action.GuardedActionEvent.Settled;
import io.muster.contracts.action.GuardedActionEvent.Started;
import io.muster.contracts.action.GuardedActionEvent.StepNamed;
import io.muster.contracts.action.GuardedActionEvent.UndoFailed;
import io.muster.contracts.action.GuardedActionEvent.UndoOrdered;
import io.muster.contracts.action.GuardedActionEvent.Undone;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A guarded action as its events tell it, for who decides, who acts and who reads alike. */
public final class ActionState {

  private final List<GuardedActionEvent> history = new ArrayList<>();
  private Proposed proposed;
  private ActionStage stage;
  private StepNamed step;
  private DryRunAnswered dryRun;
  private Instant beginBy;
  private Instant startedAt;
  private String reference;
  private Instant undoAt;
  private Instant undoOrderedAt;

  ActionState() {}

  void apply(GuardedActionEvent event) {
    history.add(event);
    switch (event) {
      case Proposed wish -> {
        proposed = wish;
        stage = ActionStage.TRYING;
      }
      case StepNamed named -> step = named;
      case DryRunAsked _ -> {
        dryRun = null;
        stage = ActionStage.TRYING;
      }
      case DryRunAnswered answer -> {
        dryRun = answer;
        stage = ActionStage.WAITING;
      }
      case Approved word -> clear(word.beginBy());
      case Ordered word -> clear(word.beginBy());
      case CalledOff _ -> stage = ActionStage.CALLED_OFF;
      case Lapsed _ -> stage = ActionStage.LAPSED;
      case Started begun -> {
        startedAt = begun.at();
        stage = ActionStage.RUNNING;
      }
      case Executed done -> {
        reference = done.reference();
        holds(done.undoAt());
      }
      case Failed _ -> stage = ActionStage.FAILED;
      case OutcomeUnknown _ -> stage = ActionStage.UNKNOWN;
      case Settled said -> settled(said);
      case UndoOrdered ordered -> {
        undoOrderedAt = ordered.at();
        stage = ActionStage.UNDOING;
      }
      case Undone _ -> stage = ActionStage.UNDONE;
      case UndoFailed _ -> stage = ActionStage.UNDO_FAILED;
    }
  }

  private void clear(Instant until) {
    beginBy = until;
    stage = ActionStage.CLEARED;
  }

  private void holds(Instant until) {
    undoAt = until;
    stage = ActionStage.IN_EFFECT;
  }

  private void settled(Settled said) {
    if (said.inEffect()) {
      holds(said.undoAt());
    } else {
      stage = undoOrderedAt == null ? ActionStage.FAILED : ActionStage.UNDONE;
    }
  }

  /** What is to be done, where and why. */
  public Proposed proposed() {
    return proposed;
  }

  /** Which step of a runbook asks for it; null: none does. */
  public StepNamed step() {
    return step;
  }

  /** How far it has come. */
  public ActionStage stage() {
    return stage;
  }

  /** What came of trying it; null while the target is being asked. */
  public DryRunAnswered dryRun() {
    return dryRun;
  }

  /** Whether the target said that it would do it, or cannot say so without doing it. */
  public boolean mayGoAhead() {
    return stage == ActionStage.WAITING
        && (dryRun.result() == DryRunResult.WOULD_DO
            || dryRun.result() == DryRunResult.NOT_OFFERED);
  }

  /** Whether somebody else has to approve it. */
  public boolean dangerous() {
    return !proposed.dangers().isEmpty();
  }

  /** When it is undone by itself, UTC; null: it is not. */
  public Instant undoAt() {
    return undoAt;
  }

  /** Everything that happened to it, in order. */
  public List<GuardedActionEvent> history() {
    return List.copyOf(history);
  }

  Instant beginBy() {
    return beginBy;
  }

  Instant startedAt() {
    return startedAt;
  }

  Instant undoOrderedAt() {
    return undoOrderedAt;
  }

  String reference() {
    return reference;
  }
}
