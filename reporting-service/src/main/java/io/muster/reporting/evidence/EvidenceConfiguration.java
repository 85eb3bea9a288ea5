package io.muster.reporting.evidence;

import io.muster.eventlog.EventLog;
import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** Puts the signing of the log together. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CheckpointProperties.class)
class EvidenceConfiguration {

  @Bean
  Checkpoints checkpoints(
      EventLog log, CheckpointProperties properties, Environment environment, Clock clock) {
    return new Checkpoints(
        log,
        new CheckpointFolder(properties.directory()),
        SigningKey.find(properties.key(), environment.acceptsProfiles(Profiles.of("local"))),
        clock,
        properties.interval());
  }

  @Bean
  CheckpointKeeper checkpointKeeper(Checkpoints checkpoints) {
    return new CheckpointKeeper(checkpoints);
  }

  /** Down, with the reason as a sentence, while the log is not being signed. */
  @Bean
  HealthIndicator checkpointHealthIndicator(Checkpoints checkpoints) {
    return () ->
        checkpoints
            .trouble()
            .map(sentence -> Health.down().withDetail("reason", sentence))
            .orElseGet(
                () ->
                    Health.up()
                        .withDetail(
                            "position",
                            checkpoints.newest().map(newest -> newest.position()).orElse(0L)))
            .build();
  }
}
