package io.muster.notification.conversation.slack;

import io.muster.contracts.conversation.ChatAccountEvent.Linked;
import io.muster.contracts.conversation.ConversationEvent.BridgeOpened;
import io.muster.notification.conversation.Bridges;
import io.muster.notification.conversation.slack.AccountTokens.Member;
import io.muster.notification.facts.IncidentNow;
import io.muster.notification.facts.Incidents;
import io.muster.starter.MusterProperties;
import io.muster.starter.PeopleDirectory;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Answers {@code /muster} in an incident's channel: who works on it, where the call is, the two
 * verbs of the card's buttons, and what is done as the person who typed it. What it answers only
 * whoever typed it reads.
 */
@Component
class SlashCommands {

  private final Scribe scribe;
  private final Accounts accounts;
  private final AccountTokens tokens;
  private final Incidents incidents;
  private final Crews crews;
  private final Bridges bridges;
  private final PeopleDirectory people;
  private final Clicks clicks;
  private final Wishes wishes;
  private final UpdateWishes updates;
  private final MusterProperties muster;
  private final Clock clock;

  SlashCommands(
      Scribe scribe,
      Accounts accounts,
      AccountTokens tokens,
      Incidents incidents,
      Crews crews,
      Bridges bridges,
      PeopleDirectory people,
      Clicks clicks,
      Wishes wishes,
      UpdateWishes updates,
      MusterProperties muster,
      Clock clock) {
    this.scribe = scribe;
    this.accounts = accounts;
    this.tokens = tokens;
    this.incidents = incidents;
    this.crews = crews;
    this.bridges = bridges;
    this.people = people;
    this.clicks = clicks;
    this.wishes = wishes;
    this.updates = updates;
    this.muster = muster;
    this.clock = clock;
  }

  /**
   * What somebody reads who typed a command.
   *
   * @param channelId where
   * @param text what stands behind {@code /muster}
   * @param mark Slack's own mark of the command
   */
  String answer(Member member, String channelId, String text, String mark) {
    String[] words = text.strip().split("\\s+", 2);
    String verb = words[0].toLowerCase(Locale.ROOT);
    Optional<Linked> person = accounts.of(member);
    if (person.isEmpty()) {
      return "Muster does not know who you are. <%s|Say who you are>, then type it again. The link is for you alone and opens for 15 minutes."
          .formatted(tokens.urlFor(member));
    }
    if (!Accounts.responds(person.get())) {
      return "Your role in Muster does not let you do this. Ask a responder.";
    }
    Wishes.Typed typed =
        new Wishes.Typed(member, person.get(), words.length < 2 ? "" : words[1], mark);
    if (verb.equals("declare")) {
      return wishes.declare(typed);
    }
    Optional<IncidentNow> incident =
        scribe
            .incidentOf(channelId)
            .filter(id -> !incidents.hiddenFrom(id, person.get().personId()))
            .flatMap(incidents::find);
    if (incident.isEmpty()) {
      return "Type it in the channel of an incident. To declare one: `/muster declare SEV2 Checkout fails`, or %s/incidents/new"
          .formatted(muster.publicUrl());
    }
    return switch (verb) {
      case "who" -> who(incident.get());
      case "bridge", "call" -> call(incident.get());
      case "ack", "acknowledge" ->
          take(Click.Action.ACKNOWLEDGE, incident.get(), channelId, member);
      case "escalate" -> take(Click.Action.ESCALATE, incident.get(), channelId, member);
      case "role" -> wishes.role(typed, incident.get());
      case "severity" -> wishes.severity(typed, incident.get());
      case "note" -> wishes.note(typed, incident.get());
      case "update" -> updates.update(typed, incident.get());
      default -> help(incident.get());
    };
  }

  private String who(IncidentNow incident) {
    Crew crew = crews.of(incident.id());
    List<String> names =
        people.names(crew.personIds()).values().stream().sorted().map(Card::escape).toList();
    String commander =
        crew.commander() == null || crew.commander().name() == null
            ? "Nobody leads yet."
            : Card.escape(crew.commander().name()) + " leads.";
    return "%s %s"
        .formatted(commander, names.isEmpty() ? "" : "On it: " + String.join(", ", names))
        .strip();
  }

  private String call(IncidentNow incident) {
    return bridges
        .open(incident.id())
        .map(SlashCommands::joined)
        .orElseGet(() -> "There is no call. Open one in Muster: %s".formatted(link(incident)));
  }

  private static String joined(BridgeOpened call) {
    return "Join the call: " + (call.joinUrl() == null ? call.dialIn() : call.joinUrl());
  }

  /** Done as the button would be; what came of it is said a moment later. */
  private String take(Click.Action action, IncidentNow incident, String channelId, Member member) {
    String now = clock.instant().getEpochSecond() + "." + clock.instant().getNano();
    clicks.take(new Click(action, incident.id(), channelId, member, now));
    return action == Click.Action.ACKNOWLEDGE
        ? "Taking on %s…".formatted(incident.number())
        : "Calling the next level for %s…".formatted(incident.number());
  }

  private String help(IncidentNow incident) {
    return """
    `/muster ack` take it on · `/muster escalate` call the next level · `/muster who` who works on it · \
    `/muster bridge` where the call is · `/muster role commander` take a role · \
    `/muster severity SEV1 why` say how bad it is · `/muster note text` write down · \
    `/muster update` tell people outside · `/muster declare SEV2 title` declare another. Everything else: %s\
    """
        .formatted(link(incident));
  }

  private String link(IncidentNow incident) {
    return muster.publicUrl() + "/incidents/" + incident.number();
  }
}
