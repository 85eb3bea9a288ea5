package io.muster.contracts.regulation;

import io.muster.contracts.Actor;
import io.muster.contracts.Command;

/** What can be asked of a legal entity's entry. */
public sealed interface EntityCommand extends Command {

  /** The entity. */
  String entityId();

  @Override
  default String aggregateId() {
    return entityId();
  }

  /** Enter it, or say anew what is known; the same again changes nothing. */
  record Describe(String entityId, EntityContent content, Actor by) implements EntityCommand {}

  /** It is no longer ours to report for; a reason is required. */
  record Retire(String entityId, String reason, Actor by) implements EntityCommand {}
}
