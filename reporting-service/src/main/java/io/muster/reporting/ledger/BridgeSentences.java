package io.muster.reporting.ledger;

import io.muster.contracts.conversation.BridgeEvent;
import io.muster.contracts.conversation.BridgeEvent.Joined;
import io.muster.contracts.conversation.BridgeEvent.Left;
import io.muster.contracts.conversation.BridgeEvent.PeopleInvited;
import io.muster.contracts.conversation.BridgeEvent.Witness;
import io.muster.contracts.conversation.BridgeKind;
import io.muster.contracts.conversation.ConversationEvent.BridgeClosed;
import io.muster.contracts.conversation.ConversationEvent.BridgeOpened;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Sentences on an incident's bridge call: never the way into it. */
final class BridgeSentences {

  private BridgeSentences() {}

  static String of(BridgeEvent event, Names names) {
    String who = names.actor(event.by());
    return switch (event) {
      case BridgeOpened e ->
          "%s opened a bridge call (%s)%s".formatted(who, of(e.kind()), names.because(e.reason()));
      case BridgeClosed e -> who + " closed the bridge call" + names.because(e.reason());
      case PeopleInvited e -> invited(e, names);
      case Joined e ->
          "%s joined the bridge call%s"
              .formatted(participant(e.personId(), e.name(), names), witness(e.witness()));
      case Left e ->
          "%s left the bridge call%s"
              .formatted(participant(e.personId(), e.name(), names), witness(e.witness()));
    };
  }

  private static String of(BridgeKind kind) {
    return switch (kind) {
      case JITSI -> "Jitsi";
      case ZOOM -> "Zoom";
      case NUMBER -> "telephone";
      case TEAMS -> "Microsoft Teams";
      case MEET -> "Google Meet";
    };
  }

  private static String invited(PeopleInvited event, Names names) {
    Stream<String> people =
        event.invitations().stream()
            .map(
                it ->
                    "%s is invited to the bridge call, answering for %s."
                        .formatted(names.person(it.personId()), String.join(", ", it.services())));
    Stream<String> nobody =
        event.ownerless().isEmpty()
            ? Stream.empty()
            : Stream.of(
                "Nobody is known to answer for %s."
                    .formatted(String.join(", ", event.ownerless())));
    return Stream.concat(people, nobody).collect(Collectors.joining(" "));
  }

  /** Nobody knows whose name it is, so it cannot give way to a mask. */
  private static String participant(String personId, String name, Names names) {
    if (personId != null) {
      return names.person(personId);
    }
    return name == null || names.masked()
        ? "Somebody Muster does not know"
        : "Somebody Muster does not know, called %s there,".formatted(names.quoted(name));
  }

  private static String witness(Witness witness) {
    return switch (witness) {
      case PERSON -> ", as they say.";
      case PROVIDER -> ", as whoever runs the call says.";
    };
  }
}
