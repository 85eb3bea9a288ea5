package io.muster.notification;

import io.swagger.v3.oas.models.info.Info;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this service says of itself at the head of its published interface. */
@Configuration(proxyBeanMethods = false)
class ApiInfo {

  @Bean
  Info aboutThisService() {
    return new Info()
        .title("Muster notification service")
        .version("1")
        .description("Who is on call, who was paged, and the proof of it.");
  }
}
