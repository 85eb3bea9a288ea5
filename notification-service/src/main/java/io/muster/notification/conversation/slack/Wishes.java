package io.muster.notification.conversation.slack;

import io.muster.contracts.conversation.ChatAccountEvent.Linked;
import io.muster.contracts.incident.Role;
import io.muster.contracts.incident.Severity;
import io.muster.notification.conversation.slack.AccountTokens.Member;
import io.muster.notification.facts.IncidentNow;
import io.muster.starter.MusterProperties;
import io.muster.starter.Sha256;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Does what somebody typed behind {@code /muster} in Slack as the person they are in Muster: what
 * they may not do there they may not do here.
 */
@Component
class Wishes {

  private static final Pattern MENTION = Pattern.compile("<@([A-Z0-9]{1,40})(?:\\|[^>]*)?>");
  private static final Pattern LINK =
      Pattern.compile("<(?:mailto:)?([^<>|@#!][^<>|]*)(?:\\|[^<>]*)?>");
  private static final String ROLES =
      Arrays.stream(Role.values()).map(Wishes::word).collect(Collectors.joining("`, `", "`", "`"));

  private final PersonDesk desk;
  private final Accounts accounts;
  private final SlackProperties slack;
  private final MusterProperties muster;

  Wishes(PersonDesk desk, Accounts accounts, SlackProperties slack, MusterProperties muster) {
    this.desk = desk;
    this.accounts = accounts;
    this.slack = slack;
    this.muster = muster;
  }

  /**
   * What somebody typed.
   *
   * @param rest what stands behind the verb, as Slack writes it
   * @param mark Slack's own mark of the command, the same when it is told twice
   */
  record Typed(Member member, Linked person, String rest, String mark) {

    /** Says in the log that it came by Slack, and keeps it from being done twice. */
    String key() {
      return "slack-" + member.workspaceId() + "-" + Sha256.hex(member.userId() + "/" + mark);
    }
  }

  /** Opens an incident; in any channel. */
  String declare(Typed typed) {
    String[] words = typed.rest().split("\\s+", 2);
    Optional<Severity> severity = severity(words[0]);
    if (severity.isEmpty() || words.length < 2) {
      return "Say how bad it is and what is wrong: `/muster declare SEV2 Checkout fails`";
    }
    Map<String, Object> body = Map.of("title", plain(words[1]), "severity", severity.get().name());
    return said(
        desk.ask(HttpMethod.POST, "/api/incidents", body, typed.person(), typed.key()),
        done -> declared(done, severity.get()));
  }

  private String declared(JsonNode done, Severity severity) {
    String number = done.path("number").asString("");
    boolean room = slack.from() != null && !slack.from().worseThan(severity);
    return "%s is declared (%s): %s/incidents/%s %s"
        .formatted(
            number,
            severity,
            muster.publicUrl(),
            number,
            room
                ? "Its channel, #%s, is being made; you are brought in."
                    .formatted(number.toLowerCase(Locale.ROOT))
                : "It gets no channel by itself; open one on its page.");
  }

  /** Takes a role, or gives it to somebody who is mentioned. */
  String role(Typed typed, IncidentNow incident) {
    Matcher mention = MENTION.matcher(typed.rest());
    boolean named = mention.find();
    String word = (named ? typed.rest().substring(0, mention.start()) : typed.rest()).strip();
    Optional<Role> role =
        Arrays.stream(Role.values()).filter(it -> word(it).equalsIgnoreCase(word)).findFirst();
    if (role.isEmpty()) {
      return "Name a role: %s, and whom to give it to, unless it is you: `/muster role scribe @ravi`"
          .formatted(ROLES);
    }
    Optional<Linked> to =
        named
            ? accounts.of(new Member(typed.member().workspaceId(), mention.group(1)))
            : Optional.of(typed.person());
    if (to.isEmpty()) {
      return "Muster does not know who <@%s> is. They can say so by typing `/muster`."
          .formatted(mention.group(1));
    }
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("personId", to.get().personId());
    body.put("personName", to.get().by().name());
    return said(
        desk.ask(
            HttpMethod.PUT,
            "/api/incidents/" + incident.id() + "/roles/" + role.get(),
            body,
            typed.person(),
            typed.key()),
        _ ->
            "%s has the role %s on %s."
                .formatted(Card.escape(to.get().by().name()), word(role.get()), incident.number()));
  }

  /** Corrects how bad it is. */
  String severity(Typed typed, IncidentNow incident) {
    String[] words = typed.rest().split("\\s+", 2);
    Optional<Severity> severity = severity(words[0]);
    if (severity.isEmpty() || words.length < 2) {
      return "Say how bad it is and why: `/muster severity SEV1 No payment goes through`";
    }
    return said(
        desk.ask(
            HttpMethod.POST,
            "/api/incidents/" + incident.id() + "/severity",
            Map.of("to", severity.get().name(), "reason", plain(words[1])),
            typed.person(),
            typed.key()),
        _ -> "%s is %s now.".formatted(incident.number(), severity.get()));
  }

  /** Writes something down. */
  String note(Typed typed, IncidentNow incident) {
    if (typed.rest().isBlank()) {
      return "Say what to write down: `/muster note The disk of db-3 is full`";
    }
    return said(
        desk.ask(
            HttpMethod.POST,
            "/api/incidents/" + incident.id() + "/notes",
            Map.of("text", plain(typed.rest())),
            typed.person(),
            typed.key()),
        _ -> "Written down on %s.".formatted(incident.number()));
  }

  private static String said(PersonDesk.Answer answer, Function<JsonNode, String> done) {
    return switch (answer) {
      case PersonDesk.Answer.Done it -> done.apply(it.body());
      case PersonDesk.Answer.Refused it -> Card.escape(it.why());
      case PersonDesk.Answer.Unknown _ ->
          "Muster did not answer in time. Look whether it was done before you type it again.";
    };
  }

  private static Optional<Severity> severity(String word) {
    String name = word.toUpperCase(Locale.ROOT);
    return Arrays.stream(Severity.values())
        .filter(it -> it.name().equals(name) || it.name().equals("SEV" + name))
        .findFirst();
  }

  private static String word(Role role) {
    return role.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * As it was typed: Slack puts links between angles, and passes three letters on in other ones.
   */
  static String plain(String text) {
    return LINK.matcher(text.strip())
        .replaceAll("$1")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&");
  }
}
