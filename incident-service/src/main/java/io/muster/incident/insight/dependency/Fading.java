package io.muster.incident.insight.dependency;

import java.time.Duration;
import java.time.Instant;

/**
 * How much what was said once still counts. What files and traces say fades by half in a fixed time
 * unless it is said again; what people keep up themselves holds until they change it.
 */
final class Fading {

  /** Below this share, an edge is not shown and not walked any more. */
  static final double LEAST = 0.10;

  /** After this nothing observed counts, whatever was said. */
  static final Duration FORGOTTEN = Duration.ofDays(180);

  private static final Duration OBSERVED = Duration.ofDays(14);
  private static final Duration WRITTEN = Duration.ofDays(90);

  private Fading() {}

  /**
   * What is left of a confidence.
   *
   * @param confidence 0 to 1, as it was said
   */
  static double left(SaidBy by, double confidence, Instant lastSeen, Instant now) {
    Duration half =
        switch (by) {
          case CATALOGUE, PERSON -> null;
          case TRACE -> OBSERVED;
          case COMPOSE, KUBERNETES, SCAN -> WRITTEN;
        };
    if (half == null || !lastSeen.isBefore(now)) {
      return confidence;
    }
    double halves = (double) Duration.between(lastSeen, now).toSeconds() / half.toSeconds();
    return confidence * Math.pow(0.5, halves);
  }
}
