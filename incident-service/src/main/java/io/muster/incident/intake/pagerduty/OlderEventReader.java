package io.muster.incident.intake.pagerduty;

import io.muster.contracts.alert.AlertLink;
import io.muster.incident.intake.Delivery;
import io.muster.incident.intake.Fields;
import io.muster.incident.intake.Severities;
import io.muster.incident.triage.Alert;
import io.muster.incident.triage.Alert.Action;
import io.muster.incident.triage.AlertBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * Reads one event of PagerDuty's Events API, version 1, which knows no severity: {@code
 * details.severity} counts where a tool happens to send it.
 */
final class OlderEventReader {

  static final String GROUPED_BY = "pagerduty-incident-key/1";

  private OlderEventReader() {}

  /**
   * Reads an event.
   *
   * @throws io.muster.starter.Refused 400 when something required is missing, in words like
   *     PagerDuty's
   */
  static AlertBatch read(Delivery delivery) {
    JsonNode event = delivery.json();
    String type = Fields.text(event, "event_type");
    String key = Fields.key(Fields.text(event, "incident_key"));
    return switch (type == null ? "" : type) {
      case "trigger" -> trigger(event, key == null ? UUID.randomUUID().toString() : key, delivery);
      case "acknowledge" -> about(Action.ACKNOWLEDGE, key, delivery);
      case "resolve" -> about(Action.RESOLVE, key, delivery);
      default ->
          throw EventReader.invalid("'event_type' must be one of trigger, acknowledge, resolve");
    };
  }

  private static AlertBatch trigger(JsonNode event, String key, Delivery delivery) {
    String summary = Fields.text(event, "description", Fields.SUMMARY);
    if (summary == null) {
      throw EventReader.invalid("'description' is missing or blank");
    }
    JsonNode details = event.path("details");
    String rawSeverity = Fields.text(details, "severity", Fields.NAME);
    Severities severities = Severities.of(rawSeverity);
    String client = Fields.text(event, "client", Fields.NAME);
    String description = Fields.details(details, Fields.TEXT);
    Alert alert =
        new Alert(
            key,
            Action.TRIGGER,
            client == null ? "Alert" : client,
            Fields.text(details, "service", Fields.NAME),
            severities.alert(),
            severities.incident(),
            summary,
            description,
            Fields.link(event, "client_url"),
            links(event),
            delivery.receivedAt(),
            null,
            delivery.context(EventsV1.KIND, rawSeverity, null, null, null, null, Map.of()));
    return new AlertBatch(
        key, GROUPED_BY, Fields.shortened(summary, Fields.TITLE), description, List.of(alert));
  }

  private static AlertBatch about(Action action, String key, Delivery delivery) {
    if (key == null) {
      throw EventReader.invalid("'incident_key' is missing or blank");
    }
    return EventReader.about(action, key, GROUPED_BY, EventsV1.KIND, delivery);
  }

  private static List<AlertLink> links(JsonNode event) {
    List<AlertLink> links = new ArrayList<>();
    for (JsonNode context : event.path("contexts")) {
      String href = Fields.link(context, "href");
      EventReader.add(
          links,
          Fields.text(context, "text", Fields.NAME),
          href == null ? Fields.link(context, "src") : href);
    }
    return links;
  }
}
