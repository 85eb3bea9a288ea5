package io.muster.incident.response.action;

import java.time.Duration;

/** How long things may take around a guarded action. */
public final class ActionLimits {

  /** What somebody wanted and nobody let go ahead for so long is not what is wanted now. */
  public static final Duration CLEAR_WITHIN = Duration.ofHours(4);

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

  /** How long undoing is tried before a person is asked. */
  static final Duration UNDO_FOR = Duration.ofMinutes(15);

  /** Between two questions about the same. */
  static final Duration ASK_AGAIN = Duration.ofSeconds(5);

  /** Between two questions once a person was asked, too. */
  static final Duration ASK_SLOWLY = Duration.ofMinutes(5);

  /** When nothing more is asked. */
  static final Duration GIVE_UP_ASKING = Duration.ofHours(24);

  private ActionLimits() {}
}
