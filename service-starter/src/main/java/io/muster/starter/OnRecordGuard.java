package io.muster.starter;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Refuses what is {@link OnRecord} where a page of another site had the browser ask. The session's
 * cookie goes along with a link that is followed from anywhere, so that only the browser can tell.
 */
final class OnRecordGuard implements HandlerInterceptor {

  /** Fetch Metadata (W3C): no page can set this header itself, and programs do not send it. */
  private static final String ASKED_FROM = "Sec-Fetch-Site";

  /** From a page of this house, or by the person alone: an address typed in or a bookmark. */
  private static final Set<String> OWN = Set.of("same-origin", "none");

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    String from = request.getHeader(ASKED_FROM);
    if (from != null
        && !OWN.contains(from)
        && handler instanceof HandlerMethod method
        && method.hasMethodAnnotation(OnRecord.class)) {
      throw Refused.forbidden(
          "another-site",
          "This leaves a record in your name, so that a link on another site cannot set it off."
              + " Open it in Muster itself.");
    }
    return true;
  }
}
