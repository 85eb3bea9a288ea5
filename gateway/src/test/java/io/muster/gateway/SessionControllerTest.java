package io.muster.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

class SessionControllerTest {

  private final MockEnvironment environment = new MockEnvironment();

  @Test
  void whoever_is_an_auditor_and_nothing_else_is_told_that_there_are_engagements_only() {
    assertThat(engagementOnly("auditor")).isTrue();
    assertThat(engagementOnly("auditor", "offline_access")).isTrue();
    assertThat(engagementOnly("responder")).isFalse();
    for (String besides : List.of("manager", "responder", "admin")) {
      assertThat(engagementOnly("auditor", besides)).as(besides).isFalse();
    }
  }

  @Test
  void not_where_auditors_read_everything() {
    environment.setProperty("muster.auditors-need-engagement", "false");
    assertThat(engagementOnly("auditor")).isFalse();
  }

  @Test
  void nor_on_a_local_stack_unless_it_says_otherwise() {
    environment.setActiveProfiles("local");
    assertThat(engagementOnly("auditor")).isFalse();
    environment.setProperty("muster.auditors-need-engagement", "true");
    assertThat(engagementOnly("auditor")).isTrue();
  }

  private boolean engagementOnly(String... roles) {
    Jwt token =
        Jwt.withTokenValue("t")
            .header("alg", "none")
            .subject("aude")
            .claim("realm_access", Map.of("roles", List.of(roles)))
            .build();
    ServerWebExchange exchange =
        MockServerWebExchange.from(MockServerHttpRequest.get("/api/session"))
            .mutate()
            .principal(Mono.just(new JwtAuthenticationToken(token)))
            .build();
    return new SessionController(null, null, environment)
        .session(exchange)
        .block()
        .engagementOnly();
  }
}
