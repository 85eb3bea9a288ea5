package io.muster.notification.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When something that a chat did not do is tried again: at growing distances, for a day. */
public final class Patience {

  /** The longest and the only wait where it is not known since when it fails. */
  public static final Duration LATEST = Duration.ofMinutes(5);

  private static final Duration SOONEST = Duration.ofSeconds(5);
  private static final Duration GIVE_UP = Duration.ofDays(1);

  private Patience() {}

  /**
   * As long again as it has been failing already; nothing when it is given up.
   *
   * @param since when it began to fail, UTC; null when it just has
   */
  public static Optional<Instant> next(Instant since, Instant now) {
    Duration failing = since == null ? SOONEST : Duration.between(since, now);
    if (failing.compareTo(GIVE_UP) > 0) {
      return Optional.empty();
    }
    Duration wait = failing.compareTo(SOONEST) < 0 ? SOONEST : failing;
    return Optional.of(now.plus(wait.compareTo(LATEST) > 0 ? LATEST : wait));
  }
}
