package io.muster.incident.intake.alertmanager;

import io.muster.incident.intake.Answer;
import io.muster.incident.intake.Aside;
import io.muster.incident.intake.Fields;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An alert that fires always, so that somebody notices when the chain it comes through breaks: it
 * is called {@code Watchdog}, as the rules most people run call it, or has the label {@code
 * muster_heartbeat}. It is a heartbeat of the integration and opens nothing. That it is over means
 * that Prometheus reports no more, so this is none.
 */
final class Watchdog {

  private static final String NAME = "Watchdog";
  private static final String LABEL = "muster_heartbeat";
  private static final String NOTE = "Heartbeat: Watchdog fires, as it should";
  private static final String OVER = "Watchdog is over: no heartbeat";

  private Watchdog() {}

  /** A message of nothing else is about no alert. */
  static Optional<Aside> aside(JsonNode message, Answer answer) {
    List<JsonNode> alerts = message.isObject() ? alerts(message).toList() : List.of();
    return alerts.isEmpty() || !alerts.stream().allMatch(alert -> isOne(alert, message))
        ? Optional.empty()
        : Optional.of(Aside.of(answer, beats(message) ? NOTE : OVER));
  }

  /**
   * Whether a message shows that all is well: any does but one that says that a Watchdog is over.
   */
  static boolean beats(JsonNode message) {
    List<JsonNode> dogs = alerts(message).filter(alert -> isOne(alert, message)).toList();
    return dogs.isEmpty() || dogs.stream().anyMatch(alert -> Webhook4.firing(alert, message));
  }

  /** The message without it. */
  static JsonNode without(JsonNode message) {
    if (!message.isObject() || alerts(message).noneMatch(alert -> isOne(alert, message))) {
      return message;
    }
    ObjectNode rest = (ObjectNode) message.deepCopy();
    ArrayNode alerts = rest.putArray("alerts");
    alerts(message).filter(alert -> !isOne(alert, message)).forEach(alerts::add);
    return rest;
  }

  static boolean isOne(JsonNode alert, JsonNode message) {
    JsonNode labels = alert.path("labels");
    JsonNode common = message.path("commonLabels");
    String name = Fields.text(labels, "alertname");
    return NAME.equals(name == null ? Fields.text(common, "alertname") : name)
        || labels.has(LABEL)
        || common.has(LABEL);
  }

  private static Stream<JsonNode> alerts(JsonNode message) {
    JsonNode alerts = message.isArray() ? message : message.path("alerts");
    return alerts.isArray() ? StreamSupport.stream(alerts.spliterator(), false) : Stream.empty();
  }
}
