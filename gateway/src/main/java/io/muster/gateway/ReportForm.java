package io.muster.gateway;

import org.springframework.http.HttpMethod;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.web.server.util.matcher.OrServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatcher;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;

/**
 * The form by which anybody may report something odd: two requests need no login, and nothing that
 * comes with them counts as one. Another site can make a browser send neither, as a form of its own
 * cannot send JSON.
 */
final class ReportForm {

  static final long LARGEST = 32 * 1024L;

  private static final String REPORT = "/api/user-reports";

  private ReportForm() {}

  /** Reporting something, and asking what became of it. */
  static ServerWebExchangeMatcher matcher() {
    return new OrServerWebExchangeMatcher(
        ServerWebExchangeMatchers.pathMatchers(HttpMethod.POST, REPORT),
        ServerWebExchangeMatchers.pathMatchers(HttpMethod.GET, REPORT + "/status"));
  }

  static boolean isReport(ServerHttpRequest request) {
    // Decoded, as routes match it.
    return request.getMethod() == HttpMethod.POST && request.getURI().getPath().equals(REPORT);
  }
}
