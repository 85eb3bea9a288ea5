package io.muster.incident.view;

import io.muster.contracts.conversation.BridgeEvent;
import io.muster.contracts.conversation.BridgeEvent.Joined;
import io.muster.contracts.conversation.BridgeEvent.Left;
import io.muster.contracts.conversation.BridgeEvent.PeopleInvited;
import io.muster.contracts.conversation.BridgeKind;
import io.muster.contracts.conversation.ConversationEvent.BridgeClosed;
import io.muster.contracts.conversation.ConversationEvent.BridgeOpened;
import io.muster.contracts.conversation.Invitation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The timeline's lines on an incident's bridge call: never the way into it. */
final class BridgeLines {

  private BridgeLines() {}

  /** The people it speaks of beside whoever did it. */
  static List<String> people(BridgeEvent event) {
    return switch (event) {
      case PeopleInvited asked -> asked.invitations().stream().map(Invitation::personId).toList();
      case Joined joined -> Stream.ofNullable(joined.personId()).toList();
      case Left left -> Stream.ofNullable(left.personId()).toList();
      case BridgeOpened _, BridgeClosed _ -> List.of();
    };
  }

  /**
   * What happened, in one line.
   *
   * @param texts whether the reader may see how who is not known to Muster is called
   */
  static String summary(BridgeEvent event, Names names, boolean texts) {
    return switch (event) {
      case BridgeOpened opened -> "Opened a bridge call (%s)".formatted(words(opened.kind()));
      case BridgeClosed _ -> "Closed the bridge call";
      case PeopleInvited asked -> invited(asked, names);
      case Joined it ->
          participant(it.personId(), it.name(), names, texts) + " joined the bridge call";
      case Left it -> participant(it.personId(), it.name(), names, texts) + " left the bridge call";
    };
  }

  private static String invited(PeopleInvited asked, Names names) {
    List<String> people = people(asked).stream().map(names::of).toList();
    return people.isEmpty()
        ? "Nobody could be invited to the bridge call for " + String.join(", ", asked.ownerless())
        : "Invited to the bridge call: " + String.join(", ", people);
  }

  private static String participant(String personId, String name, Names names, boolean texts) {
    if (personId != null) {
      return names.of(personId);
    }
    return texts && name != null ? name + " (not known to Muster)" : "Somebody";
  }

  private static String words(BridgeKind kind) {
    return switch (kind) {
      case JITSI -> "Jitsi";
      case ZOOM -> "Zoom";
      case NUMBER -> "telephone";
      case TEAMS -> "Microsoft Teams";
      case MEET -> "Google Meet";
    };
  }

  static Map<String, Object> data(BridgeEvent event) {
    Map<String, Object> data = new LinkedHashMap<>();
    if (event instanceof BridgeOpened opened) {
      data.put("reason", opened.reason());
    } else if (event instanceof BridgeClosed closed) {
      data.put("reason", closed.reason());
    }
    return data;
  }
}
