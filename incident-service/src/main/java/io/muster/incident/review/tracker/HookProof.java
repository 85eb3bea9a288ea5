package io.muster.incident.review.tracker;

import io.muster.contracts.tracker.TrackerKind;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells whether a request comes from a tracker, by what each sends: GitHub's {@code
 * X-Hub-Signature-256} and Jira's {@code X-Hub-Signature} are {@code sha256=} and the HMAC-SHA-256
 * of the body in hex, GitLab's {@code X-Gitlab-Token} is the secret itself.
 */
final class HookProof {

  private static final String ALGORITHM = "HmacSHA256";

  private HookProof() {}

  static boolean holds(TrackerKind kind, HttpServletRequest request, byte[] body, String secret) {
    return switch (kind) {
      case GITHUB -> isEqual(request.getHeader("X-Hub-Signature-256"), signature(body, secret));
      case GITLAB -> isEqual(request.getHeader("X-Gitlab-Token"), secret);
      case JIRA_CLOUD, JIRA_SERVER ->
          isEqual(request.getHeader("X-Hub-Signature"), signature(body, secret));
    };
  }

  /** In constant time. */
  private static boolean isEqual(String sent, String expected) {
    return sent != null
        && MessageDigest.isEqual(
            sent.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
  }

  static String signature(byte[] body, String secret) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
