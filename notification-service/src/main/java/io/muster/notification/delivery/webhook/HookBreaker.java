package io.muster.notification.delivery.webhook;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.springframework.stereotype.Component;

/**
 * Keeps one receiver that is slow or away from taking up what others are told with: it has two
 * messages on their way at most, and after five failures in a row one at growing distances. What
 * waits is in the database; this forgets with the process, and learns anew.
 */
@Component
public class HookBreaker {

  private static final int AT_ONCE = 2;
  private static final int PATIENT_UP_TO = 5;
  private static final Duration SOONEST = Duration.ofSeconds(30);
  private static final Duration LATEST = Duration.ofMinutes(15);
  private static final Duration BUSY = Duration.ofSeconds(10);

  private final ConcurrentMap<String, Receiver> receivers = new ConcurrentHashMap<>();
  private final Clock clock;

  HookBreaker(Clock clock) {
    this.clock = clock;
  }

  /** How one receiver has been of late. */
  private record Receiver(int onTheirWay, int failures, Instant heldUntil) {
    static final Receiver NEW = new Receiver(0, 0, Instant.MIN);
  }

  /**
   * Asks whether a message may leave now. If it may, {@link #leave} has to follow.
   *
   * @return until when it has to wait; nothing when it may leave
   */
  public Optional<Instant> enter(String receiver) {
    Instant now = clock.instant();
    Instant[] wait = new Instant[1];
    receivers.compute(
        receiver,
        (id, known) -> {
          Receiver it = known == null ? Receiver.NEW : known;
          if (it.heldUntil().isAfter(now)) {
            wait[0] = it.heldUntil();
            return it;
          }
          int room = it.failures() >= PATIENT_UP_TO ? 1 : AT_ONCE;
          if (it.onTheirWay() >= room) {
            wait[0] = now.plus(BUSY);
            return it;
          }
          return new Receiver(it.onTheirWay() + 1, it.failures(), it.heldUntil());
        });
    return Optional.ofNullable(wait[0]);
  }

  /** A message that was let go is back, taken or not. */
  public void leave(String receiver, boolean taken) {
    receivers.compute(
        receiver,
        (id, it) -> {
          int failures = taken ? 0 : it.failures() + 1;
          int left = it.onTheirWay() - 1;
          return left == 0 && failures == 0
              ? null
              : new Receiver(left, failures, heldUntil(failures));
        });
  }

  private Instant heldUntil(int failures) {
    if (failures < PATIENT_UP_TO) {
      return Instant.MIN;
    }
    Duration wait = SOONEST;
    for (int i = PATIENT_UP_TO; i < failures && wait.compareTo(LATEST) < 0; i++) {
      wait = wait.multipliedBy(2);
    }
    return clock.instant().plus(wait.compareTo(LATEST) > 0 ? LATEST : wait);
  }
}
