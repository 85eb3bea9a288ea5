package io.muster.notification.conversation.slack;

import io.muster.contracts.incident.Severity;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How Muster gets into a Slack workspace.
 *
 * @param token of the app's bot, {@code xoxb-…}; empty when there is no Slack
 * @param signingSecret what Slack signs with when it tells of what was done in it; empty: it is not
 *     listened to, and there are no buttons
 * @param from incidents as bad as this, or worse, get a channel by themselves
 * @param apiUrl of Slack's Web API
 */
@ConfigurationProperties("muster.slack")
record SlackProperties(String token, String signingSecret, Severity from, URI apiUrl) {

  boolean isSetUp() {
    return token != null && !token.isBlank();
  }

  /** Whether people in Slack can act on incidents. */
  boolean hears() {
    return isSetUp() && signingSecret != null && !signingSecret.isBlank();
  }
}
