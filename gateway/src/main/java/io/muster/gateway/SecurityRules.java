package io.muster.gateway;

import java.util.Locale;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.SecurityWebFiltersOrder;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.ServerAuthenticationEntryPoint;
import org.springframework.security.web.server.authentication.ServerAuthenticationFailureHandler;
import org.springframework.security.web.server.authorization.ServerAccessDeniedHandler;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import org.springframework.security.web.server.csrf.CookieServerCsrfTokenRepository;
import org.springframework.security.web.server.csrf.CsrfException;
import org.springframework.security.web.server.csrf.CsrfWebFilter;
import org.springframework.security.web.server.csrf.ServerCsrfTokenRequestAttributeHandler;
import org.springframework.security.web.server.firewall.ServerExchangeRejectedHandler;
import org.springframework.security.web.server.util.matcher.AndServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.OrServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher.MatchResult;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Three kinds of caller, three sets of rules, of which exactly one holds for a request: alert
 * sources and acknowledge links bring a proof the service behind checks, and who reports something
 * odd needs none; clients bring an access token; browsers bring a session cookie, and with it the
 * need to prove that a change was asked for by Muster's own page.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class SecurityRules {

  private final Problems problems;
  private final RateLimits limits;

  SecurityRules(Problems problems, RateLimits limits) {
    this.problems = problems;
    this.limits = limits;
  }

  @Bean
  @Order(1)
  SecurityWebFilterChain bearersOfOtherProof(ServerHttpSecurity http) {
    return common(http)
        .securityMatcher(
            new OrServerWebExchangeMatcher(
                ServerWebExchangeMatchers.pathMatchers(IntakePaths.PATTERNS),
                ReportForm.matcher(),
                ServerWebExchangeMatchers.pathMatchers(SignedPaths.PATTERNS),
                ServerWebExchangeMatchers.pathMatchers(
                    "/ack/**", "/calendar/*", "/status", "/status/**")))
        .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
        .csrf(ServerHttpSecurity.CsrfSpec::disable)
        .logout(ServerHttpSecurity.LogoutSpec::disable)
        .authorizeExchange(exchanges -> exchanges.anyExchange().permitAll())
        .build();
  }

  @Bean
  @Order(2)
  SecurityWebFilterChain clients(ServerHttpSecurity http, ReactiveJwtDecoder tokenDecoder) {
    return common(http)
        .securityMatcher(SecurityRules::bringsBearerToken)
        .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
        .csrf(ServerHttpSecurity.CsrfSpec::disable)
        .logout(ServerHttpSecurity.LogoutSpec::disable)
        .oauth2ResourceServer(
            server ->
                server
                    .jwt(jwt -> jwt.jwtDecoder(tokenDecoder))
                    .authenticationFailureHandler(refuseToken())
                    .authenticationEntryPoint(refuse(Refusal.BAD_TOKEN)))
        .authorizeExchange(exchanges -> exchanges.anyExchange().authenticated())
        .build();
  }

  @Bean
  @Order(3)
  SecurityWebFilterChain browsers(
      ServerHttpSecurity http,
      GatewaySettings settings,
      SessionTokens tokens,
      Login login,
      Logout logout) {
    return common(http)
        .csrf(
            csrf ->
                csrf.csrfTokenRepository(csrfCookie(settings))
                    .csrfTokenRequestHandler(new ServerCsrfTokenRequestAttributeHandler())
                    .requireCsrfProtectionMatcher(changesWithSession(settings))
                    .accessDeniedHandler(refuseAccess()))
        .addFilterAfter(new CsrfCookie(), SecurityWebFiltersOrder.CSRF)
        .oauth2Login(
            oauth2 ->
                oauth2
                    .authorizedClientRepository(tokens)
                    .authenticationSuccessHandler(login::succeeded)
                    .authenticationFailureHandler(login::failed))
        .logout(
            spec -> spec.logoutUrl("/logout").logoutHandler(logout).logoutSuccessHandler(logout))
        .authorizeExchange(
            exchanges ->
                exchanges
                    // Answers for itself, so that it can say 401 without the browser being led
                    // anywhere.
                    .pathMatchers("/api/session")
                    .permitAll()
                    .pathMatchers("/api/**")
                    .authenticated()
                    .anyExchange()
                    .permitAll())
        .build();
  }

  /** Addresses and headers the firewall finds ambiguous are answered like everything else. */
  @Bean
  ServerExchangeRejectedHandler malformedRequests() {
    return (exchange, rejected) -> problems.write(exchange, Refusal.MALFORMED);
  }

  private ServerHttpSecurity common(ServerHttpSecurity http) {
    return http.httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
        .formLogin(ServerHttpSecurity.FormLoginSpec::disable)
        .requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
        // Written by Entrance, for refusals that never get this far as well.
        .headers(ServerHttpSecurity.HeaderSpec::disable)
        .exceptionHandling(
            handling ->
                handling
                    .authenticationEntryPoint(refuse(Refusal.NOT_LOGGED_IN))
                    .accessDeniedHandler(refuseAccess()))
        .addFilterAfter(
            new RateLimitFilter(limits, problems), SecurityWebFiltersOrder.AUTHENTICATION);
  }

  private ServerAuthenticationEntryPoint refuse(Refusal refusal) {
    return (exchange, reason) -> problems.write(exchange, refusal);
  }

  private ServerAccessDeniedHandler refuseAccess() {
    return (exchange, denied) ->
        problems.write(
            exchange, denied instanceof CsrfException ? Refusal.CSRF : Refusal.FORBIDDEN);
  }

  /**
   * Checking a forged token costs work, so whoever sends many of them is slowed like any stranger.
   */
  private ServerAuthenticationFailureHandler refuseToken() {
    return (filterExchange, reason) -> {
      ServerWebExchange exchange = filterExchange.getExchange();
      if (reason instanceof AuthenticationServiceException) {
        return problems.write(exchange, Refusal.IDENTITY_UNAVAILABLE);
      }
      return problems.write(
          exchange,
          limits
              .take(RateLimits.Kind.ANONYMOUS, RateLimitFilter.address(exchange))
              .orElse(Refusal.BAD_TOKEN));
    };
  }

  private static Mono<MatchResult> bringsBearerToken(ServerWebExchange exchange) {
    String header = exchange.getRequest().getHeaders().getFirst(HttpHeaders.AUTHORIZATION);
    boolean bearer = header != null && header.toLowerCase(Locale.ROOT).startsWith("bearer");
    return bearer ? MatchResult.match() : MatchResult.notMatch();
  }

  /**
   * Without a session there is nothing another site could misuse, and the answer should be 401 and
   * not 403.
   */
  private static ServerWebExchangeMatcher changesWithSession(GatewaySettings settings) {
    String cookie = SessionStore.cookieName(settings);
    return new AndServerWebExchangeMatcher(
        CsrfWebFilter.DEFAULT_CSRF_MATCHER,
        exchange ->
            exchange.getRequest().getCookies().containsKey(cookie)
                ? MatchResult.match()
                : MatchResult.notMatch());
  }

  private static CookieServerCsrfTokenRepository csrfCookie(GatewaySettings settings) {
    CookieServerCsrfTokenRepository cookie = CookieServerCsrfTokenRepository.withHttpOnlyFalse();
    cookie.setCookieCustomizer(c -> c.path("/").secure(settings.https()).sameSite("Lax"));
    return cookie;
  }
}
