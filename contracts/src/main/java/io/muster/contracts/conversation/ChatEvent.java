package io.muster.contracts.conversation;

import io.muster.contracts.Actor;
import io.muster.contracts.EventType;
import io.muster.contracts.FreeText;
import java.time.Instant;
import java.util.List;

/** What became of the channel in which an incident is talked about. */
public sealed interface ChatEvent extends ConversationEvent {

  /** Somebody wants the incident to have a channel, however bad it is. */
  @EventType(name = "conversation.chat-asked")
  record ChatAsked(String conversationId, String incidentId, Actor by, Instant at)
      implements ChatEvent {}

  /**
   * Muster is about to make a channel of this name. Whoever finds this and no {@link ChatOpened}
   * looks whether it was made.
   *
   * @param name without the {@code #} in front; says the incident's number and never its title
   */
  @EventType(name = "conversation.chat-claimed")
  record ChatClaimed(
      String conversationId, String incidentId, ChatKind kind, String name, Actor by, Instant at)
      implements ChatEvent {}

  /**
   * The channel is there.
   *
   * @param channelId the chat's own id of it
   * @param name as the chat calls it, without the {@code #}
   * @param url opens the channel for members of the workspace; it lets nobody in
   */
  @EventType(name = "conversation.chat-opened")
  record ChatOpened(
      String conversationId,
      String incidentId,
      ChatKind kind,
      String channelId,
      String name,
      String url,
      Actor by,
      Instant at)
      implements ChatEvent {}

  /**
   * The message that says how the incident stands is in the channel; it is edited from then on.
   *
   * @param messageId the chat's own id of it
   */
  @EventType(name = "conversation.chat-card-posted")
  record ChatCardPosted(
      String conversationId, String incidentId, String messageId, Actor by, Instant at)
      implements ChatEvent {}

  /**
   * People were brought into the channel.
   *
   * @param personIds those who are in it now
   * @param uninvited those who belong there and could not be brought
   */
  @EventType(name = "conversation.chat-people-invited")
  record ChatPeopleInvited(
      String conversationId,
      String incidentId,
      List<String> personIds,
      List<Uninvited> uninvited,
      Actor by,
      Instant at)
      implements ChatEvent {
    public ChatPeopleInvited {
      personIds = List.copyOf(personIds);
      uninvited = List.copyOf(uninvited);
    }
  }

  /**
   * The chat does not do as it is told; Muster goes on trying. Told once for each different error.
   *
   * @param error the chat's own word for it, or {@code away} when it does not answer
   */
  @EventType(name = "conversation.chat-failed")
  record ChatFailed(String conversationId, String incidentId, String error, Actor by, Instant at)
      implements ChatEvent {}

  /** What failed before was done after all. */
  @EventType(name = "conversation.chat-recovered")
  record ChatRecovered(String conversationId, String incidentId, Actor by, Instant at)
      implements ChatEvent {}

  /** Nobody writes into the channel any more; what was said in it can still be read there. */
  @EventType(name = "conversation.chat-archived")
  record ChatArchived(
      String conversationId,
      String incidentId,
      @FreeText(of = "conversationId") String reason,
      Actor by,
      Instant at)
      implements ChatEvent {}
}
