package io.muster.incident.review.tracker;

import io.muster.contracts.tracker.TrackerKind;
import io.muster.starter.Hmac;
import jakarta.servlet.http.HttpServletRequest;

/**
 * Tells whether a request comes from a tracker, by what each sends: GitHub's {@code
 * X-Hub-Signature-256} and Jira's {@code X-Hub-Signature} are {@code sha256=} and the HMAC-SHA-256
 * of the body in hex, GitLab's {@code X-Gitlab-Token} is the secret itself.
 */
final class HookProof {

  private HookProof() {}

  static boolean holds(TrackerKind kind, HttpServletRequest request, byte[] body, String secret) {
    return switch (kind) {
      case GITHUB -> Hmac.equal(signature(body, secret), request.getHeader("X-Hub-Signature-256"));
      case GITLAB -> Hmac.equal(secret, request.getHeader("X-Gitlab-Token"));
      case JIRA_CLOUD, JIRA_SERVER ->
          Hmac.equal(signature(body, secret), request.getHeader("X-Hub-Signature"));
    };
  }

  static String signature(byte[] body, String secret) {
    return "sha256=" + Hmac.hex(secret, body);
  }
}
