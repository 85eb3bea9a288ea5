package io.muster.contracts.letterhead;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.EventType;
import java.time.Instant;

/**
 * What was said of the organisation's letterhead. A report bears the one that held at the log
 * position it looks up to, so that what was filed never changes its look.
 */
public sealed interface LetterheadEvent extends Event {

  /** There is one for the whole installation. */
  String ID = "letterhead";

  @Override
  default String aggregateId() {
    return ID;
  }

  /** Who said so. */
  Actor by();

  /** When. */
  Instant at();

  /** Reports made from here on bear it. */
  @EventType(name = "letterhead.introduced")
  record Introduced(LetterheadContent content, Actor by, Instant at) implements LetterheadEvent {}

  /** Reports made from here on bear none; those that were filed keep theirs. */
  @EventType(name = "letterhead.withdrawn")
  record Withdrawn(Actor by, Instant at) implements LetterheadEvent {}
}
