package io.muster.notification.oncall.contact;

import io.muster.starter.Hmac;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
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

  private final byte[] key;

  /**
   * Codes by a secret.
   *
   * @param linkSecret the one that acknowledge links are signed with
   */
  public OneTimeCodes(@Value("${muster.link-secret:}") String linkSecret) {
    this.key = linkSecret.getBytes(StandardCharsets.UTF_8);
  }

  /** The code for something, always the same. */
  public String of(String what) {
    byte[] signed = Hmac.of(key, PURPOSE, what.getBytes(StandardCharsets.UTF_8));
    long number = ByteBuffer.wrap(signed).getLong();
    return "%06d".formatted(Long.remainderUnsigned(number, DIFFERENT));
  }

  /** Whether a code is the one for something; takes as long for a wrong one. */
  public boolean fits(String what, String code) {
    return code != null && Hmac.equal(of(what), code.strip());
  }
}
