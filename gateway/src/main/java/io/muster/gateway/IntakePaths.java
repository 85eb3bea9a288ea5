package io.muster.gateway;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * Where alert sources send: below {@code /intake}, and at the addresses of the products Muster
 * stands in for, as many of their clients let only the host be changed.
 */
final class IntakePaths {

  /** For rules that take patterns; the route in application.yaml has the same. */
  static final String[] PATTERNS = {
    "/intake/**",
    "/v2/enqueue",
    "/v2/change/enqueue",
    "/generic/2010-04-15/create_event.json",
    "/api/v2/generic/incoming",
    "/integrations/generic/20131114/alert/**",
    "/v2/alert_events/http/**",
    "/v2/alerts/**",
    "/v2/heartbeats/*/ping",
    "/api/v2/heartbeat/**",
    "/api/v2/alerts",
    "/api/v2/status",
    "/-/healthy",
    "/-/ready",
    "/v1/traces"
  };

  private static final List<PathPattern> PARSED =
      Stream.of(PATTERNS).map(PathPatternParser.defaultInstance::parse).toList();

  /** Clients that send again after 429, and not, or not only, after 503. */
  private static final Pattern KNOWS_429 =
      Pattern.compile(
          "/v2/(enqueue|change/enqueue|alert_events/.*|alerts(/.*)?|heartbeats/.*)|/intake/cloudevents(/.*)?|/v1/traces");

  private static final Pattern WITH_KEY =
      Pattern.compile(
          "(/intake/[^/]*/|/integrations/generic/20131114/alert/|/api/v2/heartbeat/).+");

  private IntakePaths() {}

  static boolean contain(PathContainer path) {
    return PARSED.stream().anyMatch(pattern -> pattern.matches(path));
  }

  /**
   * How a source that sends too much is told to come again. Alertmanager throws an alert away on
   * any 4xx and repeats it only on a 5xx, as most do; some clients know 429.
   */
  static HttpStatus whenTooMany(String path) {
    return KNOWS_429.matcher(path).matches()
        ? HttpStatus.TOO_MANY_REQUESTS
        : HttpStatus.SERVICE_UNAVAILABLE;
  }

  /** The path as it may be logged and shown: without the key some sources have in it. */
  static String withoutKey(String path) {
    Matcher withKey = WITH_KEY.matcher(path);
    return withKey.matches() ? withKey.group(1) + "…" : path;
  }
}
