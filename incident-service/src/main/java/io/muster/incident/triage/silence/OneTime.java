package io.muster.incident.triage.silence;

import java.time.Instant;
import java.util.Optional;

/** One time. */
record OneTime(Instant from, Instant until) implements SilenceTimes {

  @Override
  public Optional<Instant> endOfTimeAt(Instant moment) {
    return moment.isBefore(from) || !moment.isBefore(until) ? Optional.empty() : Optional.of(until);
  }

  @Override
  public Optional<Instant> nextStart(Instant moment) {
    return from.isBefore(moment) ? Optional.empty() : Optional.of(from);
  }

  @Override
  public Instant lastEnd() {
    return until;
  }
}
