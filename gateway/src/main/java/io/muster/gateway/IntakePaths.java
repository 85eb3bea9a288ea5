package io.muster.gateway;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;

/**
 * Where alert sources send: below {@code /intake}, and at the addresses of the products Muster
 * stands in for, as many of their clients let only the host be changed.
 */
final class IntakePaths {

  /** For rules that take patterns. */
  static final String[] PATTERNS = {
    "/intake/**", "/v2/enqueue", "/generic/2010-04-15/create_event.json"
  };

  private static final Pattern WITH_KEY = Pattern.compile("(/intake/[^/]*/).+");

  private IntakePaths() {}

  static boolean contain(String path) {
    return path.equals("/intake")
        || path.startsWith("/intake/")
        || path.equals("/v2/enqueue")
        || path.equals("/generic/2010-04-15/create_event.json");
  }

  /**
   * How a source that sends too much is told to come again. Alertmanager throws an alert away on
   * any 4xx and repeats it only on a 5xx; clients of PagerDuty know 429, those of its older version
   * 5xx.
   */
  static HttpStatus whenTooMany(String path) {
    return path.equals("/v2/enqueue")
        ? HttpStatus.TOO_MANY_REQUESTS
        : HttpStatus.SERVICE_UNAVAILABLE;
  }

  /** The path as it may be logged and shown: without the key some sources have in it. */
  static String withoutKey(String path) {
    Matcher withKey = WITH_KEY.matcher(path);
    return withKey.matches() ? withKey.group(1) + "…" : path;
  }
}
