package io.muster.incident.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an alert source shows at the door: {@code mi_<integration>_<43 random characters>}. It is
 * shown to a person once; only its SHA-256 is kept.
 */
final class IntegrationKey {

  private static final Pattern FORM = Pattern.compile("mi_([A-Za-z0-9-]{1,64})_[A-Za-z0-9_-]{43}");
  private static final SecureRandom RANDOM = new SecureRandom();

  private IntegrationKey() {}

  /** A new key with 256 random bits. */
  static String create(String integrationId) {
    byte[] secret = new byte[32];
    RANDOM.nextBytes(secret);
    return "mi_"
        + integrationId
        + "_"
        + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
  }

  /** The integration a key says it is for; nothing when the key has another form. */
  static Optional<String> integrationOf(String key) {
    Matcher form = FORM.matcher(key);
    return form.matches() ? Optional.of(form.group(1)) : Optional.empty();
  }

  static String hash(String key) {
    return Sha256.hex(key);
  }

  /** Takes the same time wherever the two differ. */
  static boolean opens(String key, String keyHash) {
    return MessageDigest.isEqual(
        hash(key).getBytes(StandardCharsets.US_ASCII), keyHash.getBytes(StandardCharsets.US_ASCII));
  }
}
