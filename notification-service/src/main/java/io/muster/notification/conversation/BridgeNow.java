package io.muster.notification.conversation;

import io.muster.contracts.conversation.ConversationEvent.BridgeClosed;
import io.muster.contracts.conversation.ConversationEvent.BridgeOpened;

/**
 * A bridge call as it stands.
 *
 * @param closed null while people are asked to join
 */
public record BridgeNow(BridgeOpened opened, BridgeClosed closed) {

  /** Whether people are asked to join. */
  public boolean isOpen() {
    return closed == null;
  }
}
