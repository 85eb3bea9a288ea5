package io.muster.notification.conversation.slack;

import io.muster.contracts.conversation.ChatEvent.ChatClaimed;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Makes channels in Slack, and finds those that were made by somebody who died over it. */
@Component
class Channels {

  /** How far Slack's clock and ours may be apart. */
  private static final Duration CLOCKS_APART = Duration.ofMinutes(5);

  private static final int MOST_PAGES = 50;

  private final SlackApi slack;

  Channels(SlackApi slack) {
    this.slack = slack;
  }

  /** A channel as Slack knows it. */
  record Channel(String id, String name, String url) {}

  /**
   * Makes the claimed channel, or finds that it was made already.
   *
   * @return nothing when the name belongs to a channel that is not ours
   * @throws SlackException when it cannot
   */
  Optional<Channel> make(ChatClaimed claim) {
    JsonNode self = slack.call("auth.test", Map.of());
    try {
      return Optional.of(
          channel(
              slack
                  .call("conversations.create", Map.of("name", claim.name(), "is_private", false))
                  .path("channel"),
              self));
    } catch (SlackException e) {
      if (e.is("name_taken")) {
        return find(claim, self);
      }
      throw e;
    }
  }

  /** The claimed channel, should it have been made. */
  Optional<Channel> find(ChatClaimed claim) {
    return find(claim, slack.call("auth.test", Map.of()));
  }

  private Optional<Channel> find(ChatClaimed claim, JsonNode self) {
    Map<String, String> query = new HashMap<>();
    query.put("types", "public_channel");
    query.put("exclude_archived", "true");
    query.put("limit", "1000");
    for (int page = 0; page < MOST_PAGES; page++) {
      JsonNode answer = slack.read("conversations.list", query);
      for (JsonNode channel : answer.path("channels")) {
        if (isOurs(channel, claim, self)) {
          return Optional.of(channel(channel, self));
        }
      }
      String next = answer.path("response_metadata").path("next_cursor").asString("");
      if (next.isEmpty()) {
        return Optional.empty();
      }
      query.put("cursor", next);
    }
    return Optional.empty();
  }

  /** One of this name that our bot made before we meant to is another installation's. */
  private static boolean isOurs(JsonNode channel, ChatClaimed claim, JsonNode self) {
    return channel.path("name").asString("").equals(claim.name())
        && channel.path("creator").asString("").equals(self.path("user_id").asString("?"))
        && !Instant.ofEpochSecond(channel.path("created").asLong(0))
            .isBefore(claim.at().minus(CLOCKS_APART));
  }

  private static Channel channel(JsonNode channel, JsonNode self) {
    String id = channel.path("id").asString("");
    return new Channel(
        id,
        channel.path("name").asString(""),
        self.path("url").asString("https://slack.com/") + "archives/" + id);
  }
}
