package io.muster.notification.conversation.teams;

import io.muster.notification.conversation.command.Member;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * A message to us in a channel of Teams, in the schema of activities of the Bot Framework
 * (Microsoft Learn, "Activity object" of the Bot Connector REST API).
 *
 * @param mark of the message: its id is that of one conversation alone
 * @param member whoever wrote it: the organisation, and their object id in its directory; null
 *     where Teams does not say, as of guests without one
 * @param channelId where
 * @param words what stands behind our name
 * @param at when it was written, UTC
 */
record Activity(String mark, Member member, String channelId, String words, Instant at) {

  private static final Pattern GUID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  /** Nothing when it is no message, or lacks what each has. */
  static Optional<Activity> read(JsonNode json) {
    String id = json.path("id").asString("");
    String conversation = json.path("conversation").path("id").asString("");
    if (!json.path("type").asString("").equals("message")
        || id.isBlank()
        || conversation.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new Activity(
              conversation + "/" + id,
              member(json),
              json.path("channelData").path("channel").path("id").asString(""),
              ActivityText.words(json.path("text").asString("")),
              OffsetDateTime.parse(json.path("timestamp").asString("")).toInstant()));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static Member member(JsonNode json) {
    String tenant =
        json.path("channelData")
            .path("tenant")
            .path("id")
            .asString(json.path("conversation").path("tenantId").asString(""))
            .toLowerCase(Locale.ROOT);
    String object = json.path("from").path("aadObjectId").asString("").toLowerCase(Locale.ROOT);
    return GUID.matcher(tenant).matches() && GUID.matcher(object).matches()
        ? new Member(tenant, object)
        : null;
  }
}
