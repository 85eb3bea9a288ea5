package io.muster.gateway;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.springframework.security.oauth2.client.endpoint.OAuth2RefreshTokenGrantRequest;
import org.springframework.security.oauth2.client.endpoint.ReactiveOAuth2AccessTokenResponseClient;
import org.springframework.security.oauth2.core.endpoint.OAuth2AccessTokenResponse;
import reactor.core.publisher.Mono;

/**
 * Spends a refresh token once. A page that wakes up sends many requests together, and each finds
 * the access token expired; Keycloak takes the second use of a rotated refresh token for theft and
 * logs the person out. So the requests that hold the same refresh token share one answer, for as
 * long as a request that read the session before it changed may still be about.
 */
class SharedRefresh
    implements ReactiveOAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> {

  private static final Duration SHARED_FOR = Duration.ofSeconds(30);

  private final ReactiveOAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> client;
  private final Cache<String, Mono<OAuth2AccessTokenResponse>> answers =
      Caffeine.newBuilder().expireAfterWrite(SHARED_FOR).maximumSize(10_000).build();

  SharedRefresh(ReactiveOAuth2AccessTokenResponseClient<OAuth2RefreshTokenGrantRequest> client) {
    this.client = client;
  }

  @Override
  public Mono<OAuth2AccessTokenResponse> getTokenResponse(OAuth2RefreshTokenGrantRequest request) {
    return answers.get(
        request.getRefreshToken().getTokenValue(),
        token ->
            client
                .getTokenResponse(request)
                // A failure is not kept: it may have been the network.
                .cache(answer -> SHARED_FOR, failure -> Duration.ZERO, () -> Duration.ZERO));
  }
}
