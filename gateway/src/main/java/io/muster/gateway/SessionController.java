package io.muster.gateway;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Tells the page who is using it. The answer is read from the access token the services will see,
 * renewed if need be, so it names the roles that hold now and is 401 as soon as the person was
 * logged out at Keycloak.
 */
@RestController
class SessionController {

  private final AccessTokens tokens;
  private final ReactiveJwtDecoder decoder;
  private final boolean auditorsNeedEngagement;

  SessionController(AccessTokens tokens, ReactiveJwtDecoder decoder, Environment environment) {
    this.tokens = tokens;
    this.decoder = decoder;
    this.auditorsNeedEngagement =
        environment.getProperty(
            "muster.auditors-need-engagement",
            Boolean.class,
            !environment.acceptsProfiles(Profiles.of("local")));
  }

  /**
   * Who it is.
   *
   * @param engagementOnly whether they read nothing but the audit engagements opened for them; the
   *     services see to it
   */
  record Session(
      boolean authenticated,
      String id,
      @Nullable String name,
      @Nullable String username,
      List<String> roles,
      boolean engagementOnly,
      @Nullable String csrfToken) {}

  @GetMapping("/api/session")
  Mono<Session> session(ServerWebExchange exchange) {
    Mono<CsrfToken> csrf = exchange.getAttributeOrDefault(CsrfToken.class.getName(), Mono.empty());
    return exchange
        .getPrincipal()
        .cast(Authentication.class)
        .flatMap(caller -> accessToken(caller, exchange))
        .flatMap(
            token ->
                csrf.map(CsrfToken::getToken)
                    .map(csrfToken -> session(token, csrfToken))
                    .switchIfEmpty(Mono.fromSupplier(() -> session(token, null))))
        .switchIfEmpty(Mono.error(() -> Refusal.NOT_LOGGED_IN.asError()));
  }

  private Mono<Jwt> accessToken(Authentication caller, ServerWebExchange exchange) {
    return switch (caller) {
      case JwtAuthenticationToken client -> Mono.just(client.getToken());
      case OAuth2AuthenticationToken person ->
          tokens
              .of(person, exchange)
              .flatMap(decoder::decode)
              .onErrorMap(BadJwtException.class, bad -> Refusal.BAD_TOKEN.asError())
              .onErrorMap(JwtException.class, keys -> Refusal.IDENTITY_UNAVAILABLE.asError());
      default -> Mono.empty();
    };
  }

  private Session session(Jwt token, @Nullable String csrfToken) {
    List<String> roles = roles(token);
    return new Session(
        true,
        token.getSubject(),
        token.getClaimAsString("name"),
        token.getClaimAsString("preferred_username"),
        roles,
        auditorsNeedEngagement
            && roles.contains("auditor")
            && Collections.disjoint(roles, List.of("manager", "responder", "admin")),
        csrfToken);
  }

  private static List<String> roles(Jwt token) {
    Map<String, Object> access = token.getClaimAsMap("realm_access");
    return access != null && access.get("roles") instanceof List<?> roles
        ? roles.stream().map(Object::toString).sorted().toList()
        : List.of();
  }
}
