package io.muster.notification.conversation.command;

import io.muster.contracts.conversation.ConversationEvent.BridgeOpened;
import io.muster.notification.conversation.Bridges;
import io.muster.notification.conversation.Crew;
import io.muster.notification.conversation.Crews;
import io.muster.notification.facts.IncidentNow;
import io.muster.starter.MusterProperties;
import io.muster.starter.PeopleDirectory;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Answers what somebody types to Muster in a chat, and does it as the person they are in Muster:
 * the same verbs, by the same rules and in the same words in every chat.
 */
@Component
public class Commands {

  /** What is read when nobody can tell in time what came of it. */
  public static final String UNKNOWN =
      "Muster did not answer in time. Look whether it was done before you type it again.";

  private final Crews crews;
  private final Bridges bridges;
  private final PeopleDirectory people;
  private final Wishes wishes;
  private final UpdateWishes updates;
  private final MusterProperties muster;

  Commands(
      Crews crews,
      Bridges bridges,
      PeopleDirectory people,
      Wishes wishes,
      UpdateWishes updates,
      MusterProperties muster) {
    this.crews = crews;
    this.bridges = bridges;
    this.people = people;
    this.wishes = wishes;
    this.updates = updates;
    this.muster = muster;
  }

  /** What somebody reads who typed this; when it is answered, it is done or will be. */
  public String answer(Typed typed) {
    if (!Accounts.responds(typed.person())) {
      return "Your role in Muster does not let you do this. Ask a responder.";
    }
    String[] words = typed.words().strip().split("\\s+", 2);
    String verb = words[0].toLowerCase(Locale.ROOT);
    Typed wish = typed.left(words.length < 2 ? "" : words[1]);
    if (verb.equals("declare")) {
      return wishes.declare(wish);
    }
    Optional<Door.About> about = typed.door().about(wish);
    return about.isEmpty()
        ? typed.door().nowhere(wish)
        : answer(verb, wish.left(about.get().words()), about.get().incident());
  }

  private String answer(String verb, Typed wish, IncidentNow incident) {
    return switch (verb) {
      case "who" -> who(wish.door(), incident);
      case "bridge", "call" -> call(wish.door(), incident);
      case "ack", "acknowledge" -> wish.door().acknowledge(wish, incident);
      case "escalate" -> wish.door().escalate(wish, incident);
      case "role" -> wishes.role(wish, incident);
      case "severity" -> wishes.severity(wish, incident);
      case "note" -> wishes.note(wish, incident);
      case "update" -> updates.update(wish, incident);
      default -> help(wish.door(), incident);
    };
  }

  private String who(Door door, IncidentNow incident) {
    Crew crew = crews.of(incident.id());
    List<String> names =
        people.names(crew.personIds()).values().stream().sorted().map(door::escape).toList();
    String commander =
        crew.commander() == null || crew.commander().name() == null
            ? "Nobody leads yet."
            : door.escape(crew.commander().name()) + " leads.";
    return "%s %s"
        .formatted(commander, names.isEmpty() ? "" : "On it: " + String.join(", ", names))
        .strip();
  }

  private String call(Door door, IncidentNow incident) {
    return bridges
        .open(incident.id())
        .map(call -> joined(door, call))
        .orElseGet(() -> "There is no call. Open one in Muster: " + link(door, incident));
  }

  private static String joined(Door door, BridgeOpened call) {
    return "Join the call: "
        + (call.joinUrl() == null ? door.escape(call.dialIn()) : door.link(call.joinUrl()));
  }

  private String help(Door door, IncidentNow incident) {
    return """
    %s take it on · %s call the next level · %s who works on it · %s where the call is · \
    %s take a role · %s say how bad it is · %s write down · %s tell people outside · \
    %s declare another. Everything else: %s\
    """
        .formatted(
            door.command("ack", incident, ""),
            door.command("escalate", incident, ""),
            door.command("who", incident, ""),
            door.command("bridge", incident, ""),
            door.command("role", incident, "commander"),
            door.command("severity", incident, "SEV1 why"),
            door.command("note", incident, "text"),
            door.command("update", incident, ""),
            door.command("declare", null, "SEV2 title"),
            link(door, incident));
  }

  private String link(Door door, IncidentNow incident) {
    return door.link(muster.publicUrl() + "/incidents/" + incident.number());
  }
}
