package io.muster.starter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

class AuditorScopeTest {

  private final MockEnvironment environment = new MockEnvironment();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/incidents",
        "/api/audits",
        "/api/audits/audit-report-1",
        "/api/audits/engagements-of-others",
        "/api/evidence/incidents/INC-1/bundle.zip",
        "/api/ledger/export"
      })
  void an_auditor_gets_no_further_than_their_engagements(String path) {
    assertThatThrownBy(() -> lets(path, "auditor"))
        .isInstanceOf(AuditorScope.EngagementNeededException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/audits/engagements",
        "/api/audits/engagements/engagement-1/controls",
        "/api/audits/frameworks",
        "/api/ledger/head"
      })
  void what_is_held_to_an_engagement_or_tells_of_no_incident_is_open(String path) {
    assertThat(lets(path, "auditor")).isTrue();
  }

  @Test
  void whoever_works_here_too_is_not_held_back() {
    assertThat(lets("/api/incidents", "auditor", "manager")).isTrue();
    assertThat(lets("/api/incidents", "responder")).isTrue();
  }

  @Test
  void the_operator_may_let_auditors_read_everything() {
    environment.setProperty("muster.auditors-need-engagement", "false");
    assertThat(lets("/api/incidents", "auditor")).isTrue();
  }

  @Test
  void on_a_local_stack_they_read_everything_unless_it_says_otherwise() {
    environment.setActiveProfiles("local");
    assertThat(lets("/api/incidents", "auditor")).isTrue();
    environment.setProperty("muster.auditors-need-engagement", "true");
    assertThatThrownBy(() -> lets("/api/incidents", "auditor"))
        .isInstanceOf(AuditorScope.EngagementNeededException.class);
  }

  private boolean lets(String path, String... roles) {
    Jwt jwt =
        Jwt.withTokenValue("t")
            .header("alg", "none")
            .subject("aude")
            .claim("realm_access", Map.of("roles", List.of(roles)))
            .build();
    return new AuditorScope(environment)
        .authorize(
            () -> new JwtAuthenticationToken(jwt, List.of()),
            new RequestAuthorizationContext(new MockHttpServletRequest("GET", path)))
        .isGranted();
  }
}
