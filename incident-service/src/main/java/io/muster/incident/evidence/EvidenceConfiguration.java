package io.muster.incident.evidence;

import io.muster.starter.RetriedByItself;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What of the evidence goes on without anybody's help. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(EvidenceProperties.class)
class EvidenceConfiguration {

  /** What was decided to be deleted must not stay because a store was away for a moment. */
  @Bean
  RetriedByItself evidenceRemovalRetried() {
    return new RetriedByItself(EvidenceRemoval.GROUP, Duration.ofSeconds(5), Duration.ofMinutes(5));
  }
}
