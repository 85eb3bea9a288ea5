package io.muster.incident.response.action;

import io.muster.contracts.Event;
import io.muster.contracts.action.GuardedActionCommand;
import io.muster.incident.response.action.ProviderAnswer.Result;
import io.muster.starter.CommandSender;
import io.muster.starter.Refused;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;

/** What the worker works with: the log on the one side, the targets on the other. */
@Component
class ActionDesk {

  private final GuardedActions actions;
  private final ActionTargets targets;
  private final ActionConnections connections;
  private final CommandSender sender;

  ActionDesk(
      GuardedActions actions,
      ActionTargets targets,
      ActionConnections connections,
      CommandSender sender) {
    this.actions = actions;
    this.targets = targets;
    this.connections = connections;
    this.sender = sender;
  }

  Optional<ActionState> find(String actionId) {
    return actions.find(actionId);
  }

  /** Returns once what came of it is durable; nothing came of it when somebody was faster. */
  List<Event> decide(GuardedActionCommand command) {
    return sender.decide(command);
  }

  /**
   * A connection to the target as it was when the action was proposed; nothing when it is another
   * one now, or the settings do not allow for it any more.
   */
  Optional<ActionConnection> connectAsApproved(ActionState state) {
    if (RehearsedConnection.isFor(state.proposed().incidentId())) {
      return Optional.of(new RehearsedConnection());
    }
    try {
      return targets
          .find(state.proposed().targetId())
          .filter(target -> target.retired() == null)
          .map(TargetState::said)
          .filter(said -> said.version() == state.proposed().targetVersion())
          .map(connections::to);
    } catch (Refused e) {
      return Optional.empty();
    }
  }

  /**
   * Asks the target as it is now: what was done by a former version has to be found and undone as
   * well. Where it cannot be spoken to, the question was not sent.
   */
  ProviderAnswer ask(
      ActionState state, BiFunction<ActionConnection, ActionRequest, ProviderAnswer> question) {
    if (RehearsedConnection.isFor(state.proposed().incidentId())) {
      return question.apply(new RehearsedConnection(), request(state, state.startedAt()));
    }
    Optional<TargetState> target = targets.find(state.proposed().targetId());
    if (target.isEmpty()) {
      return ProviderAnswer.of(Result.NOT_SENT, "The target is not set up any more.");
    }
    try {
      return question.apply(connections.to(target.get().said()), request(state, state.startedAt()));
    } catch (Refused e) {
      return ProviderAnswer.of(Result.NOT_SENT, ActionConnections.UNUSABLE);
    }
  }

  /**
   * What a target is asked about.
   *
   * @param startedAt when it began; null when it has not
   */
  ActionRequest request(ActionState state, Instant startedAt) {
    Integer minutes = state.proposed().undoAfterMinutes();
    return new ActionRequest(
        state.proposed().actionId(),
        state.proposed().kind(),
        state.proposed().parameters(),
        minutes == null || startedAt == null ? null : startedAt.plus(Duration.ofMinutes(minutes)),
        state.reference());
  }
}
