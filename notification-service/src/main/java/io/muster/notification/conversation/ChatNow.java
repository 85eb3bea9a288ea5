package io.muster.notification.conversation;

import io.muster.contracts.conversation.ChatEvent;
import io.muster.contracts.conversation.ChatEvent.ChatArchived;
import io.muster.contracts.conversation.ChatEvent.ChatClaimed;
import io.muster.contracts.conversation.ChatEvent.ChatFailed;
import io.muster.contracts.conversation.ChatEvent.ChatOpened;
import io.muster.contracts.conversation.Uninvited;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * An incident's channel in a chat as it stands: the newest one, where there was more than one.
 *
 * @param rooms how many channels were claimed so far
 * @param asked whether somebody asked for a channel that is not there yet
 * @param claimed null while there never was one
 * @param opened null until the chat has made it
 * @param messageId of the message that says how the incident stands; null until it is posted
 * @param invited ids of those who were brought in
 * @param uninvited those who could not be brought in
 * @param failure why it does not get on; null while it does
 * @param archived null while people talk in it
 */
public record ChatNow(
    int rooms,
    boolean asked,
    ChatClaimed claimed,
    ChatOpened opened,
    String messageId,
    Set<String> invited,
    List<Uninvited> uninvited,
    ChatFailed failure,
    ChatArchived archived) {

  static final ChatNow NONE =
      new ChatNow(0, false, null, null, null, Set.of(), List.of(), null, null);

  public ChatNow {
    invited = Set.copyOf(invited);
    uninvited = List.copyOf(uninvited);
  }

  /** Whether there is a channel, or one is being made. */
  public boolean isOpen() {
    return claimed != null && archived == null;
  }

  /** Whether Muster may make one now, should the incident be bad enough. */
  public boolean isFree() {
    return !isOpen() && (rooms == 0 || asked);
  }

  ChatNow after(ChatEvent event) {
    return switch (event) {
      case ChatEvent.ChatAsked _ ->
          new ChatNow(
              rooms, true, claimed, opened, messageId, invited, uninvited, failure, archived);
      case ChatClaimed claim ->
          new ChatNow(
              isOpen() ? rooms : rooms + 1,
              false,
              claim,
              null,
              null,
              Set.of(),
              List.of(),
              isOpen() ? failure : null,
              null);
      case ChatOpened made ->
          new ChatNow(
              rooms, asked, claimed, made, messageId, invited, uninvited, failure, archived);
      case ChatEvent.ChatCardPosted card ->
          new ChatNow(
              rooms,
              asked,
              claimed,
              opened,
              card.messageId(),
              invited,
              uninvited,
              failure,
              archived);
      case ChatEvent.ChatPeopleInvited people -> after(people);
      case ChatFailed failed ->
          new ChatNow(
              rooms, asked, claimed, opened, messageId, invited, uninvited, failed, archived);
      case ChatEvent.ChatRecovered _ ->
          new ChatNow(rooms, asked, claimed, opened, messageId, invited, uninvited, null, archived);
      case ChatArchived done ->
          new ChatNow(rooms, asked, claimed, opened, messageId, invited, uninvited, null, done);
    };
  }

  private ChatNow after(ChatEvent.ChatPeopleInvited people) {
    Set<String> in = new HashSet<>(invited);
    in.addAll(people.personIds());
    List<Uninvited> out = new ArrayList<>(uninvited);
    out.addAll(people.uninvited());
    out.removeIf(person -> in.contains(person.personId()));
    return new ChatNow(rooms, asked, claimed, opened, messageId, in, out, failure, archived);
  }
}
