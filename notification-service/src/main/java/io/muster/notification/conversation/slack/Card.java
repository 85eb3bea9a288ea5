package io.muster.notification.conversation.slack;

import io.muster.contracts.Actor;
import io.muster.contracts.Person;
import io.muster.contracts.conversation.ConversationEvent.BridgeOpened;
import io.muster.contracts.incident.ResponseState;
import io.muster.notification.conversation.Crew;
import io.muster.notification.delivery.page.OneLine;
import io.muster.notification.facts.IncidentNow;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * How an incident stands, in Slack's words: one message that is edited, and the channel's topic.
 */
final class Card {

  private static final int LONGEST_TITLE = 500;
  private static final int LONGEST_FIELD = 390;
  private static final int LONGEST_TOPIC = 250;

  private final IncidentNow incident;
  private final Crew crew;
  private final BridgeOpened call;
  private final String link;
  private final boolean pressed;
  private final boolean asked;

  /**
   * A card.
   *
   * @param call null while nobody is asked to join one
   * @param link opens the incident in Muster
   * @param pressed whether people in Slack can act: then there are buttons while somebody is needed
   * @param asked whether whoever acknowledged is asked if they are still on it
   */
  Card(
      IncidentNow incident,
      Crew crew,
      BridgeOpened call,
      String link,
      boolean pressed,
      boolean asked) {
    this.incident = incident;
    this.crew = crew;
    this.call = call;
    this.link = link;
    this.pressed = pressed;
    this.asked = asked;
  }

  /** What stands where blocks are not shown: in notifications, and to screen readers. */
  String text() {
    return escape(
        "%s %s %s"
            .formatted(
                incident.severity(),
                incident.number(),
                OneLine.atMost(LONGEST_TITLE, incident.title())));
  }

  /** The message itself. */
  List<Map<String, Object>> blocks() {
    List<Map<String, Object>> blocks = new ArrayList<>();
    blocks.add(Map.of("type", "section", "text", markdown(head())));
    blocks.add(Map.of("type", "section", "fields", fields().stream().map(Card::markdown).toList()));
    if (hasButtons()) {
      blocks.add(Map.of("type", "actions", "elements", List.of(acknowledge(), escalate())));
    }
    if (asks()) {
      blocks.add(
          Map.of(
              "type",
              "actions",
              "elements",
              List.of(primary("Yes, still on it", Click.Action.STILL_ON))));
    }
    return blocks;
  }

  private boolean hasButtons() {
    return pressed && !incident.closed() && incident.state() == ResponseState.TRIGGERED;
  }

  private boolean asks() {
    return pressed && asked && incident.state() == ResponseState.ACKNOWLEDGED;
  }

  private Map<String, Object> acknowledge() {
    return primary("Acknowledge", Click.Action.ACKNOWLEDGE);
  }

  private Map<String, Object> primary(String text, Click.Action action) {
    return Map.of(
        "type",
        "button",
        "text",
        plain(text),
        "style",
        "primary",
        "action_id",
        action.name(),
        "value",
        incident.id());
  }

  private Map<String, Object> escalate() {
    return Map.of(
        "type",
        "button",
        "text",
        plain("Escalate"),
        "style",
        "danger",
        "action_id",
        Click.Action.ESCALATE.name(),
        "value",
        incident.id(),
        "confirm",
        Map.of(
            "title",
            plain("Escalate?"),
            "text",
            plain("The next level of the policy is called now."),
            "confirm",
            plain("Call them"),
            "deny",
            plain("Not yet")));
  }

  private static Map<String, Object> plain(String text) {
    return Map.of("type", "plain_text", "text", text);
  }

  /** Everything it says; the same for two cards that say the same. */
  String print() {
    return text() + head() + fields() + hasButtons() + asks();
  }

  private String head() {
    return "*%s* <%s|%s> %s"
        .formatted(
            incident.severity(),
            link,
            incident.number(),
            escape(OneLine.atMost(LONGEST_TITLE, incident.title())));
  }

  private List<String> fields() {
    List<String> fields = new ArrayList<>();
    fields.add(field("State", state()));
    fields.add(field("Commander", commander()));
    fields.add(
        field(
            "Affected",
            incident.services().isEmpty()
                ? "not known yet"
                : String.join(", ", incident.services())));
    if (call != null) {
      fields.add(field("Call", call.joinUrl() == null ? call.dialIn() : call.joinUrl()));
    }
    return fields;
  }

  /** The topic: severity, state, who leads, and where it is in Muster. */
  String topic() {
    String topic =
        "%s · %s · Commander: %s · %s".formatted(incident.severity(), state(), commander(), link);
    return OneLine.atMost(LONGEST_TOPIC, escape(topic));
  }

  private String state() {
    if (incident.closed()) {
      return "Closed";
    }
    return switch (incident.state()) {
      case TRIGGERED -> "Nobody has taken it on yet";
      case ACKNOWLEDGED ->
          "Acknowledged"
              + by(incident.acknowledgedBy())
              + (asked ? ", who is asked whether they are still on it" : "");
      case RESOLVED -> "Resolved" + by(incident.resolvedBy());
    };
  }

  private static String by(Actor actor) {
    return actor == null || actor.name() == null ? "" : " by " + actor.name();
  }

  private String commander() {
    Person commander = crew.commander();
    return commander == null || commander.name() == null ? "nobody yet" : commander.name();
  }

  private static String field(String name, String value) {
    return "*%s*\n%s".formatted(name, escape(OneLine.atMost(LONGEST_FIELD, value)));
  }

  private static Map<String, Object> markdown(String text) {
    return Map.of("type", "mrkdwn", "text", text);
  }

  /** With these three escaped, no text mentions anybody, calls everybody, or hides a link. */
  static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
