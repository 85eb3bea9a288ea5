package io.muster.gateway;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * A request the gateway answers with a problem instead of passing it on.
 *
 * @param slug the stable last part of the problem's type
 * @param detail what the caller can do about it
 * @param retryAfter when trying again makes sense, if it does
 */
record Refusal(
    HttpStatus status,
    String slug,
    String title,
    String detail,
    @Nullable Duration retryAfter,
    Map<String, String> more) {

  static final Refusal NOT_LOGGED_IN =
      of(
          HttpStatus.UNAUTHORIZED,
          "unauthenticated",
          "Not logged in",
          "Log in at /login, or send a valid access token as a Bearer token.");

  static final Refusal BAD_TOKEN =
      of(
          HttpStatus.UNAUTHORIZED,
          "invalid-token",
          "The access token is not valid",
          "Fetch a new access token for the audience muster-api and try again.");

  static final Refusal SESSION_OVER =
      of(
          HttpStatus.UNAUTHORIZED,
          "session-ended",
          "Your session has ended",
          "Log in again; nothing you sent before was lost.");

  static final Refusal FORBIDDEN =
      of(HttpStatus.FORBIDDEN, "forbidden", "Not allowed", "You may not do this.");

  static final Refusal CSRF =
      of(
          HttpStatus.FORBIDDEN,
          "csrf-token-missing",
          "The request does not prove it came from Muster's own page",
          "Send the value of the cookie XSRF-TOKEN in the header X-XSRF-TOKEN, or reload the page and try again.");

  static final Refusal MALFORMED =
      of(
          HttpStatus.BAD_REQUEST,
          "malformed-request",
          "The request is malformed",
          "Its address or headers hold characters that are not allowed.");

  static final Refusal IDENTITY_UNAVAILABLE =
      of(
              HttpStatus.SERVICE_UNAVAILABLE,
              "identity-unavailable",
              "The login service is not answering",
              "Nobody's identity can be checked right now. Try again in a few seconds.")
          .retryAfter(Duration.ofSeconds(5));

  static final Refusal SESSIONS_UNAVAILABLE =
      of(
              HttpStatus.SERVICE_UNAVAILABLE,
              "sessions-unavailable",
              "The session store is not answering",
              "Your session cannot be read right now; you are not logged out. Try again in a few seconds.")
          .retryAfter(Duration.ofSeconds(5));

  static Refusal of(HttpStatus status, String slug, String title, String detail) {
    return new Refusal(status, slug, title, detail, null, Map.of());
  }

  static Refusal tooLarge(long limit) {
    return of(
        HttpStatus.CONTENT_TOO_LARGE,
        "too-large",
        "The request is too large",
        "Send at most " + limit / 1024 + " KiB at a time.");
  }

  static Refusal partUnavailable(String part) {
    return new Refusal(
        HttpStatus.SERVICE_UNAVAILABLE,
        "part-unavailable",
        "A part of Muster is not answering",
        "The " + part + " is down; the other parts still work. Try again in a few seconds.",
        Duration.ofSeconds(2),
        Map.of("part", part));
  }

  static Refusal partBusy(String part) {
    return new Refusal(
        HttpStatus.SERVICE_UNAVAILABLE,
        "part-busy",
        "A part of Muster has its hands full",
        "The "
            + part
            + " is still working on as many requests as may wait for it. This one did not reach it: try again in a moment.",
        Duration.ofSeconds(1),
        Map.of("part", part));
  }

  static Refusal partTooSlow(String part) {
    return new Refusal(
        HttpStatus.GATEWAY_TIMEOUT,
        "part-timeout",
        "A part of Muster did not answer in time",
        "The "
            + part
            + " took too long. What was asked may still happen: repeat it with the same Idempotency-Key to be sure.",
        null,
        Map.of("part", part));
  }

  Refusal withStatus(HttpStatus other) {
    return new Refusal(other, slug, title, detail, retryAfter, more);
  }

  Refusal retryAfter(Duration wait) {
    return new Refusal(status, slug, title, detail, wait, more);
  }

  /** The refusal as something a reactive chain can fail with. */
  Refused asError() {
    return new Refused(this);
  }

  /** Carries a {@link Refusal} out of a reactive chain. */
  static final class Refused extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    private Refused(Refusal refusal) {
      super(refusal.title(), null, false, false);
      this.refusal = refusal;
    }

    Refusal refusal() {
      return refusal;
    }
  }
}
