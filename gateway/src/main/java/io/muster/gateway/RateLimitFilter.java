package io.muster.gateway;

import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.ReactiveSecurityContextHolder;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Holds callers to their measure. It stands behind authentication, so that people behind one
 * address do not share it.
 */
class RateLimitFilter implements WebFilter {

  private final RateLimits limits;
  private final Problems problems;

  RateLimitFilter(RateLimits limits, Problems problems) {
    this.limits = limits;
    this.problems = problems;
  }

  @Override
  public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
    // Decoded, as routes match it: else %73ubscribe would be measured by nobody.
    String path = exchange.getRequest().getURI().getPath();
    if (IntakePaths.contain(exchange.getRequest().getPath()) || SignedPaths.contain(path)) {
      return limited(exchange, chain, RateLimits.Kind.INTAKE, address(exchange));
    }
    if (ReportForm.isReport(exchange.getRequest())) {
      return unless(limits.takeReport(address(exchange)), exchange, chain);
    }
    if (path.equals("/status/subscribe") && exchange.getRequest().getMethod() == HttpMethod.POST) {
      return unless(limits.takeSubscription(address(exchange)), exchange, chain);
    }
    if (!path.matches(
        "/(api|ack|calendar|login|logout|oauth2|status/(subscribe|confirm|unsubscribe))(/.*)?")) {
      return chain.filter(exchange);
    }
    return ReactiveSecurityContextHolder.getContext()
        .mapNotNull(SecurityContext::getAuthentication)
        .map(Authentication::getName)
        .map(name -> limited(exchange, chain, RateLimits.Kind.CALLER, name))
        .switchIfEmpty(
            Mono.fromSupplier(
                () -> limited(exchange, chain, RateLimits.Kind.ANONYMOUS, address(exchange))))
        .flatMap(answer -> answer);
  }

  private Mono<Void> limited(
      ServerWebExchange exchange, WebFilterChain chain, RateLimits.Kind kind, String who) {
    return unless(
        limits.take(kind, who).map(refusal -> inItsWords(kind, exchange, refusal)),
        exchange,
        chain);
  }

  private Mono<Void> unless(
      Optional<Refusal> refused, ServerWebExchange exchange, WebFilterChain chain) {
    return refused
        .map(refusal -> problems.write(exchange, refusal))
        .orElseGet(() -> chain.filter(exchange));
  }

  private static Refusal inItsWords(
      RateLimits.Kind kind, ServerWebExchange exchange, Refusal refusal) {
    return kind == RateLimits.Kind.INTAKE
        ? refusal.withStatus(IntakePaths.whenTooMany(exchange.getRequest().getURI().getPath()))
        : refusal;
  }

  static String address(ServerWebExchange exchange) {
    return exchange.getRequiredAttribute(Entrance.CLIENT_ADDRESS);
  }
}
