package io.muster.incident.triage.silence;

import io.muster.contracts.alert.SilenceEvent.Created;
import java.time.Instant;
import java.util.Optional;

/** When a silence silences. Each of its times includes its first moment and not its last. */
public sealed interface SilenceTimes permits OneTime, WeeklyTimes {

  /** The end of the time that runs at a moment; nothing when none does. */
  Optional<Instant> endOfTimeAt(Instant moment);

  /** When the next time begins, at a moment or after it; nothing when none does any more. */
  Optional<Instant> nextStart(Instant moment);

  /** When the last of its times is over. */
  Instant lastEnd();

  /** Those of a silence as it was recorded. */
  static SilenceTimes of(Created created) {
    return created.weekly() == null
        ? new OneTime(created.from(), created.until())
        : new WeeklyTimes(created.weekly());
  }
}
