package io.muster.incident.intake.cloudevents;

import io.muster.incident.intake.Delivery;
import io.muster.incident.intake.Fields;
import io.muster.incident.intake.Severities;
import io.muster.incident.triage.Alert;
import io.muster.incident.triage.Alert.Action;
import io.muster.incident.triage.AlertBatch;
import io.muster.starter.Sha256;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Reads an alert out of an event. CloudEvents say nothing of alerts, so a few plain rules hold: the
 * last word of the type tells whether it is over, the subject which problem it is.
 */
final class EventAlert {

  static final String GROUPED_BY = "cloudevents-subject/1";

  private EventAlert() {}

  static AlertBatch read(CloudEvent event, Delivery delivery) {
    JsonNode data = event.data();
    String key = key(event);
    Action action = action(event.type());
    String rawSeverity = or(event.extension("severity"), Fields.text(data, "severity"));
    Severities severities = Severities.of(rawSeverity);
    String summary =
        Stream.of("summary", "title", "message")
            .map(name -> Fields.text(data, name, Fields.SUMMARY))
            .filter(Objects::nonNull)
            .findFirst()
            .orElseGet(
                () ->
                    Fields.shortened(
                        event.subject() == null
                            ? event.type()
                            : event.type() + " " + event.subject(),
                        Fields.SUMMARY));
    String description = or(Fields.text(data, "description"), Fields.details(data, Fields.TEXT));
    Instant at = event.time() == null ? delivery.receivedAt() : event.time();
    Map<String, String> labels = event.extensions();
    Alert alert =
        new Alert(
            key,
            action,
            Fields.shortened(event.type(), Fields.NAME),
            Fields.shortened(
                or(event.extension("service"), Fields.text(data, "service")), Fields.NAME),
            severities.alert(),
            severities.incident(),
            summary,
            Fields.shortened(description, Fields.TEXT),
            Fields.link(data, "link"),
            List.of(),
            at,
            action == Action.RESOLVE ? event.time() : null,
            delivery.context(
                CloudEventsWebhook.KIND,
                Fields.shortened(rawSeverity, Fields.NAME),
                null,
                Fields.shortened(event.source(), Fields.NAME),
                Fields.shortened(event.type(), Fields.NAME),
                Fields.text(data, "host", Fields.NAME),
                labels));
    return new AlertBatch(
        key,
        GROUPED_BY,
        Fields.shortened(summary, Fields.TITLE),
        alert.description(),
        List.of(alert));
  }

  /** Two sources may use the same subject for different things; whoever gives a key means it. */
  private static String key(CloudEvent event) {
    String given = event.extension("dedupkey");
    if (given != null) {
      return Fields.key(given);
    }
    return event.subject() == null
        ? Sha256.hex(event.source() + "\n" + event.id())
        : Fields.key(event.source() + " " + event.subject());
  }

  private static Action action(String type) {
    return switch (type.substring(type.lastIndexOf('.') + 1)) {
      case "resolved", "closed" -> Action.RESOLVE;
      case "acknowledged" -> Action.ACKNOWLEDGE;
      default -> Action.TRIGGER;
    };
  }

  private static String or(String first, String second) {
    return first == null ? second : first;
  }
}
