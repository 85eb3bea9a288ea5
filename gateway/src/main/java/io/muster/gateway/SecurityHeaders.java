package io.muster.gateway;

import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/** The headers that tell a browser to run, load and frame nothing but Muster's own. */
class SecurityHeaders {

  // Styles may be inline because the UI's component library writes its colours into a style
  // element; scripts never.
  private static final String CONTENT_SECURITY_POLICY =
      String.join(
          "; ",
          "default-src 'none'",
          "script-src 'self'",
          "style-src 'self' 'unsafe-inline'",
          "img-src 'self' data:",
          "font-src 'self'",
          "connect-src 'self'",
          "manifest-src 'self'",
          "worker-src 'self'",
          "form-action 'self'",
          "base-uri 'none'",
          "frame-ancestors 'none'");

  /** What somebody attached may hold anything; should a browser show it, it may do nothing. */
  private static final String OF_ATTACHMENTS = "sandbox; default-src 'none'";

  private static final Pattern ATTACHMENT =
      Pattern.compile("/api/incidents/[^/]+/(attachments/[^/]+|evidence/[^/]+/content)");

  /** The public status page needs no script, and loads nothing but its own style. */
  private static final String OF_STATUS_PAGE =
      "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private static final Pattern STATUS_PAGE = Pattern.compile("/status(/.*)?");

  private final boolean https;

  SecurityHeaders(boolean https) {
    this.https = https;
  }

  private static String policyFor(String path) {
    if (ATTACHMENT.matcher(path).matches()) {
      return OF_ATTACHMENTS;
    }
    return STATUS_PAGE.matcher(path).matches() ? OF_STATUS_PAGE : CONTENT_SECURITY_POLICY;
  }

  void writeTo(HttpHeaders headers, String path) {
    headers.set("Content-Security-Policy", policyFor(path));
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("X-Frame-Options", "DENY");
    headers.set("Referrer-Policy", "same-origin");
    headers.set(
        "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()");
    // No Cross-Origin-Opener-Policy: it would cut the login window off from the page that opened it
    // to keep a draft.
    headers.set("Cross-Origin-Resource-Policy", "same-origin");
    if (https) {
      headers.set("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
    }
    if (headers.getCacheControl() == null && !path.startsWith("/assets/")) {
      headers.setCacheControl("no-store");
    }
  }
}
