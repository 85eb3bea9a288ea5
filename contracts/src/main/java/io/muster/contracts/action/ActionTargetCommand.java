package io.muster.contracts.action;

import io.muster.contracts.Actor;
import io.muster.contracts.Command;
import java.util.List;

/** What can be asked of a place where actions can be taken. */
public sealed interface ActionTargetCommand extends Command {

  /** The target. */
  String targetId();

  @Override
  default String aggregateId() {
    return targetId();
  }

  /**
   * Set it up, or change it; the same again changes nothing.
   *
   * @param mustExist whether it is to be there already
   */
  record Describe(
      String targetId,
      boolean mustExist,
      String name,
      ActionProvider provider,
      String url,
      String secret,
      String service,
      List<OfferedAction> actions,
      Actor by)
      implements ActionTargetCommand {}

  /** Begin nothing there any more, saying why. */
  record Retire(String targetId, String reason, Actor by) implements ActionTargetCommand {}
}
