package io.muster.notification.delivery.page;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** When a message that was not taken is tried again: at growing distances, about five minutes. */
public final class Backoff {

  /** Waits after the first, second … failed attempt. */
  private static final List<Duration> WAITS =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofSeconds(20),
          Duration.ofSeconds(60),
          Duration.ofSeconds(180));

  private Backoff() {}

  /**
   * When to try again; nothing when it is given up.
   *
   * @param attempt the one that failed, counted from 1
   */
  public static Optional<Instant> after(int attempt, Instant now) {
    return attempt <= WAITS.size()
        ? Optional.of(now.plus(WAITS.get(attempt - 1)))
        : Optional.empty();
  }
}
