package io.muster.contracts.update;

import io.muster.contracts.Actor;
import io.muster.contracts.Command;

/** What can be asked of an audience. Each is safe to give twice. */
public sealed interface AudienceCommand extends Command {

  /** The audience. */
  String audienceId();

  @Override
  default String aggregateId() {
    return audienceId();
  }

  /** Lay down who is in it; in place of what was laid down before. */
  record Publish(String audienceId, String name, AudienceContent content, Actor by)
      implements AudienceCommand {}

  /** Let it hear of nothing any more. Changes nothing when it does not. */
  record Retire(String audienceId, Actor by) implements AudienceCommand {}
}
