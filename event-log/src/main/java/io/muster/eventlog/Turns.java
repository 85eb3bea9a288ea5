package io.muster.eventlog;

import java.util.concurrent.TimeUnit;

/**
 * Fairness between the processes that write. Whoever commits without a break would win every race
 * for the next position; so a loser asks the others for a turn, and they pause until its commit is
 * there.
 */
final class Turns {

  /** So long we pause at most for somebody who asked and does not come. */
  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  /** Whoever lost so lately will lose again, and asks beforehand. */
  private static final long CONTENDED_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final Doorbell doorbell;

  /** Races lost in a row. */
  private volatile int lost;

  /** Where somebody else's commit was last seen. */
  private volatile long others;

  private volatile long pauseUntil = System.nanoTime();

  /** Only the committer's thread touches it. */
  private long lostAt = System.nanoTime() - CONTENDED_NANOS;

  Turns(Doorbell doorbell) {
    this.doorbell = doorbell;
    doorbell.onTurnAsked(this::asked);
  }

  /** Somebody lost the race: pause, unless we are worse off or others had their turn since. */
  private void asked(int theirs, long after) {
    if (theirs > lost && after >= others) {
      pauseUntil = System.nanoTime() + PAUSE_NANOS;
    }
  }

  /** Whether somebody waits for us to pause. */
  boolean wanted() {
    return pauseUntil - System.nanoTime() > 0;
  }

  /** Asks before the race where it would be lost. */
  void askBeforehand(long newest) {
    if (System.nanoTime() - lostAt < CONTENDED_NANOS) {
      doorbell.askForTurn(1, newest);
    }
  }

  /** Somebody else was faster: asks for a turn after that commit. */
  void lostTo(long newest) {
    took(newest);
    lost = lost + 1;
    lostAt = System.nanoTime();
    doorbell.askForTurn(lost, newest);
  }

  /** Somebody else has taken a turn; nobody needs to wait for that any more. */
  void took(long newest) {
    others = newest;
    pauseUntil = System.nanoTime();
  }

  /** Our commits are in. */
  void won() {
    lost = 0;
  }
}
