package io.muster.reporting.ledger;

import io.muster.contracts.Actor;
import io.muster.contracts.conversation.ChatAccountEvent;
import io.muster.contracts.conversation.ChatEvent;
import io.muster.contracts.conversation.ChatKind;
import io.muster.contracts.conversation.TeamsEvent;
import io.muster.contracts.conversation.TranscriptEvent;
import io.muster.contracts.conversation.Uninvited;
import java.util.List;

/** Sentences on the channel in which an incident was talked about. */
final class ChatSentences {

  private ChatSentences() {}

  static String of(ChatEvent event, Names names) {
    String who = names.actor(event.by());
    return switch (event) {
      case ChatEvent.ChatAsked _ -> who + " asked for a channel in the chat.";
      case ChatEvent.ChatClaimed e ->
          "%s was about to make the channel #%s in %s.".formatted(who, e.name(), of(e.kind()));
      case ChatEvent.ChatOpened e ->
          "%s opened the channel #%s in %s.".formatted(who, e.name(), of(e.kind()));
      case ChatEvent.ChatCardPosted _ ->
          who + " posted in the channel how the incident stands, and keeps it up to date there.";
      case ChatEvent.ChatPeopleInvited e -> invited(e, who, names);
      case ChatEvent.ChatFailed e ->
          "The chat did not do as it was told" + names.because(e.error());
      case ChatEvent.ChatRecovered _ -> "The chat did as it was told again.";
      case ChatEvent.ChatArchived e ->
          who + " archived the channel in the chat" + names.because(e.reason());
    };
  }

  static String of(TeamsEvent event, Names names) {
    return switch (event) {
      case TeamsEvent.TeamsCardPosted e ->
          "The channel %s in Teams was told that the incident is %s and %s."
              .formatted(
                  e.channel(),
                  e.severity(),
                  switch (e.state()) {
                    case TRIGGERED -> "nobody has taken it on";
                    case ACKNOWLEDGED -> "acknowledged";
                    case RESOLVED -> "resolved";
                  });
      case TeamsEvent.TeamsCardFailed e ->
          "The channel %s in Teams took no card%s".formatted(e.channel(), names.because(e.error()));
    };
  }

  static String of(ChatAccountEvent event, Names names) {
    String who = names.actor(event.by());
    return switch (event) {
      case ChatAccountEvent.Linked e ->
          "%s said who they are in %s, until %s.".formatted(who, of(e.kind()), Words.of(e.until()));
      case ChatAccountEvent.Unlinked _ -> who + " is nobody in the chat any more.";
    };
  }

  static String of(TranscriptEvent event, Names names) {
    return switch (event) {
      case TranscriptEvent.Said e ->
          "%s said in the chat: %s.".formatted(speaker(e.by(), names), names.quoted(e.text()));
      case TranscriptEvent.Edited e ->
          "%s changed a message in the chat to: %s."
              .formatted(speaker(e.by(), names), names.quoted(e.text()));
      case TranscriptEvent.Deleted _ -> "A message was taken out of the chat.";
    };
  }

  private static String speaker(Actor by, Names names) {
    return by.kind() == Actor.Kind.PERSON
        ? names.actor(by)
        : "Somebody Muster does not know by name";
  }

  private static String of(ChatKind kind) {
    return switch (kind) {
      case SLACK -> "Slack";
      case TEAMS -> "Microsoft Teams";
    };
  }

  private static String invited(ChatEvent.ChatPeopleInvited event, String who, Names names) {
    List<String> missing = event.uninvited().stream().map(Uninvited::personId).toList();
    String in =
        event.personIds().isEmpty()
            ? ""
            : "%s brought %s into the channel. ".formatted(who, names.people(event.personIds()));
    String out =
        missing.isEmpty()
            ? ""
            : "%s could not be brought into the channel.".formatted(names.people(missing));
    return (in + out).strip();
  }
}
