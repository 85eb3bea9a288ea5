package io.muster.starter;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What messages to one receiver are signed with by the Standard Webhooks scheme, version 1.0.0: the
 * receiver holds the same secret, and so can tell that a message is ours, whole, and new.
 */
public final class WebhookSecret {

  private static final String PREFIX = "whsec_";
  private static final int SHORTEST = 24;

  private final byte[] bytes;

  private WebhookSecret(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * The secret of these bytes.
   *
   * @throws IllegalArgumentException when there are fewer than 24
   */
  public static WebhookSecret of(byte[] bytes) {
    if (bytes.length < SHORTEST) {
      throw new IllegalArgumentException("A secret has at least " + SHORTEST + " bytes.");
    }
    return new WebhookSecret(bytes.clone());
  }

  /**
   * The secret a setting names.
   *
   * @param setting name of the address's setting, for the sentence that says what is wrong with it
   * @param secret {@code whsec_} and the Base64 of at least 24 bytes
   * @throws IllegalStateException when it cannot be used; the message does not repeat it
   */
  static WebhookSecret of(String setting, String secret) {
    try {
      if (secret != null && secret.startsWith(PREFIX)) {
        return of(Base64.getDecoder().decode(secret.substring(PREFIX.length())));
      }
    } catch (IllegalArgumentException e) {
      // Falls through: it is no Base64, or too short.
    }
    throw new IllegalStateException(
        "The secret that belongs to %s is missing or too weak: give whsec_ and the Base64 of at least %d random bytes."
            .formatted(setting, SHORTEST));
  }

  /** As the scheme writes it down for a receiver: {@code whsec_} and the Base64 of its bytes. */
  public String text() {
    return PREFIX + Base64.getEncoder().encodeToString(bytes);
  }

  /**
   * The headers by which a receiver verifies one attempt at a message.
   *
   * @param id of the message, the same at each attempt
   * @param now when this attempt is made
   * @param body exactly as it is sent
   * @param secrets of the receiver: one, or several while it changes from one to another
   */
  public static Map<String, String> headers(
      String id, Instant now, String body, List<WebhookSecret> secrets) {
    long timestamp = now.getEpochSecond();
    return Map.of(
        "webhook-id",
        id,
        "webhook-timestamp",
        Long.toString(timestamp),
        "webhook-signature",
        secrets.stream()
            .map(secret -> secret.signature(id, timestamp, body))
            .collect(Collectors.joining(" ")));
  }

  /** The signature of a message; the timestamp in seconds since 1970, UTC. */
  String signature(String id, long timestamp, String body) {
    byte[] signed = "%s.%d.%s".formatted(id, timestamp, body).getBytes(StandardCharsets.UTF_8);
    return "v1," + Base64.getEncoder().encodeToString(Hmac.of(bytes, signed));
  }

  /** Is in no log. */
  @Override
  public String toString() {
    return "a webhook secret";
  }
}
