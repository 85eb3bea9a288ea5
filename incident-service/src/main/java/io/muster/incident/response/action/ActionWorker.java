package io.muster.incident.response.action;

import io.muster.contracts.Actor;
import io.muster.contracts.action.DryRunResult;
import io.muster.contracts.action.GuardedActionCommand.AnswerDryRun;
import io.muster.contracts.action.GuardedActionCommand.Complete;
import io.muster.contracts.action.GuardedActionCommand.Fail;
import io.muster.contracts.action.GuardedActionCommand.Lapse;
import io.muster.contracts.action.GuardedActionCommand.LoseTrack;
import io.muster.contracts.action.GuardedActionCommand.OrderUndo;
import io.muster.contracts.action.GuardedActionCommand.Start;
import io.muster.contracts.action.GuardedActionEvent.Executed;
import io.muster.contracts.action.LapseCause;
import io.muster.incident.response.action.ProviderAnswer.Result;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Takes the next step of an action whose turn it is: asks the target what it would do, has it done,
 * finds out what came of it, has it undone at its end. Each step follows from the log alone, so
 * that whichever process comes next goes on where the last one stopped.
 *
 * <p>What changes something outside is claimed in the log before it is asked for. An action that
 * was claimed and has no outcome is only ever asked about, never asked for again.
 */
class ActionWorker {

  static final Actor BY = Actor.system("guarded-actions");

  private final ActionDesk desk;
  private final Undoing undoing;
  private final Clock clock;

  ActionWorker(ActionDesk desk, Clock clock) {
    this.desk = desk;
    this.undoing = new Undoing(desk, clock);
    this.clock = clock;
  }

  /**
   * Takes the next step.
   *
   * @return when to look again; nothing when there is nothing to come
   */
  Optional<Instant> due(String actionId) {
    Optional<ActionState> found = desk.find(actionId);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    ActionState state = found.get();
    return switch (state.stage()) {
      case TRYING -> tryOut(state);
      case WAITING -> lapseOnceStale(state);
      case CLEARED -> begin(state);
      case RUNNING, UNKNOWN -> reconcile(state);
      case IN_EFFECT -> undoAtItsEnd(state);
      case UNDOING -> undoing.goOn(state);
      case FAILED, UNDONE, UNDO_FAILED, CALLED_OFF, LAPSED -> Optional.empty();
    };
  }

  private Optional<Instant> tryOut(ActionState state) {
    ProviderAnswer answer = desk.ask(state, ActionConnection::dryRun);
    DryRunResult result =
        switch (answer.result()) {
          case WOULD_DO -> DryRunResult.WOULD_DO;
          case NOT_OFFERED -> DryRunResult.NOT_OFFERED;
          case REFUSED -> DryRunResult.REFUSED;
          default -> DryRunResult.NO_ANSWER;
        };
    desk.decide(new AnswerDryRun(id(state), result, answer.says(), BY));
    return Optional.of(staleAt(state));
  }

  private Optional<Instant> lapseOnceStale(ActionState state) {
    Instant stale = staleAt(state);
    if (clock.instant().isBefore(stale)) {
      return Optional.of(stale);
    }
    return lapse(state, LapseCause.NOT_CLEARED_IN_TIME);
  }

  private static Instant staleAt(ActionState state) {
    return state.proposed().lapsesAt();
  }

  private Optional<Instant> begin(ActionState state) {
    if (clock.instant().isAfter(state.beginBy())) {
      return lapse(state, LapseCause.NOT_BEGUN_IN_TIME);
    }
    Optional<ActionConnection> connection = desk.connectAsApproved(state);
    if (connection.isEmpty()) {
      return lapse(state, LapseCause.TARGET_CHANGED);
    }
    if (connection.get().isTrying(desk.request(state, clock.instant()))) {
      return soon();
    }
    if (desk.decide(new Start(id(state), BY)).isEmpty()) {
      // Somebody else claimed it in the same moment.
      return soon();
    }
    ProviderAnswer answer = connection.get().execute(desk.request(state, clock.instant()));
    return switch (answer.result()) {
      case DONE -> complete(state, answer, false);
      case REFUSED, NOT_SENT -> fail(state, answer.says(), false);
      default -> soon();
    };
  }

  private Optional<Instant> lapse(ActionState state, LapseCause cause) {
    desk.decide(new Lapse(id(state), cause, BY));
    return Optional.empty();
  }

  private Optional<Instant> reconcile(ActionState state) {
    ProviderAnswer answer = desk.ask(state, ActionConnection::status);
    Duration since = Duration.between(state.startedAt(), clock.instant());
    return switch (answer.result()) {
      case DONE, UNDONE -> complete(state, answer, true);
      case REFUSED -> fail(state, answer.says(), true);
      case NOT_SEEN -> {
        boolean settled = since.compareTo(ActionLimits.ARRIVES_WITHIN) > 0;
        yield settled ? fail(state, "The target was never asked to do it.", true) : soon();
      }
      default -> askOn(state, answer, since);
    };
  }

  private Optional<Instant> askOn(ActionState state, ProviderAnswer answer, Duration since) {
    boolean atIt = answer.result() == Result.IN_PROGRESS;
    if (ActionLimits.goesOn(since, atIt, ActionLimits.RECONCILE_FOR)) {
      return Optional.of(clock.instant().plus(ActionLimits.askAgainAfter(since)));
    }
    if (state.stage() == ActionStage.RUNNING) {
      desk.decide(new LoseTrack(id(state), answer.says(), BY));
    }
    return since.compareTo(ActionLimits.GIVE_UP_ASKING) < 0
        ? Optional.of(clock.instant().plus(ActionLimits.ASK_SLOWLY))
        : Optional.empty();
  }

  private Optional<Instant> complete(ActionState state, ProviderAnswer answer, boolean reconciled) {
    return desk
        .decide(new Complete(id(state), answer.says(), answer.reference(), reconciled, BY))
        .stream()
        .filter(Executed.class::isInstance)
        .map(event -> Optional.ofNullable(((Executed) event).undoAt()))
        .findFirst()
        // Somebody else said so in the same moment; when it ends is looked up.
        .orElseGet(this::soon);
  }

  private Optional<Instant> fail(ActionState state, String says, boolean reconciled) {
    desk.decide(new Fail(id(state), says, reconciled, BY));
    return Optional.empty();
  }

  private Optional<Instant> undoAtItsEnd(ActionState state) {
    if (state.undoAt() == null || clock.instant().isBefore(state.undoAt())) {
      return Optional.ofNullable(state.undoAt());
    }
    boolean claimed = !desk.decide(new OrderUndo(id(state), null, BY)).isEmpty();
    return claimed ? undoing.begin(state) : soon();
  }

  private Optional<Instant> soon() {
    return Optional.of(clock.instant().plus(ActionLimits.ASK_AGAIN));
  }

  private static String id(ActionState state) {
    return state.proposed().actionId();
  }
}
