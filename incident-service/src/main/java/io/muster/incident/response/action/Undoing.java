package io.muster.incident.response.action;

import io.muster.contracts.action.GuardedActionCommand.ConfirmUndo;
import io.muster.contracts.action.GuardedActionCommand.FailUndo;
import io.muster.incident.response.action.ProviderAnswer.Result;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Has an action undone. Unlike doing, undoing is asked for again, under the same id, as long as the
 * target says that the action still holds: what was to end must not stay because an answer was
 * lost.
 */
final class Undoing {

  private final ActionDesk desk;
  private final Clock clock;

  Undoing(ActionDesk desk, Clock clock) {
    this.desk = desk;
    this.clock = clock;
  }

  /** Right after it was ordered here. */
  Optional<Instant> begin(ActionState state) {
    return asked(state, clock.instant());
  }

  /**
   * It was ordered some time ago; whether anybody has asked for it since is not known. A target
   * that cannot say how the action stands is asked for it in the first minute alone: a workflow
   * that broke off is to be undone, but not by one run after the other.
   */
  Optional<Instant> goOn(ActionState state) {
    Instant ordered = state.undoOrderedAt();
    ProviderAnswer now = desk.ask(state, ActionConnection::status);
    boolean fresh = clock.instant().isBefore(ordered.plus(ActionLimits.ARRIVES_WITHIN));
    boolean mayHold = now.result() == Result.DONE || (now.result() == Result.UNKNOWN && fresh);
    return mayHold ? asked(state, ordered) : heard(state, now, ordered);
  }

  /** What was taken may show only later, and is not to be asked for again until it does. */
  private Optional<Instant> asked(ActionState state, Instant ordered) {
    ProviderAnswer answer = desk.ask(state, ActionConnection::undo);
    Optional<Instant> again = heard(state, answer, ordered);
    Instant shows = clock.instant().plus(ActionLimits.ARRIVES_WITHIN);
    return answer.result() == Result.IN_PROGRESS
        ? again.map(at -> at.isBefore(shows) ? shows : at)
        : again;
  }

  private Optional<Instant> heard(ActionState state, ProviderAnswer answer, Instant ordered) {
    String id = state.proposed().actionId();
    Instant now = clock.instant();
    return switch (answer.result()) {
      case UNDONE -> {
        desk.decide(new ConfirmUndo(id, answer.says(), ActionWorker.BY));
        yield Optional.empty();
      }
      case REFUSED -> failed(id, answer.says());
      case NOT_SEEN -> failed(id, "The target does not know of this action.");
      default -> {
        Duration since = Duration.between(ordered, now);
        boolean atIt = answer.result() == Result.IN_PROGRESS;
        yield ActionLimits.goesOn(since, atIt, ActionLimits.UNDO_FOR)
            ? Optional.of(now.plus(ActionLimits.askAgainAfter(since)))
            : failed(id, answer.says());
      }
    };
  }

  private Optional<Instant> failed(String id, String says) {
    desk.decide(new FailUndo(id, says, ActionWorker.BY));
    return Optional.empty();
  }
}
