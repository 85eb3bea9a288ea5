package io.muster.notification.conversation.slack;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Filters;
import io.muster.contracts.Actor;
import io.muster.contracts.conversation.ChatAccountEvent.Linked;
import io.muster.contracts.conversation.ChatEvent.ChatOpened;
import io.muster.contracts.conversation.TranscriptCommand;
import io.muster.contracts.conversation.TranscriptEvent;
import io.muster.notification.conversation.command.Accounts;
import io.muster.notification.conversation.command.Member;
import io.muster.notification.delivery.page.OneLine;
import io.muster.notification.facts.Incidents;
import io.muster.starter.CommandSender;
import io.muster.starter.ReadModel;
import io.muster.starter.ReadModelWriter;
import io.muster.starter.Recorded;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.bson.Document;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Takes down what people say in an incident's channel. What it has taken down is durable when it
 * returns; it may be told the same any number of times, as Slack does.
 */
@Component
@ProcessingGroup(Scribe.GROUP)
class Scribe {

  static final String GROUP = "notification.chat-channels";
  private static final String COLLECTION = "notification_chat_channels";
  private static final Actor BY = Actor.system("chat");
  private static final int LONGEST = 4000;

  /** Kinds of messages that people write; all others are Slack's own, or come from machines. */
  private static final Set<String> WRITTEN =
      Set.of("", "file_share", "thread_broadcast", "me_message");

  private final ReadModelWriter writer;
  private final MongoDatabase database;
  private final Accounts accounts;
  private final Incidents incidents;
  private final CommandSender sender;
  private final Clock clock;

  Scribe(
      ReadModelWriter writer,
      MongoDatabase database,
      Accounts accounts,
      Incidents incidents,
      CommandSender sender,
      Clock clock) {
    this.writer = writer;
    this.database = database;
    this.accounts = accounts;
    this.incidents = incidents;
    this.sender = sender;
    this.clock = clock;
  }

  @EventHandler
  void on(ChatOpened opened, Recorded recorded) {
    writer.upsert(
        COLLECTION,
        opened.channelId(),
        recorded.position(),
        row -> row.append("incidentId", opened.incidentId()));
  }

  /**
   * Takes down a message, an edit or a deletion.
   *
   * @param event the part of Slack's notice that says what happened
   */
  void hear(String workspaceId, JsonNode event) {
    Optional<String> incident = incidentOf(event.path("channel").asString(""));
    if (incident.isEmpty() || incidents.isPrivate(incident.get())) {
      return;
    }
    String id = incident.get();
    String subtype = event.path("subtype").asString("");
    switch (subtype) {
      case "message_changed" -> changed(workspaceId, id, event);
      case "message_deleted" -> deleted(id, event.path("deleted_ts"), event);
      default -> said(workspaceId, id, subtype, event);
    }
  }

  /** The incident talked about in a channel; nothing when it is not one of ours. */
  Optional<String> incidentOf(String channelId) {
    Document row = database.getCollection(COLLECTION).find(Filters.eq("_id", channelId)).first();
    return Optional.ofNullable(row).map(it -> it.getString("incidentId"));
  }

  private void said(String workspaceId, String incidentId, String subtype, JsonNode message) {
    if (!WRITTEN.contains(subtype) || !isByAPerson(message)) {
      return;
    }
    String messageId = message.path("ts").asString("");
    Optional<Linked> author = author(workspaceId, message);
    String thread = message.path("thread_ts").asString(messageId);
    sender.sendSystem(
        new TranscriptCommand.TakeDown(
            TranscriptEvent.transcriptOf(incidentId),
            incidentId,
            messageId,
            thread.equals(messageId) ? null : thread,
            text(message),
            author.isPresent() ? null : message.path("user").asString(""),
            author.map(Accounts::actor).orElse(BY),
            instant(messageId)));
  }

  /** Of a message that was answered Slack leaves a stone in its place, as though it were edited. */
  private void changed(String workspaceId, String incidentId, JsonNode event) {
    JsonNode message = event.path("message");
    if (message.path("subtype").asString("").equals("tombstone")) {
      deleted(incidentId, message.path("ts"), event);
    } else {
      edited(workspaceId, incidentId, message);
    }
  }

  private void edited(String workspaceId, String incidentId, JsonNode message) {
    if (!isByAPerson(message)) {
      return;
    }
    String messageId = message.path("ts").asString("");
    Optional<Linked> author = author(workspaceId, message);
    sender.sendSystem(
        new TranscriptCommand.TakeDownEdit(
            TranscriptEvent.transcriptOf(incidentId),
            incidentId,
            messageId,
            text(message),
            author.isPresent() ? null : message.path("user").asString(""),
            author.map(Accounts::actor).orElse(BY),
            instant(message.path("edited").path("ts").asString(messageId))));
  }

  /** Slack does not say who took it away: that may have been an administrator. */
  private void deleted(String incidentId, JsonNode messageId, JsonNode event) {
    sender.sendSystem(
        new TranscriptCommand.TakeDownDeletion(
            TranscriptEvent.transcriptOf(incidentId),
            incidentId,
            messageId.asString(""),
            BY,
            instant(event.path("event_ts").asString(""))));
  }

  private static boolean isByAPerson(JsonNode message) {
    return !message.has("bot_id")
        && !message.path("user").asString("").isEmpty()
        && !message.path("ts").asString("").isEmpty();
  }

  private Optional<Linked> author(String workspaceId, JsonNode message) {
    return accounts.of(new Member(workspaceId, message.path("user").asString("")));
  }

  /** As it was typed: Slack passes three letters on in other ones. */
  private static String text(JsonNode message) {
    String text =
        message
            .path("text")
            .asString("")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&amp;", "&");
    return OneLine.atMost(LONGEST, text);
  }

  /** A moment as Slack writes it: seconds and a fraction that only makes it unique. */
  private Instant instant(String ts) {
    try {
      return Instant.ofEpochSecond(new BigDecimal(ts).longValue());
    } catch (NumberFormatException e) {
      return clock.instant();
    }
  }

  @Configuration(proxyBeanMethods = false)
  static class Rebuildable {
    @Bean
    ReadModel chatChannelsReadModel() {
      return new ReadModel(GROUP, List.of(COLLECTION));
    }
  }
}
