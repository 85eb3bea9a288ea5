package io.muster.notification.delivery.email;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The id of a page follows from what it is for, so that one step cannot page a person twice. */
final class PageId {

  private static final int BYTES = 16;

  private PageId() {}

  static String of(String escalationId, int level, String personId) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      byte[] digest =
          sha256.digest(
              (escalationId + "\n" + level + "\n" + personId).getBytes(StandardCharsets.UTF_8));
      return "page-" + HexFormat.of().formatHex(digest, 0, BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
