package io.muster.incident.intake;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Alert sources show an integration key where people show an access token, so their door must not
 * try to read it as one; {@link Doorkeeper} checks it. Nothing else of what knows people is asked
 * on the way: there is no session, no identity and no page to go back to.
 */
@Configuration(proxyBeanMethods = false)
class IntakeSecurity {

  /** Of Muster's own, and of the products it stands in for. The gateway has the same. */
  private static final String[] DOORS = {
    "/intake/**",
    "/v2/enqueue",
    "/v2/change/enqueue",
    "/generic/2010-04-15/create_event.json",
    "/api/v2/generic/incoming",
    "/integrations/generic/20131114/alert/**",
    "/v2/alert_events/http/**",
    "/v2/alerts/**",
    "/v2/heartbeats/*/ping",
    "/api/v2/heartbeat/**",
    "/api/v2/alerts",
    "/api/v2/status",
    "/-/healthy",
    "/-/ready",
    "/v1/traces"
  };

  @Bean
  @Order(0)
  SecurityFilterChain intakeDoor(HttpSecurity http) {
    return http.securityMatcher(DOORS)
        .csrf(AbstractHttpConfigurer::disable)
        .sessionManagement(AbstractHttpConfigurer::disable)
        .securityContext(AbstractHttpConfigurer::disable)
        .anonymous(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .servletApi(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .exceptionHandling(AbstractHttpConfigurer::disable)
        .build();
  }
}
