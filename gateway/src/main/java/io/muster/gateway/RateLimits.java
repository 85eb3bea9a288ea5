package io.muster.gateway;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * How much one caller may ask of Muster, so that a loop in somebody's script cannot keep a
 * responder from acknowledging. The buckets live in this process: several gateways together let as
 * many times more pass.
 */
@Component
class RateLimits {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration HOUR = Duration.ofHours(1);

  /** The kinds of caller, each with a measure of its own. */
  enum Kind {
    /** An address that sends alerts. */
    INTAKE,
    /** A person or a client whose identity was checked. */
    CALLER,
    /** An address nobody has vouched for. */
    ANONYMOUS
  }

  private record Key(Kind kind, String who) {}

  private final LoadingCache<Key, Bucket> buckets;
  private final Hourly reports;
  private final Hourly subscriptions;

  RateLimits(GatewaySettings settings) {
    GatewaySettings.Limits limits = settings.limits();
    this.buckets =
        Caffeine.newBuilder()
            // A bucket left alone this long is full again, so forgetting it changes nothing.
            .expireAfterAccess(Duration.ofMinutes(2))
            .maximumSize(100_000)
            .build(
                key ->
                    switch (key.kind()) {
                      case INTAKE -> bucket(limits.intakePerMinute(), MINUTE);
                      case CALLER -> bucket(limits.callerPerMinute(), MINUTE);
                      case ANONYMOUS -> bucket(limits.anonymousPerMinute(), MINUTE);
                    });
    this.reports = Hourly.of(limits.reportsPerHour(), limits.reportsPerHourInAll());
    this.subscriptions =
        Hourly.of(limits.subscriptionsPerHour(), limits.subscriptionsPerHourInAll());
  }

  /** What strangers may do a few times an hour, each address and all of them together. */
  private record Hourly(LoadingCache<String, Bucket> each, Bucket all) {

    static Hourly of(int each, int all) {
      return new Hourly(
          Caffeine.newBuilder()
              .expireAfterAccess(HOUR)
              .maximumSize(100_000)
              .build(address -> bucket(each, HOUR)),
          bucket(all, HOUR));
    }

    Optional<Refusal> take(String address) {
      return RateLimits.take(each.get(address)).or(() -> RateLimits.take(all));
    }
  }

  private static Bucket bucket(int most, Duration within) {
    return Bucket.builder()
        .addLimit(Bandwidth.builder().capacity(most).refillGreedy(most, within).build())
        .build();
  }

  /** Takes one request from the caller's measure, or answers why it has to wait. */
  Optional<Refusal> take(Kind kind, String who) {
    return take(buckets.get(new Key(kind, who)));
  }

  /**
   * The same for a report by anybody, which a person reads: there may be only so many of one
   * address, and only so many together.
   */
  Optional<Refusal> takeReport(String address) {
    return reports.take(address);
  }

  /**
   * The same for an address given to the status page, of a mailbox or a program: each has somebody
   * written to who may not have asked for it.
   */
  Optional<Refusal> takeSubscription(String address) {
    return subscriptions.take(address);
  }

  private static Optional<Refusal> take(Bucket bucket) {
    ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
    if (probe.isConsumed()) {
      return Optional.empty();
    }
    long seconds = Math.max(1, Duration.ofNanos(probe.getNanosToWaitForRefill()).toSeconds() + 1);
    return Optional.of(
        Refusal.of(
                HttpStatus.TOO_MANY_REQUESTS,
                "too-many-requests",
                "Too many requests",
                "Wait for as many seconds as the header Retry-After says, then go on more slowly.")
            .retryAfter(Duration.ofSeconds(seconds)));
  }
}
