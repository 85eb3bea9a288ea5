package io.muster.notification.delivery.mattermost;

import io.muster.starter.OutsideAddress;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The Mattermost server whose bot pages people; nothing is sent there without one.
 *
 * @param url of the server, as people open it
 * @param token of a bot account; whoever has it is the bot
 */
@ConfigurationProperties("muster.mattermost")
record MattermostProperties(String url, String token) {

  MattermostProperties {
    url = url == null ? "" : url.strip().replaceFirst("/+$", "");
    token = token == null ? "" : token.strip();
    if (!url.isEmpty() || !token.isEmpty()) {
      OutsideAddress.of("muster.mattermost.url (MUSTER_MATTERMOST_URL)", url);
      if (!token.matches("[a-z0-9]{26}")) {
        throw new IllegalArgumentException(
            "muster.mattermost.token (MUSTER_MATTERMOST_TOKEN) must be 26 small letters and digits, as Mattermost shows it for a bot account.");
      }
    }
  }

  boolean isSetUp() {
    return !url.isEmpty();
  }

  /** Names no secret in any log. */
  @Override
  public String toString() {
    return "MattermostProperties[url=%s]".formatted(url);
  }
}
