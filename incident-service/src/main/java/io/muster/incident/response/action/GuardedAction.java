package io.muster.incident.response.action;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.muster.contracts.Actor;
import io.muster.contracts.action.GuardedActionCommand.AnswerDryRun;
import io.muster.contracts.action.GuardedActionCommand.Approve;
import io.muster.contracts.action.GuardedActionCommand.AskDryRun;
import io.muster.contracts.action.GuardedActionCommand.CallOff;
import io.muster.contracts.action.GuardedActionCommand.Complete;
import io.muster.contracts.action.GuardedActionCommand.ConfirmUndo;
import io.muster.contracts.action.GuardedActionCommand.Fail;
import io.muster.contracts.action.GuardedActionCommand.FailUndo;
import io.muster.contracts.action.GuardedActionCommand.Lapse;
import io.muster.contracts.action.GuardedActionCommand.LoseTrack;
import io.muster.contracts.action.GuardedActionCommand.Order;
import io.muster.contracts.action.GuardedActionCommand.OrderUndo;
import io.muster.contracts.action.GuardedActionCommand.Propose;
import io.muster.contracts.action.GuardedActionCommand.Settle;
import io.muster.contracts.action.GuardedActionCommand.Start;
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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * One guarded action. Who may let it go ahead, that it is done once and undone once, is decided
 * here, where two who decide at the same moment cannot both be right.
 *
 * <p>What Muster itself reports of it is taken where it fits and passed over where somebody has
 * reported already, so that each report is safe to repeat.
 */
@Aggregate
class GuardedAction {

  @AggregateIdentifier private String actionId;
  private final ActionState state = new ActionState();

  GuardedAction() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Propose wish, Clock clock) {
    if (actionId == null) {
      Instant now = clock.instant();
      apply(
          new Proposed(
              wish.actionId(),
              wish.incidentId(),
              wish.targetId(),
              wish.targetVersion(),
              wish.targetName(),
              wish.kind(),
              wish.parameters(),
              wish.service(),
              wish.hits(),
              wish.hitInAll(),
              wish.dangers(),
              wish.reason(),
              wish.undoAfterMinutes(),
              wish.by(),
              now));
      if (wish.stepId() != null) {
        apply(
            new StepNamed(
                wish.actionId(), wish.incidentId(), wish.runId(), wish.stepId(), wish.by(), now));
      }
    }
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(AskDryRun wish, Clock clock) {
    ActionRules.requireThere(actionId);
    ActionRules.requireNotCleared(state);
    if (state.stage() == ActionStage.WAITING) {
      apply(new DryRunAsked(actionId, incidentId(), wish.by(), clock.instant()));
    }
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(AnswerDryRun answer, Clock clock) {
    ActionRules.requireThere(actionId);
    if (state.stage() == ActionStage.TRYING) {
      apply(
          new DryRunAnswered(
              actionId,
              incidentId(),
              answer.result(),
              answer.says(),
              answer.by(),
              clock.instant()));
    }
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Approve word, Clock clock) {
    ActionRules.requireThere(actionId);
    Instant now = clock.instant();
    ActionRules.requireApprovable(state, word.by(), now);
    apply(
        new Approved(actionId, incidentId(), now.plus(ActionLimits.BEGIN_WITHIN), word.by(), now));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Order word, Clock clock) {
    ActionRules.requireThere(actionId);
    Instant now = clock.instant();
    ActionRules.requireOrderable(state, now);
    apply(new Ordered(actionId, incidentId(), now.plus(ActionLimits.BEGIN_WITHIN), word.by(), now));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(CallOff wish, Clock clock) {
    ActionRules.requireThere(actionId);
    if (state.stage() != ActionStage.CALLED_OFF) {
      ActionRules.requireNotBegun(state);
      String reason = ActionRules.reason("/reason", wish.reason(), "Say why it is given up.");
      apply(new CalledOff(actionId, incidentId(), reason, wish.by(), clock.instant()));
    }
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Lapse report, Clock clock) {
    ActionRules.requireThere(actionId);
    if (state.stage().isBefore()) {
      apply(new Lapsed(actionId, incidentId(), report.cause(), report.by(), clock.instant()));
    }
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Start claim, Clock clock) {
    ActionRules.requireThere(actionId);
    if (state.stage() == ActionStage.CLEARED) {
      apply(new Started(actionId, incidentId(), claim.by(), clock.instant()));
    }
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Complete report, Clock clock) {
    ActionRules.requireThere(actionId);
    if (outcomeIsOpen()) {
      apply(
          new Executed(
              actionId,
              incidentId(),
              report.says(),
              report.reference(),
              report.reconciled(),
              undoAt(),
              report.by(),
              clock.instant()));
    }
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Fail report, Clock clock) {
    ActionRules.requireThere(actionId);
    if (outcomeIsOpen()) {
      apply(
          new Failed(
              actionId,
              incidentId(),
              report.says(),
              report.reconciled(),
              report.by(),
              clock.instant()));
    }
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(LoseTrack report, Clock clock) {
    ActionRules.requireThere(actionId);
    if (state.stage() == ActionStage.RUNNING) {
      apply(
          new OutcomeUnknown(actionId, incidentId(), report.says(), report.by(), clock.instant()));
    }
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Settle word, Clock clock) {
    ActionRules.requireThere(actionId);
    ActionRules.requireNeedsPerson(state);
    String note = ActionRules.reason("/note", word.note(), "Say what you saw at the target.");
    boolean wasUndoing = state.stage() == ActionStage.UNDO_FAILED;
    Instant undoAt = word.inEffect() && !wasUndoing ? undoAt() : null;
    apply(
        new Settled(
            actionId, incidentId(), word.inEffect(), note, undoAt, word.by(), clock.instant()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(OrderUndo wish, Clock clock) {
    ActionRules.requireThere(actionId);
    ActionRules.requireUndoable(state);
    if (state.stage() != ActionStage.UNDOING && state.stage() != ActionStage.UNDONE) {
      String reason =
          wish.by().kind() == Actor.Kind.SYSTEM
              ? null
              : ActionRules.reason("/reason", wish.reason(), "Say why it is undone now.");
      apply(new UndoOrdered(actionId, incidentId(), reason, wish.by(), clock.instant()));
    }
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(ConfirmUndo report, Clock clock) {
    ActionRules.requireThere(actionId);
    if (state.stage() == ActionStage.UNDOING) {
      apply(new Undone(actionId, incidentId(), report.says(), report.by(), clock.instant()));
    }
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(FailUndo report, Clock clock) {
    ActionRules.requireThere(actionId);
    if (state.stage() == ActionStage.UNDOING) {
      apply(new UndoFailed(actionId, incidentId(), report.says(), report.by(), clock.instant()));
    }
  }

  @EventSourcingHandler
  void on(GuardedActionEvent event) {
    actionId = event.actionId();
    state.apply(event);
  }

  private boolean outcomeIsOpen() {
    return state.stage() == ActionStage.RUNNING || state.stage() == ActionStage.UNKNOWN;
  }

  /** Counted from when it began, the only moment that is known in any case. */
  private Instant undoAt() {
    Integer minutes = state.proposed().undoAfterMinutes();
    return minutes == null ? null : state.startedAt().plus(Duration.ofMinutes(minutes));
  }

  private String incidentId() {
    return state.proposed().incidentId();
  }
}
