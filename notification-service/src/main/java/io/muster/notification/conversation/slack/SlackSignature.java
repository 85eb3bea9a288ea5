package io.muster.notification.conversation.slack;

import io.muster.notification.conversation.TimedSignature;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Tells whether a request comes from Slack, and not from somebody who recorded one. */
@Component
class SlackSignature {

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
    return properties.hears()
        && TimedSignature.holds(
            properties.signingSecret(), timestamp, signature, body, clock.instant());
  }
}
