package io.muster.notification.conversation.command;

import io.muster.contracts.conversation.ChatAccountEvent.Linked;
import io.muster.contracts.incident.Severity;
import io.muster.notification.facts.IncidentNow;
import java.util.Optional;

/**
 * A chat in which people type to Muster: how it writes, and what differs in it. The verbs and what
 * they do are the same in all of them.
 */
public interface Door {

  /** What the keys begin with of what came by it, small letters. */
  String name();

  /**
   * The incident somebody means, and what they say of it.
   *
   * @param words what is left to read
   */
  record About(IncidentNow incident, String words) {}

  /** Nothing when no incident is meant that this person may hear of there. */
  Optional<About> about(Typed typed);

  /** What somebody reads who meant no such incident. */
  String nowhere(Typed typed);

  /**
   * Somebody who is mentioned.
   *
   * @param before what stands before the mention
   * @param shown how the chat calls them
   * @param person who they are in Muster; nothing when they have not said so
   */
  record Mention(String before, String shown, Optional<Linked> person) {}

  /** Whom the words mention first; nothing in a chat that does not say who is mentioned. */
  default Optional<Mention> mention(Typed typed) {
    return Optional.empty();
  }

  /** How a role is taken here, and given where that can be done; a sentence. */
  String giving(IncidentNow incident);

  /** Whether the words mention anybody or a channel in a way that is read in this chat alone. */
  default boolean mentions(String words) {
    return false;
  }

  /** Takes the incident on, or sees to it that it is taken on; answers what is read at once. */
  String acknowledge(Typed typed, IncidentNow incident);

  /** Calls the next level, or sees to it that it is called; answers what is read at once. */
  String escalate(Typed typed, IncidentNow incident);

  /** What becomes of a room for an incident that was declared, in a sentence. */
  String roomOf(String number, Severity severity);

  /** As it was typed, without what the chat puts around it. */
  String plain(String words);

  /** Text of others, so that it is shown as it is and does nothing. */
  String escape(String text);

  /** Words somebody may type or look for, set apart from others. */
  String quote(String words);

  /** An address that can be opened. */
  String link(String url);

  /**
   * A command, as it is typed here.
   *
   * @param incident what it is about; null for what is about none
   * @param words what stands behind it; empty for nothing
   */
  String command(String verb, IncidentNow incident, String words);
}
