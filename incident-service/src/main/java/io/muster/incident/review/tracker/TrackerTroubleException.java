package io.muster.incident.review.tracker;

import io.muster.contracts.tracker.TrackerTrouble;
import java.time.Duration;

/**
 * A tracker did not do what it was asked; {@link TrackerAdvice} says what to do about it. The
 * message is the tracker's own words, shortened, or null when it had none.
 */
final class TrackerTroubleException extends Exception {

  private static final long serialVersionUID = 1L;
  private static final int LONGEST = 500;

  private final TrackerTrouble trouble;
  private final boolean mayBeDone;
  private final Duration patience;

  private TrackerTroubleException(
      TrackerTrouble trouble, String says, boolean mayBeDone, Duration patience) {
    super(says != null && says.length() > LONGEST ? says.substring(0, LONGEST) + "…" : says);
    this.trouble = trouble;
    this.mayBeDone = mayBeDone;
    this.patience = patience;
  }

  /** What was asked for was certainly not done. */
  static TrackerTroubleException notDone(TrackerTrouble trouble, String says) {
    return new TrackerTroubleException(trouble, says, false, Duration.ZERO);
  }

  /** What was asked for may have been done. */
  static TrackerTroubleException unknown(TrackerTrouble trouble, String says) {
    return new TrackerTroubleException(trouble, says, true, Duration.ZERO);
  }

  /** It was not done, and is not to be asked for again before some time has passed. */
  TrackerTroubleException after(Duration wait) {
    return new TrackerTroubleException(trouble, getMessage(), mayBeDone, wait);
  }

  TrackerTrouble trouble() {
    return trouble;
  }

  /** Whether a change that was asked for may have been made all the same. */
  boolean mayBeDone() {
    return mayBeDone;
  }

  /** How long the tracker asks us to wait; zero when it does not. */
  Duration patience() {
    return patience;
  }
}
