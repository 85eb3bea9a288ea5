package io.muster.notification.conversation;

import io.muster.starter.Hmac;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;

/**
 * The signature by which Slack and Zoom prove a request: an HMAC with SHA-256, in hex, over the
 * words {@code v0}, a time in seconds, and the body, with colons between. Somebody who recorded a
 * request cannot send it again after five minutes.
 */
public final class TimedSignature {

  private static final String VERSION = "v0";
  private static final Duration OLDEST = Duration.ofSeconds(300);

  private TimedSignature() {}

  /**
   * Whether who has the secret sent this within the last five minutes.
   *
   * @param timestamp as the request says; may be null
   * @param signature as the request says; may be null
   * @param body exactly as it came
   */
  public static boolean holds(
      String secret, String timestamp, String signature, byte[] body, Instant now) {
    if (timestamp == null || signature == null) {
      return false;
    }
    try {
      Instant sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
      if (Duration.between(sent, now).abs().compareTo(OLDEST) > 0) {
        return false;
      }
    } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
      return false;
    }
    byte[] before = (VERSION + ":" + timestamp + ":").getBytes(StandardCharsets.UTF_8);
    return Hmac.equal(VERSION + "=" + Hmac.hex(secret, before, body), signature);
  }
}
