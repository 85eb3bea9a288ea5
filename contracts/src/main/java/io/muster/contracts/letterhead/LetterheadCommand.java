package io.muster.contracts.letterhead;

import io.muster.contracts.Actor;
import io.muster.contracts.Command;

/** What can be asked of the organisation's letterhead. */
public sealed interface LetterheadCommand extends Command {

  @Override
  default String aggregateId() {
    return LetterheadEvent.ID;
  }

  /** Head reports with this from now on; the same again changes nothing. */
  record Introduce(LetterheadContent content, Actor by) implements LetterheadCommand {}

  /** Head reports with nothing from now on. */
  record Withdraw(Actor by) implements LetterheadCommand {}
}
