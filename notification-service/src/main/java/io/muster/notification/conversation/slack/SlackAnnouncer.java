package io.muster.notification.conversation.slack;

import io.muster.notification.conversation.Announcer;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Posts announcements into channels of the workspace that Muster's app is a member of. */
@Component
class SlackAnnouncer implements Announcer {

  private final SlackApi slack;
  private final SlackProperties properties;
  private final SlackErrors errors;

  SlackAnnouncer(SlackApi slack, SlackProperties properties, SlackErrors errors) {
    this.slack = slack;
    this.properties = properties;
    this.errors = errors;
  }

  @Override
  public boolean isSetUp() {
    return properties.isSetUp();
  }

  /** Nothing in the text names or calls anybody: Slack reads it as plain text. */
  @Override
  public String post(String channelId, String deliveryId, String text) throws NotPostedException {
    Map<String, Object> message =
        Map.of(
            "channel",
            channelId,
            "text",
            text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"),
            "unfurl_links",
            false,
            "unfurl_media",
            false,
            "metadata",
            Map.of("event_type", "muster_update", "event_payload", Map.of("delivery", deliveryId)));
    try {
      return slack.call("chat.postMessage", message).path("ts").asString("");
    } catch (SlackException e) {
      throw new NotPostedException(errors.inWords(e.error()), e.retryAt(), e);
    }
  }
}
