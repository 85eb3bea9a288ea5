package io.muster.gateway;

import java.util.Locale;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * What every request meets first. It takes off the headers by which a stranger could pose as a
 * proxy or as a person, gives the request its id, and sees to it that whatever answer goes out,
 * even a refusal, carries the security headers.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class Entrance implements WebFilter {

  /**
   * Set here once the peer is known to be a trusted proxy; the rest of the gateway believes nothing
   * else.
   */
  static final String CLIENT_ADDRESS = Entrance.class.getName() + ".clientAddress";

  private final ClientAddress clientAddress;
  private final SecurityHeaders securityHeaders;

  Entrance(GatewaySettings settings) {
    this.clientAddress = new ClientAddress(settings.trustedProxies());
    this.securityHeaders = new SecurityHeaders(settings.https());
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    ServerHttpRequest request = exchange.getRequest();
    String id = RequestIds.keepOrMake(request.getHeaders().getFirst(RequestIds.HEADER));
    exchange.getAttributes().put(RequestIds.HEADER, id);
    exchange.getAttributes().put(CLIENT_ADDRESS, clientAddress.of(request));
    exchange
        .getResponse()
        .beforeCommit(
            () -> {
              HttpHeaders answer = exchange.getResponse().getHeaders();
              answer.set(RequestIds.HEADER, id);
              securityHeaders.writeTo(answer, request.getPath().value());
              return Mono.empty();
            });
    ServerHttpRequest clean =
        request
            .mutate()
            .headers(
                headers -> {
                  headers.headerNames().stream()
                      .filter(Entrance::isNotForStrangersToSet)
                      .toList()
                      .forEach(headers::remove);
                  headers.set(RequestIds.HEADER, id);
                })
            .build();
    return chain.filter(exchange.mutate().request(clean).build());
  }

  static boolean isNotForStrangersToSet(String header) {
    String name = header.toLowerCase(Locale.ROOT);
    return name.equals("forwarded")
        || name.equals("x-real-ip")
        || name.equals("x-original-url")
        || name.equals("x-rewrite-url")
        || name.equals("x-http-method-override")
        || name.startsWith("x-forwarded-")
        || name.startsWith("x-user-")
        || name.startsWith("x-tenant-")
        || name.startsWith("x-internal-")
        || name.startsWith("x-auth-");
  }
}
