package io.muster.gateway;

import java.util.Optional;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.security.oauth2.client.authentication.OAuth2AuthenticationToken;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Sends a request on in the caller's name: a browser's session becomes the person's access token,
 * while a client's own token and an alert source's key go through as they came. Cookies stay here,
 * since no service has any use for them.
 */
@Component
class Relay implements GlobalFilter, Ordered {

  private final AccessTokens tokens;

  Relay(AccessTokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public int getOrder() {
    return 0;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
    return exchange
        .getPrincipal()
        .ofType(OAuth2AuthenticationToken.class)
        .flatMap(person -> tokens.of(person, exchange))
        .map(Optional::of)
        .defaultIfEmpty(Optional.empty())
        .flatMap(token -> chain.filter(inNameOf(token, exchange)));
  }

  private static ServerWebExchange inNameOf(Optional<String> token, ServerWebExchange exchange) {
    return exchange
        .mutate()
        .request(
            request ->
                request.headers(
                    headers -> {
                      headers.remove(HttpHeaders.COOKIE);
                      token.ifPresent(headers::setBearerAuth);
                    }))
        .build();
  }
}
