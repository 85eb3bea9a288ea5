package io.muster.starter;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA-256 (RFC 2104), by which messages, links and tokens show who made them. */
public final class Hmac {

  private static final String ALGORITHM = "HmacSHA256";

  private Hmac() {}

  /**
   * Of the parts one after another; 32 bytes.
   *
   * @param key not empty
   */
  public static byte[] of(byte[] key, byte[]... parts) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
      for (byte[] part : parts) {
        mac.update(part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
    }
  }

  /** The same with a secret that is text, in lower-case hex. */
  public static String hex(String secret, byte[]... parts) {
    return HexFormat.of().formatHex(of(secret.getBytes(StandardCharsets.UTF_8), parts));
  }

  /** Takes the same time wherever the two differ; what is missing is equal to nothing. */
  public static boolean equal(String expected, String shown) {
    return shown != null
        && MessageDigest.isEqual(
            expected.getBytes(StandardCharsets.UTF_8), shown.getBytes(StandardCharsets.UTF_8));
  }
}
