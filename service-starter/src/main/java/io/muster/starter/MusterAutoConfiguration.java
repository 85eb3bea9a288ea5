package io.muster.starter;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.ConfigurableEnvironment;

/** Everything a service gets by depending on this module. */
@AutoConfiguration(
    beforeName = {
      "org.axonframework.springboot.autoconfig.AxonAutoConfiguration",
      "org.axonframework.springboot.autoconfig.NoOpTransactionAutoConfiguration"
    })
@EnableConfigurationProperties({MusterProperties.class, ContentProperties.class})
@Import({
  LogConfiguration.class,
  ProcessorConfiguration.class,
  SecurityConfiguration.class,
  WebConfiguration.class,
  ProblemAdvice.class,
  ApiDescription.class,
  ReadModelAdmin.class,
  DeadLetterAdmin.class,
  Scrub.class
})
class MusterAutoConfiguration {

  @Bean
  static DemoSecretGuard demoSecretGuard(ConfigurableEnvironment environment) {
    return new DemoSecretGuard(environment);
  }
}
