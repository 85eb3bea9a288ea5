package io.muster.notification.conversation.command;

import io.muster.contracts.conversation.ChatAccountEvent.Linked;
import io.muster.contracts.incident.Role;
import io.muster.contracts.incident.Severity;
import io.muster.notification.facts.IncidentNow;
import io.muster.starter.MusterProperties;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * Does what somebody typed to Muster in a chat as the person they are in Muster: what they may not
 * do there they may not do here.
 */
@Component
class Wishes {

  private final PersonDesk desk;
  private final MusterProperties muster;

  Wishes(PersonDesk desk, MusterProperties muster) {
    this.desk = desk;
    this.muster = muster;
  }

  /** Opens an incident; in any channel. */
  String declare(Typed typed) {
    Door door = typed.door();
    String[] words = typed.words().split("\\s+", 2);
    Optional<Severity> severity = severity(words[0]);
    if (severity.isEmpty() || words.length < 2) {
      return "Say how bad it is and what is wrong: "
          + door.command("declare", null, "SEV2 Checkout fails");
    }
    Map<String, Object> body =
        Map.of("title", door.plain(words[1]), "severity", severity.get().name());
    return said(
        typed,
        HttpMethod.POST,
        "/api/incidents",
        body,
        done -> declared(door, done, severity.get()));
  }

  private String declared(Door door, JsonNode done, Severity severity) {
    String number = done.path("number").asString("");
    return "%s is declared (%s): %s %s"
        .formatted(
            number,
            severity,
            door.link(muster.publicUrl() + "/incidents/" + number),
            door.roomOf(number, severity));
  }

  /** Takes a role, or gives it to somebody who is mentioned. */
  String role(Typed typed, IncidentNow incident) {
    Door door = typed.door();
    Optional<Door.Mention> mention = door.mention(typed);
    String word = mention.map(Door.Mention::before).orElse(typed.words()).strip();
    Optional<Role> role =
        Arrays.stream(Role.values()).filter(it -> word(it).equalsIgnoreCase(word)).findFirst();
    if (role.isEmpty()) {
      return roles(door, incident);
    }
    Optional<Linked> to =
        mention.isPresent() ? mention.get().person() : Optional.of(typed.person());
    if (to.isEmpty()) {
      return "Muster does not know who %s is. They can say so by typing %s."
          .formatted(mention.get().shown(), door.command("", null, ""));
    }
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("personId", to.get().personId());
    body.put("personName", to.get().by().name());
    return said(
        typed,
        HttpMethod.PUT,
        "/api/incidents/" + incident.id() + "/roles/" + role.get(),
        body,
        _ ->
            "%s has the role %s on %s."
                .formatted(door.escape(to.get().by().name()), word(role.get()), incident.number()));
  }

  private static String roles(Door door, IncidentNow incident) {
    return "Name a role: %s. %s"
        .formatted(
            Arrays.stream(Role.values())
                .map(Wishes::word)
                .map(door::quote)
                .collect(Collectors.joining(", ")),
            door.giving(incident));
  }

  /** Corrects how bad it is. */
  String severity(Typed typed, IncidentNow incident) {
    Door door = typed.door();
    String[] words = typed.words().split("\\s+", 2);
    Optional<Severity> severity = severity(words[0]);
    if (severity.isEmpty() || words.length < 2) {
      return "Say how bad it is and why: "
          + door.command("severity", incident, "SEV1 No payment goes through");
    }
    return said(
        typed,
        HttpMethod.POST,
        "/api/incidents/" + incident.id() + "/severity",
        Map.of("to", severity.get().name(), "reason", door.plain(words[1])),
        _ -> "%s is %s now.".formatted(incident.number(), severity.get()));
  }

  /** Writes something down. */
  String note(Typed typed, IncidentNow incident) {
    Door door = typed.door();
    if (typed.words().isBlank()) {
      return "Say what to write down: "
          + door.command("note", incident, "The disk of db-3 is full");
    }
    return said(
        typed,
        HttpMethod.POST,
        "/api/incidents/" + incident.id() + "/notes",
        Map.of("text", door.plain(typed.words())),
        _ -> "Written down on %s.".formatted(incident.number()));
  }

  private String said(
      Typed typed,
      HttpMethod method,
      String path,
      Map<String, Object> body,
      Function<JsonNode, String> done) {
    return switch (desk.ask(method, path, body, typed.person(), typed.key())) {
      case PersonDesk.Answer.Done it -> done.apply(it.body());
      case PersonDesk.Answer.Refused it -> typed.door().escape(it.why());
      case PersonDesk.Answer.Unknown _ -> Commands.UNKNOWN;
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
}
