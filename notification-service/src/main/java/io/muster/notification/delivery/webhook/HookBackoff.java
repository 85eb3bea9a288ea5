package io.muster.notification.delivery.webhook;

import io.muster.starter.Sha256;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;

/**
 * When a message that was not taken is tried again: ten attempts at growing distances, over about
 * two days. Each wait is up to a fifth longer, by the message, so that what failed together does
 * not come back together.
 */
public final class HookBackoff {

  /** Waits after the first, second … failed attempt. */
  private static final List<Duration> WAITS =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofMinutes(1),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(5),
          Duration.ofHours(10),
          Duration.ofHours(14),
          Duration.ofHours(16));

  /** Who asks for more than this is asked again after it. */
  private static final Duration LONGEST_ASKED_FOR = Duration.ofDays(1);

  private static final int FIFTH = 5;
  private static final int STEPS = 1000;

  private HookBackoff() {}

  /**
   * When to try again; nothing when it is given up.
   *
   * @param messageId of the message
   * @param attempt the one that failed, counted from 1
   * @param retryAfter what the answer says of it: seconds or a date (RFC 9110); null when nothing
   */
  public static Optional<Instant> after(
      String messageId, int attempt, String retryAfter, Instant now) {
    if (attempt > WAITS.size()) {
      return Optional.empty();
    }
    Duration wait = WAITS.get(attempt - 1);
    Instant ours = now.plus(wait).plus(share(messageId, attempt, wait.dividedBy(FIFTH)));
    return Optional.of(asked(retryAfter, now).filter(ours::isBefore).orElse(ours));
  }

  /**
   * A part of a time that differs from message to message, and is the same for each look at one.
   */
  public static Duration share(String messageId, int attempt, Duration whole) {
    int hash = Integer.parseInt(Sha256.hex(messageId + attempt).substring(0, 6), 16);
    return whole.multipliedBy(hash % STEPS).dividedBy(STEPS);
  }

  /** What an answer says of when to come again, within a day; nothing when that is no time. */
  static Optional<Instant> asked(String retryAfter, Instant now) {
    if (retryAfter == null) {
      return Optional.empty();
    }
    Instant latest = now.plus(LONGEST_ASKED_FOR);
    try {
      Instant asked =
          retryAfter.strip().matches("\\d{1,9}")
              ? now.plusSeconds(Long.parseLong(retryAfter.strip()))
              : ZonedDateTime.parse(retryAfter.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                  .toInstant();
      return Optional.of(asked.isAfter(latest) ? latest : asked);
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
