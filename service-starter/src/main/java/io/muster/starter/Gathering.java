package io.muster.starter;

import java.time.Duration;

/**
 * How long the next batch of a read model waits for more events. What happens now and then is shown
 * at once; where event follows event, several are taken together, since a batch costs the database
 * nearly as much for one as for ten.
 */
final class Gathering {

  /** So often a second, when it goes on: nobody sees a tenth of a second of delay. */
  private static final long APART = Duration.ofMillis(100).toNanos();

  /** So many may follow each other at once. */
  private static final long AT_ONCE = 10;

  /** As if each batch took its time from when the one before it was done: when that would be. */
  private long donePaced;

  /** Nothing was taken lately. */
  Gathering(long nowNanos) {
    this.donePaced = nowNanos;
  }

  /**
   * A batch was taken.
   *
   * @return how long the next one waits, in nanoseconds; never longer than a tenth of a second for
   *     each batch that was taken too early
   */
  synchronized long taken(long nowNanos) {
    if (donePaced - nowNanos < 0) {
      donePaced = nowNanos;
    }
    donePaced += APART;
    return Math.max(0, donePaced - nowNanos - AT_ONCE * APART);
  }
}
