package io.muster.incident.intake;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * How many messages are taken of each integration, so that one tool gone wild leaves room for the
 * others and for people. Each copy of this service measures for itself: several together let as
 * many times more pass.
 */
@Component
class IntakeLimits {

  /** Messages a minute, unless an administrator said otherwise. */
  static final int USUAL = 6_000;

  /** What an administrator may say at most. */
  static final int HIGHEST = 600_000;

  private record Key(String integrationId, int perMinute) {}

  private final LoadingCache<Key, Bucket> buckets =
      Caffeine.newBuilder()
          // A bucket left alone this long is full again, so forgetting it changes nothing.
          .expireAfterAccess(Duration.ofMinutes(2))
          .build(key -> bucket(key.perMinute()));

  private static Bucket bucket(int perMinute) {
    return Bucket.builder()
        .addLimit(
            Bandwidth.builder()
                .capacity(perMinute)
                .refillGreedy(perMinute, Duration.ofMinutes(1))
                .build())
        .build();
  }

  /**
   * Takes one message from an integration's measure.
   *
   * @param perMinute what an administrator said; null: nothing
   * @return how long to wait before sending it again, at least a second; nothing when it is taken
   */
  Optional<Duration> take(String integrationId, Integer perMinute) {
    Key key = new Key(integrationId, perMinute == null ? USUAL : perMinute);
    ConsumptionProbe probe = buckets.get(key).tryConsumeAndReturnRemaining(1);
    return probe.isConsumed()
        ? Optional.empty()
        : Optional.of(Duration.ofSeconds(1 + probe.getNanosToWaitForRefill() / 1_000_000_000));
  }
}
