package io.muster.incident.intake.victorops;

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
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * One alert as VictorOps takes it. Any fields beyond the documented ones are kept as its
 * description.
 */
final class RestAlert {

  private static final String GROUPED_BY = "victorops-entity/1";
  private static final Set<String> DOCUMENTED =
      Set.of(
          "message_type",
          "entity_id",
          "entity_display_name",
          "state_message",
          "state_start_time",
          "timestamp");

  private RestAlert() {}

  /**
   * Reads an alert.
   *
   * @param routingKey as the address said; null when it did not
   * @throws Refused 400 when it does not say what happened
   */
  static AlertBatch read(Delivery delivery, String routingKey) {
    JsonNode message = delivery.json();
    if (!message.isObject()) {
      throw malformed("The body must be an object");
    }
    String type = Fields.text(message, "message_type", Fields.NAME);
    if (type == null) {
      throw malformed("message_type is missing");
    }
    Action action =
        switch (type.toUpperCase(Locale.ROOT)) {
          case "CRITICAL", "WARNING" -> Action.TRIGGER;
          case "ACKNOWLEDGEMENT" -> Action.ACKNOWLEDGE;
          case "RECOVERY", "OK" -> Action.RESOLVE;
          case "INFO" -> Action.UPDATE;
          default ->
              throw malformed(
                  "message_type must be CRITICAL, WARNING, ACKNOWLEDGEMENT, INFO or RECOVERY");
        };
    String entity = Fields.key(Fields.text(message, "entity_id"));
    String key = entity == null ? delivery.sha256() : entity;
    String summary =
        Stream.of("entity_display_name", "state_message", "entity_id")
            .map(name -> Fields.text(message, name, Fields.SUMMARY))
            .filter(Objects::nonNull)
            .findFirst()
            .orElse("Alert");
    Severities severities = Severities.of(type);
    Instant since =
        Stream.of("state_start_time", "timestamp")
            .map(name -> Fields.epochSeconds(message, name))
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    String tool = Fields.text(message, "monitoring_tool", Fields.NAME);
    String routed = routingKey == null ? null : Fields.clean(routingKey);
    Alert alert =
        new Alert(
            key,
            action,
            tool == null ? "Alert" : tool,
            Fields.text(message, "service", Fields.NAME),
            severities.alert(),
            severities.incident(),
            summary,
            description(message),
            null,
            List.of(),
            since == null || action != Action.TRIGGER ? delivery.receivedAt() : since,
            null,
            delivery.context(
                VictorOps.KIND,
                type,
                null,
                Fields.shortened(routed, Fields.NAME),
                tool,
                Fields.text(message, "host_name", Fields.NAME),
                routed == null
                    ? Map.of()
                    : Map.of("routing_key", Fields.shortened(routed, Fields.SUMMARY))));
    return new AlertBatch(
        key,
        GROUPED_BY,
        Fields.shortened(summary, Fields.TITLE),
        alert.description(),
        List.of(alert));
  }

  private static String description(JsonNode message) {
    Map<String, String> more = new TreeMap<>(Fields.map(message));
    more.keySet().removeAll(DOCUMENTED);
    return Stream.concat(
            Stream.ofNullable(Fields.text(message, "state_message", Fields.TEXT)),
            more.entrySet().stream().map(field -> field.getKey() + ": " + field.getValue()))
        .reduce((a, b) -> a + "\n" + b)
        .map(text -> Fields.shortened(text, Fields.TEXT))
        .orElse(null);
  }

  private static Refused malformed(String what) {
    return Refused.of(400, "malformed-body", what);
  }
}
