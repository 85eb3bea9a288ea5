package io.muster.incident.triage;

import java.time.Instant;

/**
 * Somebody to whom the silence of a source means something, and who must not count the time in
 * which Muster could not hear.
 */
@FunctionalInterface
public interface AfterOutage {

  /**
   * Muster can hear again, after having been away for longer than a restart takes. May be told more
   * than once of the same outage.
   *
   * @param back since when, UTC
   */
  void heardAgain(Instant back);
}
