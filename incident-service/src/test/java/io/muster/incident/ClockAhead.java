package io.muster.incident;

import io.muster.incident.triage.Listening;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that can be put forward, so that no test waits for what takes its time. */
public final class ClockAhead {

  /** Far less than what is taken for an outage, as the machine may be slow. */
  private static final Duration STEP = Duration.ofSeconds(30);

  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
  private final Clock clock =
      ((InstantSource) () -> Instant.now().plus(ahead.get())).withZone(ZoneOffset.UTC);

  public Clock clock() {
    return clock;
  }

  /** As after an outage, where it is by more than a minute. */
  public void jump(Duration time) {
    ahead.updateAndGet(now -> now.plus(time));
  }

  /** Time passes while the service listens for alerts. */
  public void pass(Duration time, TestService service) {
    for (Duration left = time; left.isPositive(); left = left.minus(STEP)) {
      jump(left.compareTo(STEP) < 0 ? left : STEP);
      service.bean(Listening.class).now();
    }
  }
}
