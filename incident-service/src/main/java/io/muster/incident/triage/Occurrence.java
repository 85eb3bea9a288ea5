package io.muster.incident.triage;

import io.muster.contracts.alert.AlertGroupEvent.AlertFired;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The last time an alert fired.
 *
 * @param startsAt by the source's clock
 * @param holdsUntil the earliest moment at which it can have expired, by ours: what was meant for
 *     the time before does not end it
 * @param endedAt by ours; null while it fires
 * @param expired whether it ended only because nobody reported it any more
 * @param acknowledged whether somebody takes care of it, as the source said
 */
record Occurrence(
    Instant startsAt, Instant holdsUntil, Instant endedAt, boolean expired, boolean acknowledged) {
  static Occurrence of(AlertFired fired) {
    Instant until = fired.expiresAt() == null ? fired.at() : fired.expiresAt();
    // Deadlines are kept in milliseconds.
    return new Occurrence(
        fired.startsAt(), until.truncatedTo(ChronoUnit.MILLIS), null, false, false);
  }

  boolean firing() {
    return endedAt == null;
  }

  Occurrence ended(Instant at, boolean byItself) {
    return new Occurrence(startsAt, holdsUntil, at, byItself, acknowledged);
  }

  Occurrence acknowledge() {
    return new Occurrence(startsAt, holdsUntil, null, false, true);
  }
}
