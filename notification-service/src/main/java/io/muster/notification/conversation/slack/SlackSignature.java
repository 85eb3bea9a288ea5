package io.muster.notification.conversation.slack;

import io.muster.starter.Hmac;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Tells whether a request comes from Slack, and not from somebody who recorded one. */
@Component
class SlackSignature {

  private static final String VERSION = "v0";
  private static final Duration OLDEST = Duration.ofSeconds(300);

  private final SlackProperties properties;
  private final Clock clock;

  SlackSignature(SlackProperties properties, Clock clock) {
    this.properties = properties;
    this.clock = clock;
  }

  /**
   * Whether Slack sent this within the last five minutes.
   *
   * @param timestamp of the header X-Slack-Request-Timestamp; may be null
   * @param signature of the header X-Slack-Signature; may be null
   * @param body exactly as it came
   */
  boolean holds(String timestamp, String signature, byte[] body) {
    if (!properties.hears() || timestamp == null || signature == null) {
      return false;
    }
    try {
      Instant sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
      if (Duration.between(sent, clock.instant()).abs().compareTo(OLDEST) > 0) {
        return false;
      }
    } catch (NumberFormatException | DateTimeException | ArithmeticException e) {
      return false;
    }
    return Hmac.equal(sign(timestamp, body), signature);
  }

  private String sign(String timestamp, byte[] body) {
    byte[] before = (VERSION + ":" + timestamp + ":").getBytes(StandardCharsets.UTF_8);
    return VERSION + "=" + Hmac.hex(properties.signingSecret(), before, body);
  }
}
