package io.muster.notification.view;

import com.mongodb.client.MongoDatabase;
import io.muster.contracts.conversation.ChatCommand.AskChat;
import io.muster.contracts.conversation.ChatKind;
import io.muster.contracts.conversation.ConversationEvent;
import io.muster.contracts.conversation.Uninvited;
import io.muster.contracts.drill.DrillIds;
import io.muster.notification.conversation.Chat;
import io.muster.notification.conversation.ChatNow;
import io.muster.notification.conversation.ChatRooms;
import io.muster.notification.facts.IncidentNow;
import io.muster.notification.facts.Incidents;
import io.muster.starter.Caller;
import io.muster.starter.CommandSender;
import io.muster.starter.PeopleDirectory;
import io.muster.starter.Refused;
import io.muster.starter.WriteContext;
import io.muster.starter.WriteResult;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The channel of an incident in the chat: where people talk, who is missing, what does not work.
 */
@RestController
@RequestMapping("/api/incidents/{ref}/chat")
@Tag(name = "Chat")
class ChatResource {

  private final MongoDatabase database;
  private final Incidents incidents;
  private final ChatRooms rooms;
  private final Chat chat;
  private final PeopleDirectory people;
  private final CommandSender sender;

  ChatResource(
      MongoDatabase database,
      Incidents incidents,
      ChatRooms rooms,
      Chat chat,
      PeopleDirectory people,
      CommandSender sender) {
    this.database = database;
    this.incidents = incidents;
    this.rooms = rooms;
    this.chat = chat;
    this.people = people;
    this.sender = sender;
  }

  /** How far a channel has come. */
  enum State {
    /** It is being made. */
    OPENING,
    /** People talk in it. */
    OPEN,
    /** What was said can still be read there. */
    ARCHIVED
  }

  /**
   * A channel.
   *
   * @param name without the {@code #} in front
   * @param url absent until it is there
   * @param failure what does not work and who can mend it; absent while all works
   * @param uninvited who belongs in it and could not be brought there
   */
  @Schema(name = "ChatRoom")
  record Room(
      @Schema(requiredMode = RequiredMode.REQUIRED) ChatKind kind,
      @Schema(requiredMode = RequiredMode.REQUIRED, example = "inc-142-checkout") String name,
      @Schema(requiredMode = RequiredMode.REQUIRED) State state,
      String url,
      String failure,
      Instant archivedAt,
      @Schema(requiredMode = RequiredMode.REQUIRED) List<Missing> uninvited) {}

  /** Somebody who belongs in the channel and could not be brought there. */
  @Schema(name = "ChatMissing")
  record Missing(
      @Schema(requiredMode = RequiredMode.REQUIRED) PagingAnswers.Person person,
      @Schema(requiredMode = RequiredMode.REQUIRED) Uninvited.Reason reason) {}

  /**
   * The newest channel of an incident.
   *
   * @param setUp whether an administrator connected a chat
   * @param asked whether somebody asked for a channel that is not there yet
   * @param room absent when there never was one
   */
  @Schema(name = "ChatOfIncident")
  record OfIncident(
      @Schema(requiredMode = RequiredMode.REQUIRED) boolean setUp,
      @Schema(requiredMode = RequiredMode.REQUIRED) boolean asked,
      Room room) {}

  @GetMapping
  @PreAuthorize("hasAnyRole('responder','manager','auditor')")
  @Operation(operationId = "chatOfIncident", summary = "The incident's channel in the chat")
  OfIncident ofIncident(@PathVariable String ref, Caller caller) {
    ChatNow now = rooms.of(known(ref, caller));
    return new OfIncident(
        chat.isSetUp(), now.asked(), now.claimed() == null ? null : room(now, caller));
  }

  @PostMapping
  @PreAuthorize("hasAnyRole('responder','manager')")
  @Operation(
      operationId = "askForChat",
      summary = "Ask for a channel in the chat",
      description =
          "It is made within seconds, or the answer to GET says why not. Changes nothing while there is one.")
  ResponseEntity<WriteResult> ask(@PathVariable String ref, Caller caller, WriteContext context) {
    IncidentNow incident =
        incidents
            .find(known(ref, caller))
            .orElseThrow(() -> Refused.notFound("The incident " + ref));
    if (!chat.isSetUp()) {
      throw Refused.conflict(
          "no-chat", "No chat is connected to Muster. An administrator can connect Slack.");
    }
    if (DrillIds.inDrill(incident.id())) {
      throw Refused.conflict(
          "in-a-drill", "A drill reaches nobody outside, so no channel is made for it.");
    }
    if (incident.closed()) {
      throw Refused.conflict(
          "incident-closed", "Work on this incident has ended, so no channel is made for it.");
    }
    if (incidents.isPrivate(incident.id())) {
      throw Refused.conflict(
          "incident-private",
          "A private incident gets no channel: people who are not named on it could find it there.");
    }
    WriteResult result =
        sender.send(
            new AskChat(ConversationEvent.roomOf(incident.id()), incident.id(), caller.actor()),
            caller,
            context);
    return ResponseEntity.ok().eTag("\"" + result.version() + "\"").body(result);
  }

  private Room room(ChatNow now, Caller caller) {
    boolean there = now.opened() != null;
    List<String> ids = now.uninvited().stream().map(Uninvited::personId).toList();
    Map<String, String> names = people.names(ids, caller);
    return new Room(
        now.claimed().kind(),
        there ? now.opened().name() : now.claimed().name(),
        now.archived() != null ? State.ARCHIVED : there ? State.OPEN : State.OPENING,
        there ? now.opened().url() : null,
        now.failure() == null ? null : chat.inWords(now.failure().error()),
        now.archived() == null ? null : now.archived().at(),
        now.uninvited().stream()
            .map(
                it ->
                    new Missing(
                        new PagingAnswers.Person(it.personId(), names.get(it.personId())),
                        it.reason()))
            .toList());
  }

  private String known(String ref, Caller caller) {
    return PagingProjector.known(database, ref, caller);
  }
}
