package io.muster.incident.intake.report;

import io.muster.starter.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * How a report is called: by its reporter's secret, from which its id follows, and among people by
 * a short reference, which tells nothing of how many reports there are.
 */
public final class ReportNames {

  private static final Pattern SECRET = Pattern.compile("[A-Za-z0-9_-]{43}");
  private static final int SECRET_BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Without letters and digits that look alike. */
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private static final int CHARACTERS = 8;
  private static final int BITS = 5;

  private ReportNames() {}

  /** A new secret of 256 random bits, fit for an address. */
  public static String newSecret() {
    byte[] bytes = new byte[SECRET_BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** The id of the report with this secret; null when it cannot be one. */
  public static String idOf(String secret) {
    return secret != null && SECRET.matcher(secret).matches()
        ? "rpt-" + Sha256.hex("report\n" + secret).substring(0, 32)
        : null;
  }

  /** What people call it, such as {@code R-7K3F-9QX2}. */
  public static String reference(String reportId) {
    long bits =
        Long.parseUnsignedLong(Sha256.hex(reportId).substring(0, 16), 16)
            >>> (Long.SIZE - CHARACTERS * BITS);
    StringBuilder reference = new StringBuilder("R-");
    for (int i = CHARACTERS - 1; i >= 0; i--) {
      reference.append(ALPHABET.charAt((int) (bits >>> (i * BITS)) & 31));
      if (i == CHARACTERS / 2) {
        reference.append('-');
      }
    }
    return reference.toString();
  }

  /** The incident that is declared because of it: always the same, so there is never a second. */
  public static String incidentOf(String reportId) {
    return UUID.nameUUIDFromBytes(("incident of " + reportId).getBytes(StandardCharsets.UTF_8))
        .toString();
  }
}
