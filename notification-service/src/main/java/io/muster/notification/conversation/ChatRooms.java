package io.muster.notification.conversation;

import io.muster.contracts.conversation.ChatEvent;
import io.muster.contracts.conversation.ConversationEvent;
import io.muster.notification.facts.Facts;
import org.springframework.stereotype.Component;

/** Says which channel an incident has in a chat, as recorded up to this moment. */
@Component
public class ChatRooms {

  private final Facts facts;

  ChatRooms(Facts facts) {
    this.facts = facts;
  }

  /** The channel of an incident; an empty one when it never had any. */
  public ChatNow of(String incidentId) {
    ChatNow now = ChatNow.NONE;
    for (var event : facts.readable(ConversationEvent.roomOf(incidentId))) {
      if (event instanceof ChatEvent chat) {
        now = now.after(chat);
      }
    }
    return now;
  }
}
