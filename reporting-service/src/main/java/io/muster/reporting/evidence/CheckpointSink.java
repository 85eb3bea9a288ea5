package io.muster.reporting.evidence;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A place outside this installation that checkpoints are handed to. */
interface CheckpointSink {

  /** Its name, as people read it and as what it has received is kept under. */
  String name();

  /** Whether it is given each checkpoint in turn, or only the newest of those that wait. */
  boolean wantsEach();

  /** How long it is left alone after it was given something. */
  Duration calm();

  /**
   * Hands over one checkpoint.
   *
   * @param keys all keys, so that the checkpoint can be verified
   * @param at now
   * @throws UndeliveredException when it was not taken; it is offered again
   */
  void take(Checkpoint checkpoint, List<String> keys, Instant at) throws UndeliveredException;

  /** The sink did not take it. */
  final class UndeliveredException extends Exception {

    private static final long serialVersionUID = 1L;

    UndeliveredException(String message) {
      super(message);
    }
  }
}
