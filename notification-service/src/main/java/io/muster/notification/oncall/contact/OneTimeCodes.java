package io.muster.notification.oncall.contact;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Makes short codes of six digits that nobody can guess who does not know the service's secret. A
 * code follows from what it is for, so that nothing of it has to be kept.
 */
@Component
public class OneTimeCodes {

  private static final int DIFFERENT = 1_000_000;
  private static final byte[] PURPOSE = "muster.code.1\n".getBytes(StandardCharsets.US_ASCII);

  private final SecretKeySpec key;

  /**
   * Codes by a secret.
   *
   * @param linkSecret the one that acknowledge links are signed with
   */
  public OneTimeCodes(@Value("${muster.link-secret:}") String linkSecret) {
    this.key = new SecretKeySpec(linkSecret.getBytes(StandardCharsets.UTF_8), "HmacSHA256");
  }

  /** The code for something, always the same. */
  public String of(String what) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      mac.update(PURPOSE);
      long number = ByteBuffer.wrap(mac.doFinal(what.getBytes(StandardCharsets.UTF_8))).getLong();
      return "%06d".formatted(Long.remainderUnsigned(number, DIFFERENT));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether a code is the one for something; takes as long for a wrong one. */
  public boolean fits(String what, String code) {
    return code != null
        && MessageDigest.isEqual(
            of(what).getBytes(StandardCharsets.UTF_8),
            code.strip().getBytes(StandardCharsets.UTF_8));
  }
}
