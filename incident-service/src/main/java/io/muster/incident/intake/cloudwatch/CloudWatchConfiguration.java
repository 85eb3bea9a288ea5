package io.muster.incident.intake.cloudwatch;

import java.util.function.UnaryOperator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Lets Muster reach Amazon SNS where it is; tests put something else in its place. */
@Configuration(proxyBeanMethods = false)
class CloudWatchConfiguration {

  @Bean
  AmazonSns amazonSns() {
    return new AmazonSns(UnaryOperator.identity());
  }
}
