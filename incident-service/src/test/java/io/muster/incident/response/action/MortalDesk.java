package io.muster.incident.response.action;

import io.muster.contracts.Event;
import io.muster.contracts.action.GuardedActionCommand;
import io.muster.contracts.action.GuardedActionCommand.Complete;
import io.muster.contracts.action.GuardedActionCommand.ConfirmUndo;
import io.muster.contracts.action.GuardedActionCommand.OrderUndo;
import io.muster.contracts.action.GuardedActionCommand.Start;
import io.muster.starter.CommandSender;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A desk whose process dies once at a chosen point of a chosen action: what it had in memory is
 * gone, and what it wrote and sent stays.
 */
class MortalDesk extends ActionDesk {

  /** Where the process dies. */
  enum KillPoint {
    BEFORE_THE_CLAIM(Start.class, false),
    BETWEEN_CLAIM_AND_ACT(Start.class, true),
    BETWEEN_ACT_AND_RECORD(Complete.class, false),
    AFTER_THE_RECORD(Complete.class, true),
    BEFORE_THE_CLAIM_TO_UNDO(OrderUndo.class, false),
    BETWEEN_CLAIM_AND_UNDO(OrderUndo.class, true),
    BETWEEN_UNDO_AND_RECORD(ConfirmUndo.class, false);

    private final Class<? extends GuardedActionCommand> command;
    private final boolean after;

    KillPoint(Class<? extends GuardedActionCommand> command, boolean after) {
      this.command = command;
      this.after = after;
    }
  }

  private final Map<String, KillPoint> deaths = new ConcurrentHashMap<>();

  MortalDesk(
      GuardedActions actions,
      ActionTargets targets,
      ActionConnections connections,
      CommandSender sender) {
    super(actions, targets, connections, sender);
  }

  void dieOnce(String actionId, KillPoint point) {
    deaths.put(actionId, point);
  }

  boolean hasDied(String actionId) {
    return !deaths.containsKey(actionId);
  }

  @Override
  List<Event> decide(GuardedActionCommand command) {
    dieIf(command, false);
    List<Event> events = super.decide(command);
    dieIf(command, true);
    return events;
  }

  private void dieIf(GuardedActionCommand command, boolean after) {
    KillPoint point = deaths.get(command.actionId());
    if (point != null && point.command == command.getClass() && point.after == after) {
      deaths.remove(command.actionId());
      throw new IllegalStateException("The process died " + point);
    }
  }
}
