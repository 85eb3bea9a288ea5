package io.muster.gateway;

import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;
import reactor.core.publisher.Mono;

/**
 * Leads a person through Keycloak and back to the page they wanted, so that a link in a page or
 * mail survives the login.
 */
@Controller
class Login {

  private static final Logger LOG = LoggerFactory.getLogger(Login.class);

  /** Where the web UI says that the login failed and offers another try. */
  static final String FAILED = "/?login=failed";

  private static final String RETURN_TO = "returnTo";
  // A path on this host. A second slash or a backslash at the start would name another host to a
  // browser.
  private static final Pattern LOCAL_PATH =
      Pattern.compile("/(?![/\\\\])[\\x21-\\x5b\\x5d-\\x7e]*");

  @GetMapping("/login")
  Mono<Void> start(
      @RequestParam(required = false) @Nullable String returnTo, ServerWebExchange exchange) {
    return exchange
        .getSession()
        .doOnNext(session -> session.getAttributes().put(RETURN_TO, localPath(returnTo)))
        .then(redirect(exchange, "/oauth2/authorization/" + IdentityProvider.REGISTRATION));
  }

  /**
   * Reached only by a client with a token of its own, which has no session to end; browsers meet
   * {@link Logout} before.
   */
  @PostMapping("/logout")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void nothingToEnd() {}

  Mono<Void> succeeded(WebFilterExchange filterExchange, Authentication person) {
    ServerWebExchange exchange = filterExchange.getExchange();
    return exchange.getSession().map(Login::takeReturnTo).flatMap(path -> redirect(exchange, path));
  }

  Mono<Void> failed(WebFilterExchange filterExchange, AuthenticationException reason) {
    ServerWebExchange exchange = filterExchange.getExchange();
    LOG.info("A login failed, request={}: {}", RequestIds.of(exchange), reason.getMessage());
    return redirect(exchange, FAILED);
  }

  /**
   * Whether a person is between the click on "log in" and their page, where a problem document
   * would help nobody.
   */
  static boolean isOnTheWay(ServerWebExchange exchange) {
    String path = exchange.getRequest().getPath().value();
    return path.startsWith("/oauth2/") || path.startsWith("/login/");
  }

  static String localPath(@Nullable String wanted) {
    return wanted != null && LOCAL_PATH.matcher(wanted).matches() ? wanted : "/";
  }

  private static String takeReturnTo(WebSession session) {
    return localPath((String) session.getAttributes().remove(RETURN_TO));
  }

  static Mono<Void> redirect(ServerWebExchange exchange, String path) {
    return Mono.fromRunnable(
            () -> {
              exchange.getResponse().setStatusCode(HttpStatus.SEE_OTHER);
              exchange.getResponse().getHeaders().setLocation(URI.create(path));
            })
        .then(Mono.defer(exchange.getResponse()::setComplete));
  }
}
