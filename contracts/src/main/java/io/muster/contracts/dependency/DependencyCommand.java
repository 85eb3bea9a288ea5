package io.muster.contracts.dependency;

import io.muster.contracts.Actor;
import io.muster.contracts.Command;

/** What people can say of one pair on the dependency map. */
public sealed interface DependencyCommand extends Command {

  /** Hash of both names. */
  String dependencyId();

  @Override
  default String aggregateId() {
    return dependencyId();
  }

  /**
   * Say whether one needs the other; the same again changes nothing.
   *
   * @param needs false: whatever else says so, it does not
   */
  record State(
      String dependencyId,
      String from,
      String to,
      NodeKind toKind,
      boolean needs,
      String reason,
      Actor by)
      implements DependencyCommand {}

  /** Take back what was said; the other sources decide. */
  record Withdraw(String dependencyId, Actor by) implements DependencyCommand {}
}
