package io.muster.incident.response.action;

import io.muster.contracts.action.GuardedActionEvent;
import java.time.Duration;

/** How long things may take around a guarded action. */
public final class ActionLimits {

  /** What somebody wanted and nobody let go ahead for so long is not what is wanted now. */
  public static final Duration CLEAR_WITHIN = GuardedActionEvent.CLEAR_WITHIN;

  /** After so long what was tried may come out otherwise. */
  public static final Duration DRY_RUN_HOLDS = Duration.ofMinutes(30);

  /** An approval is a word about now. */
  public static final Duration BEGIN_WITHIN = Duration.ofMinutes(5);

  /** A week; what is to hold longer is a change, not an action. */
  public static final int LONGEST_MINUTES = 7 * 24 * 60;

  /** How long one question to a target may take; well below the lease of a reminder. */
  static final Duration PATIENCE = Duration.ofSeconds(10);

  /** How long one of at most three calls that make up a question may take. */
  static final Duration PATIENCE_OF_ONE = Duration.ofSeconds(4);

  /** After so long a request that was on its way has arrived, or never will. */
  static final Duration ARRIVES_WITHIN = Duration.ofMinutes(1);

  /** How long is asked what came of it before a person is. */
  static final Duration RECONCILE_FOR = Duration.ofMinutes(5);

  /** How long a target may say that it is at it before a person is asked. */
  static final Duration WORKS_FOR = Duration.ofHours(1);

  /** How long undoing is tried before a person is asked. */
  static final Duration UNDO_FOR = Duration.ofMinutes(15);

  /** Between two questions about the same. */
  static final Duration ASK_AGAIN = Duration.ofSeconds(5);

  /** Between two questions once a person was asked, too. */
  static final Duration ASK_SLOWLY = Duration.ofMinutes(5);

  /** When nothing more is asked. */
  static final Duration GIVE_UP_ASKING = Duration.ofHours(24);

  private ActionLimits() {}

  /**
   * How long to wait before asking once more about what was begun some time ago: the longer it
   * takes, the less often, since whoever works for long is not done the next moment.
   */
  static Duration askAgainAfter(Duration since) {
    Duration tenth = since.dividedBy(10);
    return tenth.compareTo(ASK_AGAIN) < 0 ? ASK_AGAIN : tenth;
  }

  /**
   * Whether what was begun some time ago is still for the target to answer, and not for a person.
   *
   * @param atIt whether the target says that it is at it
   * @param patience how long to go on when it does not
   */
  static boolean goesOn(Duration since, boolean atIt, Duration patience) {
    return since.compareTo(atIt ? WORKS_FOR : patience) < 0;
  }
}
