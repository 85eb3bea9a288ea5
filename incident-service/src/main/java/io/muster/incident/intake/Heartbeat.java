package io.muster.incident.intake;

import io.muster.contracts.alert.IntegrationEvent.HeartbeatSet;
import java.time.Duration;
import java.time.Instant;

/**
 * What is expected of a source that is to be heard of.
 *
 * @param name what administrators call the source
 * @param source which kind of tool it is
 * @param every how often it is to be heard of
 * @param since when an administrator said so, UTC
 */
record Heartbeat(String name, String source, Duration every, Instant since) {

  /** A minute is what a restart of Muster takes at most, so that one lost beat is none missed. */
  private static final Duration LEAST_GRACE = Duration.ofMinutes(1);

  private static final Duration MOST_GRACE = Duration.ofHours(1);

  static Heartbeat of(String name, String source, HeartbeatSet said) {
    return new Heartbeat(name, source, Duration.ofSeconds(said.everySeconds()), said.at());
  }

  /** How much later than expected it may be heard of: a tenth, 1 minute to 1 hour. */
  static Duration grace(Duration every) {
    Duration tenth = every.dividedBy(10);
    if (tenth.compareTo(LEAST_GRACE) < 0) {
      return LEAST_GRACE;
    }
    return tenth.compareTo(MOST_GRACE) > 0 ? MOST_GRACE : tenth;
  }

  /** When a source that was heard of at this moment has been quiet for too long. */
  static Instant lateAt(Instant heard, Duration every) {
    return heard.plus(every).plus(grace(every));
  }
}
