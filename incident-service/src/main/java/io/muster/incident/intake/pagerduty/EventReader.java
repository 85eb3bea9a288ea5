package io.muster.incident.intake.pagerduty;

import io.muster.contracts.alert.AlertLink;
import io.muster.contracts.alert.AlertSeverity;
import io.muster.contracts.incident.Severity;
import io.muster.incident.intake.Delivery;
import io.muster.incident.intake.Fields;
import io.muster.incident.intake.Severities;
import io.muster.incident.triage.Alert;
import io.muster.incident.triage.Alert.Action;
import io.muster.incident.triage.AlertBatch;
import io.muster.starter.Refused;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Reads one event of PagerDuty's Events API, version 2. Each {@code dedup_key} is a problem of its
 * own: further triggers belong to it until it is resolved, and the next trigger after that is a new
 * problem.
 */
final class EventReader {

  static final String GROUPED_BY = "pagerduty-dedup-key/1";

  private static final int KEY = 255;
  private static final int MOST_LINKS = 20;
  private static final Set<String> SEVERITIES = Set.of("critical", "error", "warning", "info");

  private EventReader() {}

  /**
   * Reads an event.
   *
   * @throws Refused 400 when something required is missing, in words like PagerDuty's
   */
  static AlertBatch read(Delivery delivery) {
    JsonNode event = delivery.json();
    String action = Fields.text(event, "event_action");
    String key = Fields.text(event, "dedup_key");
    if (key != null && key.length() > KEY) {
      throw invalid("Length of 'dedup_key' is incorrect (should be at most 255 characters)");
    }
    return switch (action == null ? "" : action) {
      case "trigger" -> trigger(event, key == null ? UUID.randomUUID().toString() : key, delivery);
      case "acknowledge" -> about(Action.ACKNOWLEDGE, required(key), delivery);
      case "resolve" -> about(Action.RESOLVE, required(key), delivery);
      default -> throw invalid("'event_action' must be one of trigger, acknowledge, resolve");
    };
  }

  static Refused invalid(String sentence) {
    return Refused.of(400, "invalid-event", sentence);
  }

  private static AlertBatch trigger(JsonNode event, String key, Delivery delivery) {
    JsonNode payload = event.path("payload");
    if (!payload.isObject()) {
      throw invalid("'payload' is missing or blank");
    }
    String summary = required(payload, "summary", Fields.SUMMARY);
    String host = required(payload, "source", Fields.NAME);
    String rawSeverity = required(payload, "severity", Fields.NAME);
    if (!SEVERITIES.contains(rawSeverity)) {
      throw invalid("'payload.severity' must be one of critical, error, warning, info");
    }
    Severities severities = Severities.of(rawSeverity);
    Instant startsAt = Fields.instant(payload, "timestamp");
    JsonNode details = payload.path("custom_details");
    String component = Fields.text(payload, "component", Fields.NAME);
    String group = Fields.text(payload, "group", Fields.NAME);
    String alertClass = Fields.text(payload, "class", Fields.NAME);
    String service = Fields.text(details, "service", Fields.NAME);
    // Details may say anything, so they are kept as text and never as labels.
    String description = Fields.details(details, Fields.TEXT);
    Alert alert =
        new Alert(
            key,
            Action.TRIGGER,
            Stream.of(alertClass, component, group)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("Alert"),
            service == null ? component : service,
            severities.alert(),
            severities.incident(),
            summary,
            description,
            Fields.link(event, "client_url"),
            links(event),
            startsAt == null ? delivery.receivedAt() : startsAt,
            null,
            delivery.context(
                EventsV2.KIND, rawSeverity, component, group, alertClass, host, Map.of()));
    return new AlertBatch(
        key, GROUPED_BY, Fields.shortened(summary, Fields.TITLE), description, List.of(alert));
  }

  /** What is said of an alert that is known already, or else of none: that is accepted, too. */
  private static AlertBatch about(Action action, String key, Delivery delivery) {
    return about(action, key, GROUPED_BY, EventsV2.KIND, delivery);
  }

  static AlertBatch about(
      Action action, String key, String groupedBy, String source, Delivery delivery) {
    Alert alert =
        new Alert(
            key,
            action,
            "Alert",
            null,
            AlertSeverity.UNKNOWN,
            Severity.SEV3,
            "Alert",
            null,
            null,
            List.of(),
            delivery.receivedAt(),
            null,
            delivery.context(source, null, null, null, null, null, Map.of()));
    return new AlertBatch(key, groupedBy, "Alert", null, List.of(alert));
  }

  private static String required(String key) {
    if (key == null) {
      throw invalid("'dedup_key' is missing or blank");
    }
    return key;
  }

  private static String required(JsonNode payload, String name, int longest) {
    String text = Fields.text(payload, name, longest);
    if (text == null) {
      throw invalid("'payload.%s' is missing or blank".formatted(name));
    }
    return text;
  }

  private static List<AlertLink> links(JsonNode event) {
    List<AlertLink> links = new ArrayList<>();
    for (JsonNode link : event.path("links")) {
      add(links, Fields.text(link, "text", Fields.NAME), Fields.link(link, "href"));
    }
    for (JsonNode image : event.path("images")) {
      String href = Fields.link(image, "href");
      add(
          links,
          Fields.text(image, "alt", Fields.NAME),
          href == null ? Fields.link(image, "src") : href);
    }
    return links;
  }

  static void add(List<AlertLink> links, String text, String href) {
    if (href != null && links.size() < MOST_LINKS) {
      links.add(new AlertLink(text, href));
    }
  }
}
