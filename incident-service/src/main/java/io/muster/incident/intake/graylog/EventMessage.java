package io.muster.incident.intake.graylog;

import io.muster.incident.intake.Delivery;
import io.muster.incident.intake.Fields;
import io.muster.incident.intake.Hints;
import io.muster.incident.intake.Severities;
import io.muster.incident.triage.Alert;
import io.muster.incident.triage.Alert.Action;
import io.muster.incident.triage.AlertBatch;
import io.muster.starter.Refused;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * An event of Graylog. Its messages (the backlog) may hold anything and are kept with the body
 * only; the values it was grouped by become labels.
 */
final class EventMessage {

  static final String GROUPED_BY = "graylog-event/1";

  private EventMessage() {}

  /**
   * Reads a message.
   *
   * @throws Refused 400 when it is no object, or tells no event
   */
  static AlertBatch read(Delivery delivery) {
    JsonNode message = delivery.json();
    if (!message.isObject()) {
      throw malformed("The body must be an object");
    }
    JsonNode event = message.path("event");
    Hints hints = Hints.of(event.path("fields"));
    String key =
        first(hints.key(), Fields.key(Fields.text(event, "id")))
            .orElseThrow(() -> malformed("/event/id must tell the event"));
    String name =
        first(Fields.text(message, "event_definition_title", Fields.NAME)).orElse("Alert");
    String summary = first(Fields.text(event, "message", Fields.SUMMARY)).orElse(name);
    String description =
        first(
                Fields.text(message, "event_definition_description", Fields.TEXT),
                Fields.text(message, "remediation_steps", Fields.TEXT))
            .orElse(null);
    String priority = Fields.text(event, "priority", Fields.NAME);
    Severities severities =
        Severities.of(hints.severity() == null ? severity(priority) : hints.severity());
    Instant startsAt = Fields.instant(event, "timestamp");
    Map<String, String> labels = Fields.map(event.path("group_by_fields"));
    Alert alert =
        new Alert(
            key,
            hints.over() ? Action.RESOLVE : Action.TRIGGER,
            name,
            hints.service() == null
                ? Fields.shortened(labels.get("service"), Fields.NAME)
                : hints.service(),
            severities.alert(),
            severities.incident(),
            summary,
            description,
            null,
            List.of(),
            startsAt == null ? delivery.receivedAt() : startsAt,
            null,
            delivery.context(
                GraylogNotification.KIND,
                priority,
                null,
                Fields.text(event, "key", Fields.NAME),
                Fields.text(message, "event_definition_type", Fields.NAME),
                Fields.text(event, "source", Fields.NAME),
                labels));
    return new AlertBatch(
        key, GROUPED_BY, Fields.shortened(summary, Fields.TITLE), description, List.of(alert));
  }

  private static Optional<String> first(String... texts) {
    return Stream.of(texts).filter(Objects::nonNull).findFirst();
  }

  /** Older versions know 1 to 3 only, newer ones 0 to 4; what both know means the same. */
  private static String severity(String priority) {
    return switch (priority == null ? "" : priority) {
      case "0", "1" -> "info";
      case "2" -> "warning";
      case "3" -> "error";
      case "4" -> "critical";
      default -> null;
    };
  }

  private static Refused malformed(String what) {
    return Refused.of(
        400,
        "malformed-body",
        what + ". Use Graylog's HTTP notification, not the custom one with a template.");
  }
}
