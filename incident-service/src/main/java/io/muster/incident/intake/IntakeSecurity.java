package io.muster.incident.intake;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;

/**
 * Alert sources show an integration key where people show an access token, so their door must not
 * try to read it as one; {@link Doorkeeper} checks it.
 */
@Configuration(proxyBeanMethods = false)
class IntakeSecurity {

  @Bean
  @Order(0)
  SecurityFilterChain intakeDoor(HttpSecurity http) {
    return http.securityMatcher(
            "/intake/**", "/v2/enqueue", "/generic/2010-04-15/create_event.json")
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(AbstractHttpConfigurer::disable)
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .build();
  }
}
