package io.muster.incident.intake.datadog;

import io.muster.contracts.alert.AlertLink;
import io.muster.incident.intake.Delivery;
import io.muster.incident.intake.Fields;
import io.muster.incident.intake.Severities;
import io.muster.incident.triage.Alert;
import io.muster.incident.triage.Alert.Action;
import io.muster.incident.triage.AlertBatch;
import io.muster.starter.Refused;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * What a monitor of Datadog says, in the payload that Muster's guide gives. Each cycle of a monitor
 * (from its trigger to its recovery) is a problem of its own. Variables Datadog had no value for
 * stay as they are in the payload and are missing.
 */
final class MonitorMessage {

  static final String GROUPED_BY = "datadog-alert-cycle/1";

  private static final int MOST_TAGS = 64;

  private MonitorMessage() {}

  /**
   * Reads a message.
   *
   * @throws Refused 400 when it is no object, or nothing in it tells problems apart
   */
  static AlertBatch read(Delivery delivery) {
    JsonNode message = delivery.json();
    if (!message.isObject()) {
      throw malformed("The body must be an object");
    }
    String key = key(message);
    Map<String, String> tags = tags(message);
    String transition = word(message, "transition");
    Action action = action(transition, word(message, "type"));
    Severities severities = Severities.of(severity(message, transition));
    String title = Fields.text(message, "title", Fields.SUMMARY);
    String name =
        Stream.of("metric", "event_type")
            .map(field -> Fields.text(message, field, Fields.NAME))
            .filter(Objects::nonNull)
            .findFirst()
            .orElse("Alert");
    String summary = title == null ? name : title;
    String description = Fields.text(message, "msg", Fields.TEXT);
    String priority = Fields.text(message, "priority", Fields.NAME);
    Instant at = Fields.epochMillis(message, "date");
    String snapshot = Fields.link(message, "snapshot");
    Alert alert =
        new Alert(
            key,
            action,
            name,
            tags.get("service"),
            severities.alert(),
            severities.incident(),
            summary,
            description,
            Fields.link(message, "link"),
            snapshot == null ? List.of() : List.of(new AlertLink("Snapshot", snapshot)),
            at == null ? delivery.receivedAt() : at,
            action == Action.RESOLVE ? at : null,
            delivery.context(
                DatadogWebhook.KIND,
                priority == null ? Fields.text(message, "type", Fields.NAME) : priority,
                tags.get("component"),
                Fields.text(message, "scope", Fields.NAME),
                transition.endsWith("no data") ? "no-data" : null,
                Fields.text(message, "host", Fields.NAME),
                tags));
    return new AlertBatch(
        key, GROUPED_BY, Fields.shortened(summary, Fields.TITLE), description, List.of(alert));
  }

  /** Triggers and recoveries have the cycle in common; the rest is for payloads without it. */
  private static String key(JsonNode message) {
    return Stream.of("cycle_key", "aggreg_key", "alert_id", "id")
        .map(name -> Fields.key(Fields.text(message, name)))
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow(
            () -> malformed("/cycle_key (or /aggreg_key, /alert_id, /id) must tell the alert"));
  }

  private static Action action(String transition, String type) {
    return switch (transition) {
      case "recovered" -> Action.RESOLVE;
      case "renotify" -> Action.UPDATE;
      case "triggered", "re-triggered", "warn", "re-warn", "no data", "re-no data" ->
          Action.TRIGGER;
      default -> type.equals("success") ? Action.RESOLVE : Action.TRIGGER;
    };
  }

  /** A warning is one, whatever the monitor's priority; P1 to P5 are SEV1 to SEV5. */
  private static String severity(JsonNode message, String transition) {
    if (transition.endsWith("warn")) {
      return "warning";
    }
    String priority = word(message, "priority");
    return priority.matches("p[1-5]") ? "sev" + priority.charAt(1) : word(message, "type");
  }

  /** Of tags that are no pair the name is the whole. */
  private static Map<String, String> tags(JsonNode message) {
    Map<String, String> tags = new TreeMap<>();
    String list = Fields.text(message, "tags");
    if (list == null) {
      return tags;
    }
    Stream.of(list.split(","))
        .map(String::strip)
        .filter(tag -> !tag.isEmpty())
        .limit(MOST_TAGS)
        .forEach(
            tag -> {
              int colon = tag.indexOf(':');
              String name = colon < 1 ? tag : tag.substring(0, colon);
              tags.put(
                  Fields.shortened(name, Fields.NAME),
                  colon < 1 ? "" : Fields.shortened(tag.substring(colon + 1), Fields.NAME));
            });
    return tags;
  }

  private static String word(JsonNode message, String name) {
    String text = Fields.text(message, name, Fields.NAME);
    return text == null ? "" : text.toLowerCase(Locale.ROOT);
  }

  private static Refused malformed(String what) {
    return Refused.of(
        400, "malformed-body", what + ". Paste the payload from Muster's guide into the webhook.");
  }
}
