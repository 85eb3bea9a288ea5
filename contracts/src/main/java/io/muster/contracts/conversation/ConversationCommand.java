package io.muster.contracts.conversation;

import io.muster.contracts.Actor;
import io.muster.contracts.Command;

/** What can be asked of an incident's room. Each is safe to give twice. */
public sealed interface ConversationCommand extends Command
    permits ChatCommand,
        TeamsCommand,
        BridgeCommand,
        ConversationCommand.OpenBridge,
        ConversationCommand.CloseBridge {

  /** The room that decides. */
  String conversationId();

  @Override
  default String aggregateId() {
    return conversationId();
  }

  /**
   * Have people join a call. Changes nothing while another is open; and Muster itself opens no
   * second one after people closed the first.
   */
  record OpenBridge(
      String conversationId,
      String incidentId,
      BridgeKind kind,
      String joinUrl,
      String dialIn,
      String reason,
      Actor by)
      implements ConversationCommand {}

  /** Ask nobody to join any more. Changes nothing when no call is open. */
  record CloseBridge(String conversationId, String reason, Actor by)
      implements ConversationCommand {}
}
