package io.muster.notification.conversation.teams;

import io.muster.contracts.conversation.ChatAccountEvent.Linked;
import io.muster.contracts.conversation.ChatKind;
import io.muster.contracts.incident.Severity;
import io.muster.eventlog.codec.UnreadableEventException;
import io.muster.notification.conversation.command.Accounts;
import io.muster.notification.conversation.command.Commands;
import io.muster.notification.conversation.command.Door;
import io.muster.notification.conversation.command.Linking;
import io.muster.notification.conversation.command.TakingOn;
import io.muster.notification.conversation.command.Typed;
import io.muster.notification.facts.IncidentNow;
import io.muster.notification.facts.IncidentNumbers;
import io.muster.notification.facts.Incidents;
import io.muster.starter.Caller;
import io.muster.starter.MusterProperties;
import io.muster.starter.Refused;
import io.muster.starter.Sha256;
import io.muster.starter.WriteContext;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/**
 * Commands to Muster in Teams, {@code @Muster ack INC-142}: a channel there is of no one incident,
 * so each says which it is about. Everybody in the channel reads the answer, so that nothing is
 * said or done about a private incident.
 */
@Component
class TeamsCommands implements Door {

  private static final String VIA = "Teams";
  private static final String NAME = "@Muster";
  private static final Pattern LINK = Pattern.compile("(?i)link(?:\\s+(.*))?", Pattern.DOTALL);
  private static final Pattern INCIDENT =
      Pattern.compile("(?i)(INC-)?(\\d{1,12})(?![\\w-])[:,]?\\s*(.*)", Pattern.DOTALL);

  private final Commands commands;
  private final Accounts accounts;
  private final LinkCodes codes;
  private final Linking linking;
  private final IncidentNumbers numbers;
  private final Incidents incidents;
  private final TakingOn takingOn;
  private final MusterProperties muster;

  TeamsCommands(
      Commands commands,
      Accounts accounts,
      LinkCodes codes,
      Linking linking,
      IncidentNumbers numbers,
      Incidents incidents,
      TakingOn takingOn,
      MusterProperties muster) {
    this.commands = commands;
    this.accounts = accounts;
    this.codes = codes;
    this.linking = linking;
    this.numbers = numbers;
    this.incidents = incidents;
    this.takingOn = takingOn;
    this.muster = muster;
  }

  /** What everybody in the channel reads. */
  String answer(Activity activity) {
    if (activity.member() == null) {
      return "Teams does not say who you are, so nothing was done. Do it in Muster: "
          + link(muster.publicUrl());
    }
    Matcher code = LINK.matcher(activity.words());
    if (code.matches()) {
      return linked(activity, code.group(1) == null ? "" : code.group(1));
    }
    Optional<Linked> person = accounts.of(activity.member());
    return person.isPresent()
        ? commands.answer(
            new Typed(
                this,
                activity.member(),
                person.get(),
                activity.channelId(),
                activity.words(),
                activity.mark()))
        : "Muster does not know who you are. Get a code there, and type it here with %s: %s"
            .formatted(command("link", null, "CODE"), link(muster.publicUrl() + "/chat-account"));
  }

  private String linked(Activity activity, String typed) {
    Optional<Caller> person = codes.use(typed, activity.member());
    if (person.isEmpty()) {
      return "This code is not complete, has expired, or was used. Get another: "
          + link(muster.publicUrl() + "/chat-account");
    }
    String key = "teams-link-" + Sha256.hex(activity.mark());
    try {
      linking.link(
          person.get(),
          ChatKind.TEAMS,
          activity.member(),
          new WriteContext(key, () -> Sha256.hex(typed), null));
    } catch (Refused e) {
      return escape(e.getMessage());
    }
    return "You are %s in Muster now: what you type here is done by you. It counts for 30 days."
        .formatted(escape(person.get().actor().name()));
  }

  @Override
  public String name() {
    return "teams";
  }

  @Override
  public Optional<About> about(Typed typed) {
    return named(typed)
        .flatMap(
            named ->
                numbers
                    .idOf("INC-" + named.group(2))
                    .filter(this::isForEverybody)
                    .flatMap(incidents::find)
                    .map(incident -> new About(incident, named.group(3))));
  }

  /** A number alone with words behind it may be of anything, as in "2 of 3 disks are full". */
  private static Optional<Matcher> named(Typed typed) {
    Matcher named = INCIDENT.matcher(typed.words());
    return named.matches() && (named.group(1) != null || named.group(3).isEmpty())
        ? Optional.of(named)
        : Optional.empty();
  }

  private boolean isForEverybody(String incidentId) {
    try {
      return !incidents.isPrivate(incidentId);
    } catch (UnreadableEventException e) {
      return false;
    }
  }

  /** The same for what is private and for what does not exist. */
  @Override
  public String nowhere(Typed typed) {
    Optional<Matcher> named = named(typed);
    return named.isPresent()
        ? "There is no INC-%s that can be spoken of here. Look in Muster: %s"
            .formatted(named.get().group(2), link(muster.publicUrl() + "/incidents"))
        : "Say which incident: %s. The same with escalate, who, bridge, role, severity, note, and update. To declare one: %s"
            .formatted(
                quote(NAME + " ack INC-142"), command("declare", null, "SEV2 Checkout fails"));
  }

  @Override
  public String giving(IncidentNow incident) {
    return "You take it yourself: %s. To give it to somebody, open the incident: %s"
        .formatted(
            command("role", incident, "commander"),
            link(muster.publicUrl() + "/incidents/" + incident.number()));
  }

  @Override
  public String acknowledge(Typed typed, IncidentNow incident) {
    return takingOn
        .acknowledge(incident, typed.person(), typed.key(), VIA)
        .orElse(TakingOn.OUT_OF_REACH);
  }

  @Override
  public String escalate(Typed typed, IncidentNow incident) {
    return takingOn.escalate(incident.id(), typed.person(), codes.heard(typed.mark()));
  }

  @Override
  public String roomOf(String number, Severity severity) {
    return "Type here what it needs, such as %s.".formatted(quote(NAME + " ack " + number));
  }

  @Override
  public String plain(String words) {
    return words.strip();
  }

  @Override
  public String escape(String text) {
    return HtmlUtils.htmlEscape(text, "UTF-8");
  }

  @Override
  public String quote(String words) {
    return "“" + words + "”";
  }

  @Override
  public String link(String url) {
    return "<a href=\"%s\">%s</a>".formatted(escape(url), escape(url));
  }

  @Override
  public String command(String verb, IncidentNow incident, String words) {
    String about = incident == null ? "" : incident.number();
    return quote(String.join(" ", NAME, verb, about, words).strip().replaceAll(" {2,}", " "));
  }
}
