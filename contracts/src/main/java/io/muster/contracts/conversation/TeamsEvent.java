package io.muster.contracts.conversation;

import io.muster.contracts.Actor;
import io.muster.contracts.EventType;
import io.muster.contracts.incident.ResponseState;
import io.muster.contracts.incident.Severity;
import java.time.Instant;

/** What a channel of Microsoft Teams was told of an incident. */
public sealed interface TeamsEvent extends ConversationEvent {

  /** The channel, by the name an operator gave it in the settings. */
  String channel();

  /**
   * A card went into a channel. It cannot be changed there: what is told next is another card.
   *
   * @param severity as the card says
   * @param state as the card says
   */
  @EventType(name = "conversation.teams-card-posted")
  record TeamsCardPosted(
      String conversationId,
      String incidentId,
      String channel,
      Severity severity,
      ResponseState state,
      Actor by,
      Instant at)
      implements TeamsEvent {}

  /**
   * A channel did not take a card; Muster tries on for a day. Told once for each different error.
   *
   * @param error what the workflow answered, without its address
   */
  @EventType(name = "conversation.teams-card-failed")
  record TeamsCardFailed(
      String conversationId, String incidentId, String channel, String error, Actor by, Instant at)
      implements TeamsEvent {}
}
