package io.muster.gateway;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.cloud.circuitbreaker.resilience4j.ReactiveResilience4JCircuitBreakerFactory;
import org.springframework.cloud.circuitbreaker.resilience4j.ReactiveResilience4jBulkheadProvider;
import org.springframework.cloud.circuitbreaker.resilience4j.Resilience4JConfigBuilder;
import org.springframework.cloud.circuitbreaker.resilience4j.Resilience4jBulkheadConfigurationBuilder;
import org.springframework.cloud.client.circuitbreaker.Customizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * Keeps the trouble of one service from becoming everybody's: a service that does not answer is not
 * asked, and only so many calls may wait for one that answers slowly. A call counts as waiting
 * until its answer begins.
 */
@Configuration(proxyBeanMethods = false)
class Breakers {

  private static final Logger LOG = LoggerFactory.getLogger(Breakers.class);

  @Bean
  Customizer<ReactiveResilience4JCircuitBreakerFactory> whenToStopAsking() {
    CircuitBreakerConfig config =
        CircuitBreakerConfig.custom()
            .slidingWindowSize(20)
            .minimumNumberOfCalls(5)
            .failureRateThreshold(50)
            // Never: a report takes as long as it takes, and each route has a time limit.
            .slowCallDurationThreshold(Duration.ofMinutes(10))
            // A refused connection costs next to nothing, so a service is missed for a second at
            // most after it is back.
            .waitDurationInOpenState(Duration.ofSeconds(1))
            // With more than one, a quiet hour would leave the breaker between two states.
            .permittedNumberOfCallsInHalfOpenState(1)
            // The one call that tries may be one that takes a minute; the others need not wait for
            // it.
            .maxWaitDurationInHalfOpenState(Duration.ofSeconds(5))
            .recordException(Breakers::meansDown)
            .ignoreException(error -> !meansDown(error))
            .build();
    return factory -> {
      factory
          .getCircuitBreakerRegistry()
          .getEventPublisher()
          .onEntryAdded(added -> tellWhenDown(added.getAddedEntry()));
      factory.configureDefault(
          name -> new Resilience4JConfigBuilder(name).circuitBreakerConfig(config).build());
    };
  }

  @Bean
  Customizer<ReactiveResilience4jBulkheadProvider> howManyMayWait(GatewaySettings settings) {
    BulkheadConfig config =
        BulkheadConfig.custom()
            .maxConcurrentCalls(settings.limits().callsAtOnce())
            // Waiting here would hold up an event loop.
            .maxWaitDuration(Duration.ZERO)
            .writableStackTraceEnabled(false)
            .build();
    return provider -> {
      provider
          .getBulkheadRegistry()
          .getEventPublisher()
          .onEntryAdded(added -> tellWhenFull(added.getAddedEntry()));
      provider.configureDefault(
          name -> new Resilience4jBulkheadConfigurationBuilder().bulkheadConfig(config).build());
    };
  }

  /** A refusal of ours or a caller who hung up says nothing about the service. */
  private static boolean meansDown(Throwable error) {
    return error instanceof IOException
        || (error instanceof ResponseStatusException slow
            && slow.getStatusCode() == HttpStatus.GATEWAY_TIMEOUT);
  }

  private static void tellWhenDown(CircuitBreaker breaker) {
    AtomicReference<Throwable> lastFailure = new AtomicReference<>();
    breaker
        .getEventPublisher()
        .onError(failed -> lastFailure.set(failed.getThrowable()))
        .onStateTransition(
            event -> {
              switch (event.getStateTransition()) {
                case CLOSED_TO_OPEN ->
                    LOG.warn(
                        "The {} service does not answer and gets one call a second until it does: {}",
                        breaker.getName(),
                        String.valueOf(lastFailure.get()));
                case HALF_OPEN_TO_CLOSED ->
                    LOG.info("The {} service answers again", breaker.getName());
                default -> {
                  // That it is still down is no news.
                }
              }
            });
  }

  private static void tellWhenFull(Bulkhead waiting) {
    int room = waiting.getBulkheadConfig().getMaxConcurrentCalls();
    AtomicBoolean full = new AtomicBoolean();
    waiting
        .getEventPublisher()
        .onCallRejected(
            rejected -> {
              if (full.compareAndSet(false, true)) {
                LOG.warn(
                    "{} calls wait for the {} service; more are refused", room, waiting.getName());
              }
            })
        .onCallFinished(
            finished -> {
              // At half, so that a service at its limit is not told of call by call.
              if (full.get()
                  && waiting.getMetrics().getAvailableConcurrentCalls() >= room / 2
                  && full.compareAndSet(true, false)) {
                LOG.info("The {} service has room for calls again", waiting.getName());
              }
            });
  }
}
