package io.muster.incident.intake;

import io.muster.starter.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What an alert source shows at the door: {@code mi_<integration>_<43 random characters>}, or for
 * tools that take 32 letters and digits only, {@code <8 of integration><24 random ones>}, and in a
 * mail address {@code <integration><26 random ones>}, all in lower case. It is shown to a person
 * once; only its SHA-256 is kept.
 */
final class IntegrationKey {

  private static final Pattern FORM = Pattern.compile("mi_([A-Za-z0-9-]{1,64})_[A-Za-z0-9_-]{43}");
  private static final Pattern SHORT_ID = Pattern.compile("[0-9a-f]{8}");
  private static final Pattern SHORT_FORM = Pattern.compile("([0-9a-f]{8})[A-Za-z0-9]{24}");
  private static final Pattern MAIL_ID = Pattern.compile("m[0-9a-f]{9}");
  private static final Pattern MAIL_FORM = Pattern.compile("(m[0-9a-f]{9})[a-z2-7]{26}");
  private static final String LOWER_CASE = "abcdefghijklmnopqrstuvwxyz234567";
  private static final String LETTERS_AND_DIGITS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  private static final SecureRandom RANDOM = new SecureRandom();

  private IntegrationKey() {}

  /** An id for a new integration, which decides the form of its keys. */
  static String newIntegration(Source kind) {
    String random = UUID.randomUUID().toString();
    if (kind.keyIsAddress()) {
      return "m" + random.replace("-", "").substring(0, 9);
    }
    return random.substring(0, kind.wantsShortKeys() ? 8 : 13);
  }

  /** A new key with 256 random bits; a short one has 142, and one in a mail address 130. */
  static String create(String integrationId) {
    if (SHORT_ID.matcher(integrationId).matches()) {
      return integrationId + random(24, LETTERS_AND_DIGITS);
    }
    if (MAIL_ID.matcher(integrationId).matches()) {
      return integrationId + random(26, LOWER_CASE);
    }
    byte[] secret = new byte[32];
    RANDOM.nextBytes(secret);
    return "mi_"
        + integrationId
        + "_"
        + Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
  }

  private static String random(int length, String alphabet) {
    return RANDOM
        .ints(length, 0, alphabet.length())
        .mapToObj(i -> alphabet.substring(i, i + 1))
        .collect(Collectors.joining());
  }

  /** The integration a key says it is for; nothing when the key has another form. */
  static Optional<String> integrationOf(String key) {
    return Stream.of(FORM, SHORT_FORM, MAIL_FORM)
        .map(form -> form.matcher(key))
        .filter(Matcher::matches)
        .map(form -> form.group(1))
        .findFirst();
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
