package io.muster.notification.delivery.mattermost;

import io.muster.notification.oncall.contact.ChatAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The bot: who it is, whom it can write to, and its posts to them. */
@Component
class MattermostBot {

  private static final String ID = "[a-z0-9]{26}";

  private final MattermostApi api;
  private volatile String id;

  MattermostBot(MattermostApi api) {
    this.api = api;
  }

  /**
   * Who the token is.
   *
   * @param name without the @
   * @param isBot whether it is a bot's account, and not a person's
   */
  record Me(String name, boolean isBot) {}

  /** Who the token is, as the server says at this moment. */
  Me me() throws MattermostException {
    JsonNode me = api.get("/users/me");
    id = me.path("id").asString("");
    return new Me(me.path("username").asString(""), me.path("is_bot").asBoolean(false));
  }

  private String id() throws MattermostException {
    if (id == null) {
      me();
    }
    return id;
  }

  /**
   * An account people are called by, or can no longer be.
   *
   * @param left whether it was deactivated
   */
  record Account(ChatAddress address, boolean isBot, boolean left) {}

  /** The account of a name. */
  Account called(String name) throws MattermostException {
    return account(api.get("/users/username/" + name));
  }

  private static Account account(JsonNode user) {
    String name = user.path("username").asString("");
    return new Account(
        new ChatAddress(user.path("id").asString(""), name.isEmpty() ? null : name),
        user.path("is_bot").asBoolean(false),
        user.path("delete_at").asLong(0) > 0);
  }

  /** An account as it is now. */
  Account now(ChatAddress address) throws MattermostException {
    return account(api.get("/users/" + address.id()));
  }

  /**
   * Posts to somebody alone.
   *
   * @param onceId what Mattermost takes once within half a minute; null to have it taken each time
   * @return the post's id
   */
  String post(ChatAddress to, String onceId, Map<String, Object> content)
      throws MattermostException {
    JsonNode channel = api.send("POST", "/channels/direct", List.of(id(), to.id()));
    Map<String, Object> post = new HashMap<>(content);
    post.put("channel_id", channel.path("id").asString(""));
    if (onceId != null) {
      post.put("pending_post_id", onceId);
    }
    return api.send("POST", "/posts", post).path("id").asString("");
  }

  /** Has a post of the bot's look otherwise. Its text stays: that may be edited for a time only. */
  void change(String postId, Map<String, Object> props) throws MattermostException {
    if (!postId.matches(ID)) {
      throw new MattermostException("this is no post in Mattermost", 400, "", null);
    }
    api.send("PUT", "/posts/" + postId + "/patch", Map.of("props", props));
  }
}
