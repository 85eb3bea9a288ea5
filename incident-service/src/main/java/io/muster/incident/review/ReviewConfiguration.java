package io.muster.incident.review;

import io.muster.starter.RetriedByItself;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reviews open without anybody's help, also after what kept them from it is over. */
@Configuration(proxyBeanMethods = false)
class ReviewConfiguration {

  @Bean
  RetriedByItself openingReviews() {
    return new RetriedByItself(ReviewOpening.GROUP, Duration.ofSeconds(5), Duration.ofMinutes(10));
  }
}
