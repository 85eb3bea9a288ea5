package io.muster.starter;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Gives every request an id that its answer, its log lines and its events carry, and logs what was
 * refused.
 */
class RequestIdFilter extends OncePerRequestFilter {

  private static final Logger LOG = LoggerFactory.getLogger(RequestIdFilter.class);

  static final String HEADER = "X-Request-Id";
  static final String MDC_KEY = "requestId";
  private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._-]{8,64}");

  private static final Pattern AFTER_TWO_SEGMENTS = Pattern.compile("^(/[^/]*/[^/]*)/.*");

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String given = request.getHeader(HEADER);
    String id =
        given != null && WELL_FORMED.matcher(given).matches()
            ? given
            : UUID.randomUUID().toString();
    response.setHeader(HEADER, id);
    MDC.put(MDC_KEY, id);
    try {
      chain.doFilter(request, response);
      if (response.getStatus() >= HttpServletResponse.SC_BAD_REQUEST) {
        LOG.info("Answered {} to {} {}", response.getStatus(), request.getMethod(), where(request));
      }
    } finally {
      MDC.remove(MDC_KEY);
    }
  }

  /**
   * The pattern rather than the path where there is one, and else only the path's beginning, as a
   * path may hold a signed link or a key.
   */
  private static Object where(HttpServletRequest request) {
    Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
    return pattern != null
        ? pattern
        : AFTER_TWO_SEGMENTS.matcher(request.getRequestURI()).replaceFirst("$1/…");
  }

  static String current() {
    return MDC.get(MDC_KEY);
  }
}
