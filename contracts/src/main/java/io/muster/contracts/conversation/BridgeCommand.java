package io.muster.contracts.conversation;

import io.muster.contracts.Actor;
import io.muster.contracts.conversation.BridgeEvent.Witness;
import java.time.Instant;
import java.util.List;

/** What an incident's room is told of the people of its bridge call. */
public sealed interface BridgeCommand extends ConversationCommand {

  /** Ask these to the call that is open. Changes nothing for who was asked to it before. */
  record InvitePeople(
      String conversationId, List<Invitation> invitations, List<String> ownerless, Actor by)
      implements BridgeCommand {
    public InvitePeople {
      invitations = List.copyOf(invitations);
      ownerless = List.copyOf(ownerless);
    }
  }

  /**
   * Somebody came into the newest call. Changes nothing when that is known.
   *
   * @param at when, UTC; null for now
   */
  record RecordJoined(
      String conversationId,
      String participantId,
      String personId,
      String name,
      Witness witness,
      Actor by,
      Instant at)
      implements BridgeCommand {}

  /**
   * Somebody left the newest call. Changes nothing when that is known.
   *
   * @param at when, UTC; null for now
   */
  record RecordLeft(
      String conversationId,
      String participantId,
      String personId,
      String name,
      Witness witness,
      Actor by,
      Instant at)
      implements BridgeCommand {}
}
