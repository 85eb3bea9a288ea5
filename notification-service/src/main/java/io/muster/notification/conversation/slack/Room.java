package io.muster.notification.conversation.slack;

import io.muster.contracts.conversation.ConversationEvent.BridgeOpened;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * What can be read in a channel: the card, the topic, the bookmarks. All of it can be said twice.
 */
@Component
class Room {

  /** Marks our message, so that it is found again should we die before we know its id. */
  private static final String CARD = "muster_incident_card";

  private static final String INCIDENT_BOOKMARK = "Incident in Muster";
  private static final String CALL_BOOKMARK = "Call";
  private static final int LAST_MESSAGES = 50;

  private final SlackApi slack;
  private final Told told;

  Room(SlackApi slack, Told told) {
    this.slack = slack;
    this.told = told;
  }

  /** The card, should it have been posted by somebody who did not live to record it. */
  Optional<String> findCard(String channelId) {
    JsonNode answer =
        slack.read(
            "conversations.history",
            Map.of(
                "channel",
                channelId,
                "limit",
                String.valueOf(LAST_MESSAGES),
                "include_all_metadata",
                "true"));
    for (JsonNode message : answer.path("messages")) {
      if (message.path("metadata").path("event_type").asString("").equals(CARD)) {
        return Optional.of(message.path("ts").asString(""));
      }
    }
    return Optional.empty();
  }

  /** Posts the card and answers its id. */
  String post(String channelId, String incidentId, Card card) {
    Map<String, Object> message = message(channelId, card);
    message.put(
        "metadata", Map.of("event_type", CARD, "event_payload", Map.of("incident", incidentId)));
    return slack.call("chat.postMessage", message).path("ts").asString("");
  }

  /** Has the card say how the incident stands now. */
  void update(String channelId, String messageId, Card card) {
    told.once(
        channelId,
        "card",
        messageId + card.print(),
        () -> {
          Map<String, Object> message = message(channelId, card);
          message.put("ts", messageId);
          slack.call("chat.update", message);
        });
  }

  private static Map<String, Object> message(String channelId, Card card) {
    Map<String, Object> message = new HashMap<>();
    message.put("channel", channelId);
    message.put("text", card.text());
    message.put("blocks", card.blocks());
    message.put("unfurl_links", false);
    message.put("unfurl_media", false);
    return message;
  }

  /**
   * Takes away what the card, the topic and the links said; the channel is left with nothing of
   * ours.
   *
   * @param messageId of the card; null when it is not known, then it is looked for
   * @throws SlackException when one of them could not be taken away; the others were
   */
  void blank(String channelId, String messageId) {
    each(
        () ->
            Optional.ofNullable(messageId)
                .or(() -> findCard(channelId))
                .ifPresent(card -> blankCard(channelId, card)),
        () -> slack.call("conversations.setTopic", Map.of("channel", channelId, "topic", "")),
        () -> bookmark(channelId, Map.of()));
  }

  private void blankCard(String channelId, String messageId) {
    String gone = "This incident is not talked about here any more.";
    slack.call(
        "chat.update",
        Map.of("channel", channelId, "ts", messageId, "text", gone, "blocks", List.of()));
  }

  /** What one cannot do does not keep the others from being done; an outage does. */
  static void each(Runnable... parts) {
    SlackException first = null;
    for (Runnable part : parts) {
      try {
        part.run();
      } catch (SlackException e) {
        if (e.isOutage()) {
          throw e;
        }
        first = first == null ? e : first;
      }
    }
    if (first != null) {
      throw first;
    }
  }

  void topic(String channelId, Card card) {
    told.once(
        channelId,
        "topic",
        card.topic(),
        () ->
            slack.call(
                "conversations.setTopic", Map.of("channel", channelId, "topic", card.topic())));
  }

  /**
   * Keeps the links above the channel: the incident, and the call while there is one.
   *
   * @param call null while nobody is asked to join one
   */
  void bookmarks(String channelId, String incidentUrl, BridgeOpened call) {
    Map<String, String> links = new LinkedHashMap<>();
    links.put(INCIDENT_BOOKMARK, incidentUrl);
    if (call != null && call.joinUrl() != null) {
      links.put(CALL_BOOKMARK, call.joinUrl());
    }
    told.once(channelId, "bookmarks", links, () -> bookmark(channelId, links));
  }

  /** Only what has one of our titles is ours to take away. */
  private void bookmark(String channelId, Map<String, String> links) {
    Map<String, String> missing = new LinkedHashMap<>(links);
    JsonNode there = slack.call("bookmarks.list", Map.of("channel_id", channelId));
    for (JsonNode bookmark : there.path("bookmarks")) {
      String title = bookmark.path("title").asString("");
      boolean right = bookmark.path("link").asString("").equals(links.get(title));
      if (right) {
        missing.remove(title);
      } else if (title.equals(INCIDENT_BOOKMARK) || title.equals(CALL_BOOKMARK)) {
        slack.call(
            "bookmarks.remove",
            Map.of("channel_id", channelId, "bookmark_id", bookmark.path("id").asString("")));
      }
    }
    missing.forEach(
        (title, link) ->
            slack.call(
                "bookmarks.add",
                Map.of("channel_id", channelId, "title", title, "type", "link", "link", link)));
  }

  /** Ends the channel; one that was ended before stays so. */
  void archive(String channelId) {
    try {
      slack.call("conversations.archive", Map.of("channel", channelId));
    } catch (SlackException e) {
      if (!e.is("already_archived")) {
        throw e;
      }
    }
    told.forget(channelId);
  }
}
