package io.muster.contracts.statuspage;

import io.muster.contracts.Actor;
import io.muster.contracts.Command;

/** What can be asked of the status page itself. Each is safe to give twice. */
public sealed interface StatusPageCommand extends Command {

  @Override
  default String aggregateId() {
    return StatusPageEvent.ID;
  }

  /** Lay out what it shows; from the first time on there is a page. */
  record LayOut(StatusPageContent content, Actor by) implements StatusPageCommand {}

  /** Take it down. Changes nothing when there is none. */
  record TakeDown(Actor by) implements StatusPageCommand {}
}
