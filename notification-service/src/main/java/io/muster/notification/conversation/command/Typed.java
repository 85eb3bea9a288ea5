package io.muster.notification.conversation.command;

import io.muster.contracts.conversation.ChatAccountEvent.Linked;
import io.muster.starter.Sha256;

/**
 * What somebody typed to Muster in a chat.
 *
 * @param door the chat
 * @param person who they are in Muster, and what they may do there
 * @param channelId where, by the chat's own id
 * @param words what is still to be read, as the chat writes it
 * @param mark the chat's own mark of the message, the same when it is told twice
 */
public record Typed(
    Door door, Member member, Linked person, String channelId, String words, String mark) {

  /** Says in the log by which chat it came, and keeps it from being done twice. */
  public String key() {
    return door.name()
        + "-"
        + member.workspaceId()
        + "-"
        + Sha256.hex(member.userId() + "/" + mark);
  }

  /** The same with these words left to read. */
  Typed left(String left) {
    return new Typed(door, member, person, channelId, left, mark);
  }
}
