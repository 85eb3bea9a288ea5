package io.muster.notification.conversation.slack;

import io.muster.contracts.conversation.ChatAccountEvent.Linked;
import io.muster.contracts.incident.Severity;
import io.muster.notification.conversation.command.Accounts;
import io.muster.notification.conversation.command.Commands;
import io.muster.notification.conversation.command.Door;
import io.muster.notification.conversation.command.Member;
import io.muster.notification.conversation.command.Typed;
import io.muster.notification.facts.IncidentNow;
import io.muster.notification.facts.Incidents;
import io.muster.starter.MusterProperties;
import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/**
 * {@code /muster} in Slack: about the incident whose channel it is typed in. What it answers only
 * whoever typed it reads.
 */
@Component
class SlashCommands implements Door {

  private static final Pattern MENTION = Pattern.compile("<@([A-Z0-9]{1,40})(?:\\|[^>]*)?>");
  private static final Pattern ANY_MENTION = Pattern.compile("<[@#!][^>]*>");
  private static final Pattern LINK =
      Pattern.compile("<(?:mailto:)?([^<>|@#!][^<>|]*)(?:\\|[^<>]*)?>");

  private final Commands commands;
  private final Scribe scribe;
  private final Accounts accounts;
  private final AccountTokens tokens;
  private final Incidents incidents;
  private final Clicks clicks;
  private final SlackProperties slack;
  private final MusterProperties muster;
  private final Clock clock;

  SlashCommands(
      Commands commands,
      Scribe scribe,
      Accounts accounts,
      AccountTokens tokens,
      Incidents incidents,
      Clicks clicks,
      SlackProperties slack,
      MusterProperties muster,
      Clock clock) {
    this.commands = commands;
    this.scribe = scribe;
    this.accounts = accounts;
    this.tokens = tokens;
    this.incidents = incidents;
    this.clicks = clicks;
    this.slack = slack;
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
    Optional<Linked> person = accounts.of(member);
    if (person.isEmpty()) {
      return "Muster does not know who you are. <%s|Say who you are>, then type it again. The link is for you alone and opens for 15 minutes."
          .formatted(tokens.urlFor(member));
    }
    return commands.answer(new Typed(this, member, person.get(), channelId, text, mark));
  }

  @Override
  public String name() {
    return "slack";
  }

  @Override
  public Optional<About> about(Typed typed) {
    return scribe
        .incidentOf(typed.channelId())
        .filter(id -> !incidents.hiddenFrom(id, typed.person().personId()))
        .flatMap(incidents::find)
        .map(incident -> new About(incident, typed.words()));
  }

  @Override
  public String nowhere(Typed typed) {
    return "Type it in the channel of an incident. To declare one: %s, or %s/incidents/new"
        .formatted(command("declare", null, "SEV2 Checkout fails"), muster.publicUrl());
  }

  @Override
  public Optional<Mention> mention(Typed typed) {
    Matcher mention = MENTION.matcher(typed.words());
    return mention.find()
        ? Optional.of(
            new Mention(
                typed.words().substring(0, mention.start()),
                "<@" + mention.group(1) + ">",
                accounts.of(new Member(typed.member().workspaceId(), mention.group(1)))))
        : Optional.empty();
  }

  @Override
  public String giving(IncidentNow incident) {
    return "To give it to somebody, mention them behind it: "
        + command("role", incident, "scribe @ravi");
  }

  @Override
  public boolean mentions(String words) {
    return ANY_MENTION.matcher(words).find();
  }

  /** Done as the button would be; what came of it is said a moment later. */
  @Override
  public String acknowledge(Typed typed, IncidentNow incident) {
    take(Click.Action.ACKNOWLEDGE, typed, incident);
    return "Taking on %s…".formatted(incident.number());
  }

  @Override
  public String escalate(Typed typed, IncidentNow incident) {
    take(Click.Action.ESCALATE, typed, incident);
    return "Calling the next level for %s…".formatted(incident.number());
  }

  private void take(Click.Action action, Typed typed, IncidentNow incident) {
    Instant at = clock.instant();
    String now = at.getEpochSecond() + "." + at.getNano();
    clicks.take(new Click(action, incident.id(), typed.channelId(), typed.member(), now));
  }

  @Override
  public String roomOf(String number, Severity severity) {
    return slack.from() != null && !slack.from().worseThan(severity)
        ? "Its channel, #%s, is being made; you are brought in."
            .formatted(number.toLowerCase(Locale.ROOT))
        : "It gets no channel by itself; open one on its page.";
  }

  /** Slack puts links between angles, and passes three letters on in other ones. */
  @Override
  public String plain(String words) {
    return LINK.matcher(words.strip())
        .replaceAll("$1")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }

  @Override
  public String escape(String text) {
    return Card.escape(text);
  }

  @Override
  public String quote(String words) {
    return "`" + words + "`";
  }

  @Override
  public String link(String url) {
    return url;
  }

  @Override
  public String command(String verb, IncidentNow incident, String words) {
    return quote(String.join(" ", "/muster", verb, words).strip());
  }
}
