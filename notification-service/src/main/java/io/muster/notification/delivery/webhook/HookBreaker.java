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
 * messages of this process on their way at most, and after five failures in a row one at growing
 * distances. None of its messages leaves before the time it asked for. What waits is in the
 * database; this forgets with the process, and what nobody wrote to for an hour, and learns anew.
 */
@Component
public class HookBreaker {

  private static final int AT_ONCE = 2;
  private static final int PATIENT_UP_TO = 5;
  private static final Duration SOONEST = Duration.ofSeconds(30);
  private static final Duration LATEST = Duration.ofMinutes(15);
  private static final Duration BUSY = Duration.ofSeconds(10);
  private static final Duration REMEMBERED = Duration.ofHours(1);

  private final ConcurrentMap<String, Receiver> receivers = new ConcurrentHashMap<>();
  private final Clock clock;

  HookBreaker(Clock clock) {
    this.clock = clock;
  }

  /** How one receiver has been of late. */
  private record Receiver(int onTheirWay, int failures, Instant heldUntil, Instant lastSeen) {
    static final Receiver NEW = new Receiver(0, 0, Instant.MIN, Instant.MIN);

    boolean isIdleSince(Instant then) {
      return onTheirWay == 0 && lastSeen.isBefore(then) && heldUntil.isBefore(then);
    }
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
          return new Receiver(it.onTheirWay() + 1, it.failures(), it.heldUntil(), now);
        });
    return Optional.ofNullable(wait[0]);
  }

  /**
   * A message that was let go is back, taken or not.
   *
   * @param retryAfter what the answer says of when to come again; null when nothing. Kept to for up
   *     to 15 minutes here, so that one message's answer does not hold all others for long
   */
  public void leave(String receiver, boolean taken, String retryAfter) {
    Instant now = clock.instant();
    receivers.compute(
        receiver,
        (id, it) -> {
          int failures = taken ? 0 : it.failures() + 1;
          int left = it.onTheirWay() - 1;
          Instant held = taken ? Instant.MIN : latest(heldUntil(failures), asked(retryAfter, now));
          return left == 0 && taken ? null : new Receiver(left, failures, held, now);
        });
    Instant longAgo = now.minus(REMEMBERED);
    receivers.values().removeIf(it -> it.isIdleSince(longAgo));
  }

  /**
   * It took a message that did not ask here whether it may leave, a test: one that failed time and
   * again is waited for no longer. What it asked for itself by a single answer stays.
   */
  public void answered(String receiver) {
    receivers.computeIfPresent(
        receiver,
        (id, it) ->
            it.failures() < PATIENT_UP_TO
                ? it
                : new Receiver(it.onTheirWay(), 0, Instant.MIN, it.lastSeen()));
  }

  /** How many receivers it knows of. */
  int remembers() {
    return receivers.size();
  }

  private static Instant asked(String retryAfter, Instant now) {
    Instant latest = now.plus(LATEST);
    return HookBackoff.asked(retryAfter, now)
        .map(it -> it.isAfter(latest) ? latest : it)
        .orElse(Instant.MIN);
  }

  private static Instant latest(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
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
