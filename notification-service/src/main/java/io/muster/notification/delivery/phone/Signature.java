package io.muster.notification.delivery.phone;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * How Twilio signs what it sends: HMAC-SHA-1 by the account's token over the address it asked for
 * and every parameter with its value, sorted.
 */
final class Signature {

  static final String HEADER = "X-Twilio-Signature";

  private static final String ALGORITHM = "HmacSHA1";

  private Signature() {}

  /** The signature of a request, as Base64. */
  static String of(String authToken, String url, Map<String, String[]> parameters) {
    StringBuilder signed = new StringBuilder(url);
    new TreeMap<>(parameters)
        .forEach(
            (name, values) -> {
              SortedSet<String> each = new TreeSet<>(List.of(values));
              each.forEach(value -> signed.append(name).append(value));
            });
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(authToken.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return Base64.getEncoder()
          .encodeToString(mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Every Java platform has " + ALGORITHM, e);
    }
  }

  /** Whether a signature is the right one; takes as long for a wrong one. */
  static boolean fits(
      String signature, String authToken, String url, Map<String, String[]> parameters) {
    return signature != null
        && MessageDigest.isEqual(
            of(authToken, url, parameters).getBytes(StandardCharsets.UTF_8),
            signature.getBytes(StandardCharsets.UTF_8));
  }
}
