package io.muster.incident.intake.kibana;

import io.muster.incident.intake.Delivery;
import io.muster.incident.intake.Fields;
import io.muster.incident.intake.Severities;
import io.muster.incident.triage.Alert;
import io.muster.incident.triage.Alert.Action;
import io.muster.incident.triage.AlertBatch;
import io.muster.starter.Refused;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * What a rule of Kibana says, in the body that Muster's guide gives. Each alert of a rule is a
 * problem of its own, until the rule's action for the group {@code recovered} says it is over.
 */
final class RuleMessage {

  static final String GROUPED_BY = "kibana-alert/1";

  private RuleMessage() {}

  /**
   * Reads a message.
   *
   * @throws Refused 400 when it is no object, or does not tell rule and alert
   */
  static AlertBatch read(Delivery delivery) {
    JsonNode message = delivery.json();
    if (!message.isObject()) {
      throw malformed("The body must be an object");
    }
    String key = Fields.key(required(message, "rule_id") + "/" + required(message, "alert_id"));
    String rule = Fields.text(message, "rule_name", Fields.NAME);
    String name = rule == null ? "Alert" : rule;
    String reason = Fields.text(message, "reason", Fields.SUMMARY);
    String summary = reason == null ? name : reason;
    String actionGroup = Fields.text(message, "action_group", Fields.NAME);
    boolean over = "recovered".equalsIgnoreCase(actionGroup);
    String rawSeverity = Fields.text(message, "severity", Fields.NAME);
    Severities severities = Severities.of(rawSeverity);
    Instant date = Fields.instant(message, "date");
    Alert alert =
        new Alert(
            key,
            over ? Action.RESOLVE : Action.TRIGGER,
            name,
            Fields.text(message, "service", Fields.NAME),
            severities.alert(),
            severities.incident(),
            summary,
            null,
            Fields.link(message, "url"),
            List.of(),
            date == null ? delivery.receivedAt() : date,
            over ? date : null,
            delivery.context(
                KibanaWebhook.KIND,
                rawSeverity,
                null,
                Fields.text(message, "alert_id", Fields.NAME),
                actionGroup,
                null,
                labels(message, rule)));
    return new AlertBatch(
        key, GROUPED_BY, Fields.shortened(summary, Fields.TITLE), null, List.of(alert));
  }

  private static Map<String, String> labels(JsonNode message, String rule) {
    Map<String, String> labels = new TreeMap<>();
    put(labels, "rule", rule);
    put(labels, "space", Fields.text(message, "space", Fields.NAME));
    put(labels, "tags", Fields.text(message, "tags", Fields.NAME));
    return labels;
  }

  private static void put(Map<String, String> labels, String name, String value) {
    if (value != null) {
      labels.put(name, value);
    }
  }

  private static String required(JsonNode message, String name) {
    String text = Fields.text(message, name);
    if (text == null) {
      throw malformed("/" + name + " must not be missing");
    }
    return text;
  }

  private static Refused malformed(String what) {
    return Refused.of(
        400, "malformed-body", what + ". Paste the body from Muster's guide into the action.");
  }
}
