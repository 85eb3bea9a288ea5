package io.muster.gateway;

import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.io.IOException;
import java.time.Duration;
import org.springframework.cloud.circuitbreaker.resilience4j.ReactiveResilience4JCircuitBreakerFactory;
import org.springframework.cloud.circuitbreaker.resilience4j.Resilience4JConfigBuilder;
import org.springframework.cloud.client.circuitbreaker.Customizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/**
 * Stops asking a service that does not answer, so that its trouble costs callers a moment and the
 * gateway no connections.
 */
@Configuration(proxyBeanMethods = false)
class Breakers {

  @Bean
  Customizer<ReactiveResilience4JCircuitBreakerFactory> whenToStopAsking() {
    CircuitBreakerConfig config =
        CircuitBreakerConfig.custom()
            .slidingWindowSize(20)
            .minimumNumberOfCalls(5)
            .failureRateThreshold(50)
            // Exports take as long as they take.
            .slowCallDurationThreshold(Duration.ofMinutes(10))
            .waitDurationInOpenState(Duration.ofSeconds(5))
            .permittedNumberOfCallsInHalfOpenState(3)
            .recordException(Breakers::meansDown)
            .build();
    return factory ->
        factory.configureDefault(
            name -> new Resilience4JConfigBuilder(name).circuitBreakerConfig(config).build());
  }

  /** A refusal of ours or a caller who hung up says nothing about the service. */
  private static boolean meansDown(Throwable error) {
    return error instanceof IOException
        || (error instanceof ResponseStatusException slow
            && slow.getStatusCode() == HttpStatus.GATEWAY_TIMEOUT);
  }
}
