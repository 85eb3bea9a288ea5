package io.muster.gateway;

import java.net.URI;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.core.OAuth2RefreshToken;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.logout.ServerLogoutHandler;
import org.springframework.security.web.server.authentication.logout.ServerLogoutSuccessHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;

/**
 * Ends a person's session here and then at Keycloak. The gateway tells Keycloak itself instead of
 * sending the browser there, because the browser would have to carry an ID token in the address,
 * and no token leaves the gateway.
 */
@Component
class Logout implements ServerLogoutHandler, ServerLogoutSuccessHandler {

  private static final Logger LOG = LoggerFactory.getLogger(Logout.class);
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final SessionTokens tokens;
  private final WebClient web = WebClient.create();

  Logout(SessionTokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public Mono<Void> logout(WebFilterExchange filterExchange, Authentication person) {
    ServerWebExchange exchange = filterExchange.getExchange();
    return tokens
        .<OAuth2AuthorizedClient>loadAuthorizedClient(
            IdentityProvider.REGISTRATION, person, exchange)
        .map(this::endAtKeycloak)
        .defaultIfEmpty(Mono.empty())
        // Here first: whatever Keycloak does, this browser is logged out.
        .flatMap(
            endAtKeycloak ->
                exchange.getSession().flatMap(WebSession::invalidate).then(endAtKeycloak));
  }

  @Override
  public Mono<Void> onLogoutSuccess(WebFilterExchange filterExchange, Authentication person) {
    ServerWebExchange exchange = filterExchange.getExchange();
    ServerHttpResponse response = exchange.getResponse();
    if (exchange.getRequest().getHeaders().getAccept().contains(MediaType.TEXT_HTML)) {
      response.setStatusCode(HttpStatus.SEE_OTHER);
      response.getHeaders().setLocation(URI.create("/"));
    } else {
      response.setStatusCode(HttpStatus.NO_CONTENT);
    }
    return response.setComplete();
  }

  private Mono<Void> endAtKeycloak(OAuth2AuthorizedClient client) {
    ClientRegistration keycloak = client.getClientRegistration();
    Object endpoint =
        keycloak.getProviderDetails().getConfigurationMetadata().get("end_session_endpoint");
    OAuth2RefreshToken refreshToken = client.getRefreshToken();
    if (endpoint == null || refreshToken == null) {
      return Mono.empty();
    }
    return web.post()
        .uri(endpoint.toString())
        .body(
            BodyInserters.fromFormData("client_id", keycloak.getClientId())
                .with("client_secret", keycloak.getClientSecret())
                .with("refresh_token", refreshToken.getTokenValue()))
        .retrieve()
        .toBodilessEntity()
        .timeout(PATIENCE)
        .then()
        .onErrorResume(
            unreachable -> {
              LOG.warn("Keycloak could not be told of a logout: {}", unreachable.toString());
              return Mono.error(
                  Refusal.of(
                          HttpStatus.SERVICE_UNAVAILABLE,
                          "logout-incomplete",
                          "Logged out of Muster, but not at the login service",
                          "The login service did not answer. On a shared computer, close the browser.")
                      .asError());
            });
  }
}
