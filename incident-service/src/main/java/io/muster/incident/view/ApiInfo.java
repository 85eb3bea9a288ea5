package io.muster.incident.view;

import io.swagger.v3.oas.models.info.Info;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this service says of itself at the head of its published interface. */
@Configuration(proxyBeanMethods = false)
class ApiInfo {

  @Bean
  Info aboutThisService() {
    return new Info()
        .title("Muster incident service")
        .version("1")
        .description("Alerts, incidents, their timeline and the live stream.");
  }
}
