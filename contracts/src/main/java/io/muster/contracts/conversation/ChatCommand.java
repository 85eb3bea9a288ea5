package io.muster.contracts.conversation;

import io.muster.contracts.Actor;
import java.util.List;

/** What can be asked of, or told to, an incident's room about its channel in a chat. */
public sealed interface ChatCommand extends ConversationCommand {

  /** Have a channel made. Changes nothing while there is one, or one is being made. */
  record AskChat(String conversationId, String incidentId, Actor by) implements ChatCommand {}

  /**
   * Say under which name a channel is about to be made. Another name takes the place of the first
   * until the channel is there. Changes nothing when a channel was archived and nobody asked for
   * another since.
   */
  record ClaimChat(String conversationId, String incidentId, ChatKind kind, String name, Actor by)
      implements ChatCommand {}

  /** The claimed channel is there. */
  record RecordOpened(String conversationId, String channelId, String name, String url, Actor by)
      implements ChatCommand {}

  /** The message that says how the incident stands was posted. */
  record RecordCard(String conversationId, String messageId, Actor by) implements ChatCommand {}

  /** People were invited, or could not be. */
  record RecordInvited(
      String conversationId, List<String> personIds, List<Uninvited> uninvited, Actor by)
      implements ChatCommand {
    public RecordInvited {
      personIds = List.copyOf(personIds);
      uninvited = List.copyOf(uninvited);
    }
  }

  /** The chat refused, or did not answer. Changes nothing when it is known to. */
  record RecordFailed(String conversationId, String error, Actor by) implements ChatCommand {}

  /** The chat does as it is told again. Changes nothing when it did before. */
  record RecordRecovered(String conversationId, Actor by) implements ChatCommand {}

  /** The channel was archived. */
  record RecordArchived(String conversationId, String reason, Actor by) implements ChatCommand {}
}
