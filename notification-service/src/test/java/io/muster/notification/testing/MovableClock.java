package io.muster.notification.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Real time, some of which can be skipped, so that an hour of an incident plays in a moment. */
public final class MovableClock extends Clock {

  private volatile Duration ahead = Duration.ZERO;

  /** Lets time pass at once. */
  public synchronized void skip(Duration time) {
    ahead = ahead.plus(time);
  }

  @Override
  public Instant instant() {
    return Clock.systemUTC().instant().plus(ahead);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
