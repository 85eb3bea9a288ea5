package io.muster.incident.review;

import io.muster.starter.RetriedByItself;
import java.time.Duration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reviews open without anybody's help, also after what kept them from it is over. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReviewModelProperties.class)
class ReviewConfiguration {

  /** Without an address there is no model, and nothing is told to anybody. */
  @Bean
  ReviewGeneration reviewGeneration(ReviewModelProperties properties) {
    return new ReviewGeneration(properties.isSet() ? new ChatCompletions(properties) : null);
  }

  @Bean
  RetriedByItself openingReviews() {
    return new RetriedByItself(ReviewOpening.GROUP, Duration.ofSeconds(5), Duration.ofMinutes(10));
  }
}
