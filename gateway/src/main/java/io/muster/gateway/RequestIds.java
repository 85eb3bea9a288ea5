package io.muster.gateway;

import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.server.ServerWebExchange;

/**
 * The id under which one request is found again in the answer, in every log and in the events it
 * caused.
 */
final class RequestIds {

  static final String HEADER = "X-Request-Id";
  private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._-]{8,64}");

  private RequestIds() {}

  /** Keeps the caller's id when it is harmless in a log line, else makes one. */
  static String keepOrMake(@Nullable String given) {
    return given != null && WELL_FORMED.matcher(given).matches()
        ? given
        : UUID.randomUUID().toString();
  }

  /**
   * An attribute, because an exchange keeps its first request when a filter passes a changed one
   * on.
   */
  static String of(ServerWebExchange exchange) {
    return exchange.getAttributeOrDefault(HEADER, "");
  }
}
