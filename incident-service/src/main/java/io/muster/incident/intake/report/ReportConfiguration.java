package io.muster.incident.intake.report;

import io.muster.starter.RetriedByItself;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;

/** What anybody may do without a token: report something, and ask what became of it. */
@Configuration(proxyBeanMethods = false)
class ReportConfiguration {

  @Bean
  @Order(1)
  SecurityFilterChain reportDoor(HttpSecurity http) {
    PathPatternRequestMatcher.Builder paths = PathPatternRequestMatcher.withDefaults();
    return http.securityMatcher(
            new OrRequestMatcher(
                paths.matcher(HttpMethod.POST, "/api/user-reports"),
                paths.matcher(HttpMethod.GET, "/api/user-reports/status")))
        .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .csrf(AbstractHttpConfigurer::disable)
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .build();
  }

  /** An incident somebody declared must not wait for somebody who looks at what failed. */
  @Bean
  RetriedByItself reportsFollowed() {
    return new RetriedByItself(ReportDesk.GROUP, Duration.ofSeconds(5), Duration.ofMinutes(1));
  }
}
