package io.muster.eventlog;

import java.time.Duration;

/**
 * The explicit limits of one process's log.
 *
 * @param commitBytes a larger commit is refused before anything is written
 * @param batchCommits commits written in one round trip
 * @param batchBytes bytes written in one round trip
 * @param waiting commits that may wait for the committer before new ones are turned away
 * @param patience how long a commit whose outcome is unknown is looked for before its command fails
 */
public record LogLimits(
    int commitBytes, int batchCommits, int batchBytes, int waiting, Duration patience) {

  /**
   * What fits an installation of ordinary size; a commit may be nearly as large as a document of
   * MongoDB.
   */
  public static final LogLimits DEFAULT =
      new LogLimits(16_000_000, 256, 8 << 20, 10_000, Duration.ofSeconds(20));
}
