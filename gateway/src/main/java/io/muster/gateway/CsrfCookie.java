package io.muster.gateway;

import org.springframework.http.MediaType;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Makes the cookie XSRF-TOKEN appear with every page and with the question who is logged in. The
 * library makes the token only when somebody reads it, and here only the browser's script does.
 */
class CsrfCookie implements WebFilter {

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    Mono<CsrfToken> token = exchange.getAttribute(CsrfToken.class.getName());
    if (token == null || !isWanted(exchange)) {
      return chain.filter(exchange);
    }
    return token.then(chain.filter(exchange));
  }

  private static boolean isWanted(ServerWebExchange exchange) {
    return exchange.getRequest().getPath().value().equals("/api/session")
        || exchange.getRequest().getHeaders().getAccept().contains(MediaType.TEXT_HTML);
  }
}
