package io.muster.gateway;

import java.time.Duration;
import org.springframework.security.oauth2.client.OAuth2AuthorizeRequest;
import org.springframework.security.oauth2.client.ReactiveOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.client.ReactiveOAuth2AuthorizedClientProviderBuilder;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.security.oauth2.client.endpoint.WebClientReactiveRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultReactiveOAuth2AuthorizedClientManager;
import org.springframework.security.oauth2.core.OAuth2AuthorizationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;

/**
 * The access token a logged-in person acts with, renewed shortly before it expires. When Keycloak
 * will not renew it, the person was logged out there, and their session here ends with it.
 */
@Component
class AccessTokens {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ReactiveOAuth2AuthorizedClientManager clients;

  AccessTokens(ReactiveClientRegistrationRepository registrations, SessionTokens sessionTokens) {
    var manager = new DefaultReactiveOAuth2AuthorizedClientManager(registrations, sessionTokens);
    // Only renewal: asked for more, the library would answer a call of the API with a redirect to
    // the login page.
    manager.setAuthorizedClientProvider(
        ReactiveOAuth2AuthorizedClientProviderBuilder.builder()
            .refreshToken(
                refresh ->
                    refresh.accessTokenResponseClient(
                        new SharedRefresh(new WebClientReactiveRefreshTokenTokenResponseClient())))
            .build());
    this.clients = manager;
  }

  Mono<String> of(OAuth2AuthenticationToken person, ServerWebExchange exchange) {
    OAuth2AuthorizeRequest request =
        OAuth2AuthorizeRequest.withClientRegistrationId(IdentityProvider.REGISTRATION)
            .principal(person)
            .attribute(ServerWebExchange.class.getName(), exchange)
            .build();
    return clients
        .authorize(request)
        .timeout(PATIENCE)
        .map(client -> client.getAccessToken().getTokenValue())
        .onErrorResume(AccessTokens::isFinal, refused -> Mono.empty())
        .onErrorMap(unreachable -> Refusal.IDENTITY_UNAVAILABLE.asError())
        .switchIfEmpty(Mono.defer(() -> end(exchange)));
  }

  private static boolean isFinal(Throwable error) {
    return error instanceof OAuth2AuthorizationException refused
        && OAuth2ErrorCodes.INVALID_GRANT.equals(refused.getError().getErrorCode());
  }

  private static Mono<String> end(ServerWebExchange exchange) {
    return exchange
        .getSession()
        .flatMap(WebSession::invalidate)
        .then(Mono.error(() -> Refusal.SESSION_OVER.asError()));
  }
}
