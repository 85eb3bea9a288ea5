package io.muster.notification.conversation;

import io.muster.contracts.conversation.BridgeKind;
import io.muster.notification.facts.IncidentNow;
import tools.jackson.databind.JsonNode;

/**
 * A call people can join.
 *
 * @param joinUrl null when it is joined by telephone only
 * @param dialIn null when it is joined by link only
 */
record Bridge(BridgeKind kind, String joinUrl, String dialIn) {

  /**
   * The call of a meeting that a provider says it made.
   *
   * @param field of the answer, with the link for joining
   * @throws IllegalStateException when there is no link in it
   */
  static Bridge joinedBy(BridgeKind kind, JsonNode answer, String field) {
    String url = answer == null ? "" : answer.path(field).asString("");
    if (!url.startsWith("https://")) {
      throw new IllegalStateException("A meeting was made without a link to join it.");
    }
    return new Bridge(kind, url, null);
  }

  /**
   * What a meeting is called, as far as a provider has room for it. No character is cut in half:
   * half an emoji cannot be written down, and no meeting would be made.
   */
  static String topic(IncidentNow incident, int longest) {
    String topic = incident.severity() + " " + incident.number() + " " + incident.title();
    if (topic.length() <= longest) {
      return topic;
    }
    boolean halved = Character.isHighSurrogate(topic.charAt(longest - 1));
    return topic.substring(0, halved ? longest - 1 : longest);
  }
}
