package io.muster.starter;

import java.time.Duration;
import java.time.Instant;

/**
 * A processing group whose work must not wait for a person: what it could not handle stays parked
 * and in sight, and is tried again, each time after having waited as long as it has been parked.
 *
 * @param atFirst how soon it is tried again
 * @param atMost how long it waits at most
 */
public record RetriedByItself(String group, Duration atFirst, Duration atMost) {

  /** When an event that was parked and last tried at these moments is due again. */
  Instant due(Instant parkedAt, Instant lastTriedAt) {
    Duration parked = Duration.between(parkedAt, lastTriedAt);
    Duration wait = parked.compareTo(atFirst) < 0 ? atFirst : parked;
    return lastTriedAt.plus(wait.compareTo(atMost) > 0 ? atMost : wait);
  }
}
