package io.muster.contracts.update;

import io.muster.contracts.Actor;
import io.muster.contracts.Command;

/** What can be asked of the rules for stakeholder updates. Each is safe to give twice. */
public sealed interface UpdateRulesCommand extends Command {

  @Override
  default String aggregateId() {
    return UpdateRulesEvent.ID;
  }

  /** Lay them down; in place of those before. */
  record Publish(UpdateRules rules, Actor by) implements UpdateRulesCommand {}
}
