package io.muster.contracts;

import java.time.Instant;

/**
 * A fact in the log: it happened, it is never changed, and everything anybody reads is derived from
 * it.
 */
public interface Event {

  /**
   * The id of the one aggregate this fact belongs to; all its events are read in the order of its
   * sequence.
   */
  String aggregateId();

  /** Who did it; never null. */
  Actor by();

  /**
   * Value time, UTC: when it happened in the world as far as {@link #by()} knew. The log adds
   * record time, when it learned of it.
   */
  Instant at();
}
