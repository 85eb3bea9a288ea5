package io.muster.gateway;

import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizedClientRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Keeps a person's tokens in their session and nowhere else. Each change replaces the attribute as
 * a whole, by which {@link Sessions} tells that there is something to write.
 */
@Component
class SessionTokens implements ServerOAuth2AuthorizedClientRepository {

  private static final String ATTRIBUTE = "tokens";

  @Override
  @SuppressWarnings("unchecked")
  public <T extends OAuth2AuthorizedClient> Mono<T> loadAuthorizedClient(
      String registration, Authentication person, ServerWebExchange exchange) {
    return exchange.getSession().mapNotNull(session -> (T) session.getAttribute(ATTRIBUTE));
  }

  @Override
  public Mono<Void> saveAuthorizedClient(
      OAuth2AuthorizedClient tokens, Authentication person, ServerWebExchange exchange) {
    return exchange
        .getSession()
        .doOnNext(session -> session.getAttributes().put(ATTRIBUTE, tokens))
        .then();
  }

  @Override
  public Mono<Void> removeAuthorizedClient(
      String registration, Authentication person, ServerWebExchange exchange) {
    return exchange
        .getSession()
        .doOnNext(session -> session.getAttributes().remove(ATTRIBUTE))
        .then();
  }
}
