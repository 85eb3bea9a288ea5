package io.muster.contracts.conversation;

import io.muster.contracts.Actor;
import io.muster.contracts.incident.ResponseState;
import io.muster.contracts.incident.Severity;

/** What an incident's room is told of cards in channels of Microsoft Teams. */
public sealed interface TeamsCommand extends ConversationCommand {

  /** A channel took a card. Changes nothing when its newest says the same. */
  record RecordTeamsCard(
      String conversationId,
      String incidentId,
      String channel,
      Severity severity,
      ResponseState state,
      Actor by)
      implements TeamsCommand {}

  /** A channel took none. Changes nothing when that is known of it already. */
  record RecordTeamsFailure(
      String conversationId, String incidentId, String channel, String error, Actor by)
      implements TeamsCommand {}
}
