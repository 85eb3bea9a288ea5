package io.muster.starter;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.util.ContentCachingRequestWrapper;
import org.springframework.web.util.WebUtils;

/**
 * Hands a controller the {@link WriteContext} of the request, refusing headers that mean nothing.
 */
class WriteContextArgument implements HandlerMethodArgumentResolver {

  private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,128}");
  private static final Pattern ETAG = Pattern.compile("\"(\\d{1,18})\"");

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == WriteContext.class;
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      ModelAndViewContainer container,
      NativeWebRequest request,
      WebDataBinderFactory binders) {
    HttpServletRequest http = request.getNativeRequest(HttpServletRequest.class);
    return new WriteContext(
        idempotencyKey(http.getHeader("Idempotency-Key")),
        () -> requestHash(http),
        ifMatch(http.getHeader("If-Match")));
  }

  private static String idempotencyKey(String header) {
    if (header == null) {
      return null;
    }
    if (!KEY.matcher(header).matches()) {
      throw Refused.of(
          400,
          "malformed-idempotency-key",
          "Idempotency-Key must be 1 to 128 printable ASCII characters without spaces; a UUID is a good choice.");
    }
    return header;
  }

  private static Long ifMatch(String header) {
    if (header == null || header.equals("*")) {
      return null;
    }
    Matcher tag = ETAG.matcher(header);
    if (!tag.matches()) {
      throw Refused.of(
          400,
          "malformed-if-match",
          "If-Match must be the ETag of the version you looked at, such as \"7\".");
    }
    return Long.valueOf(tag.group(1));
  }

  private static String requestHash(HttpServletRequest request) {
    ContentCachingRequestWrapper cached =
        WebUtils.getNativeRequest(request, ContentCachingRequestWrapper.class);
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update(
          (request.getMethod() + " " + request.getRequestURI() + "\n")
              .getBytes(StandardCharsets.UTF_8));
      sha256.update(cached == null ? new byte[0] : cached.getContentAsByteArray());
      return HexFormat.of().formatHex(sha256.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
