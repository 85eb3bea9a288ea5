package io.muster.incident.intake.incidentio;

import io.muster.contracts.alert.AlertSeverity;
import io.muster.incident.intake.Answer;
import io.muster.incident.intake.Delivery;
import io.muster.incident.intake.Fields;
import io.muster.incident.intake.Severities;
import io.muster.incident.intake.Source;
import io.muster.incident.intake.Taken;
import io.muster.incident.triage.Alert;
import io.muster.incident.triage.Alert.Action;
import io.muster.incident.triage.AlertBatch;
import io.muster.starter.Refused;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** A tool that was set up for incident.io's HTTP alert source. */
@Component
class IncidentIo implements Source {

  static final String KIND = "incidentio";
  static final String PATH = "/v2/alert_events/http";

  private static final String GROUPED_BY = "incidentio-deduplication-key/1";

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String title() {
    return "incident.io HTTP source";
  }

  @Override
  public String path() {
    return PATH;
  }

  @Override
  public Optional<String> key(Delivery delivery) {
    return delivery.key().or(() -> delivery.parameter("token"));
  }

  @Override
  public List<AlertBatch> read(Delivery delivery) {
    JsonNode event = delivery.json();
    if (!event.isObject()) {
      throw Refused.of(400, "malformed-body", "The body must be an object.");
    }
    String status = Fields.text(event, "status");
    Action action =
        switch (status == null ? "" : status) {
          case "firing" -> Action.TRIGGER;
          case "resolved" -> Action.RESOLVE;
          default -> throw Refused.invalid("/status", "status must be firing or resolved.");
        };
    String title = Fields.text(event, "title", Fields.SUMMARY);
    String given = Fields.key(Fields.text(event, "deduplication_key"));
    if (title == null && (given == null || action == Action.TRIGGER)) {
      throw Refused.invalid("/title", "title is missing.");
    }
    String key = given == null ? delivery.sha256() : given;
    String summary = title == null ? "Alert" : title;
    JsonNode metadata = event.path("metadata");
    String rawSeverity =
        Stream.of("severity", "priority")
            .map(name -> Fields.text(metadata, name, Fields.NAME))
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    Severities severities = Severities.of(rawSeverity);
    String description =
        Stream.of(
                Fields.text(event, "description", Fields.TEXT),
                Fields.details(metadata, Fields.TEXT))
            .filter(Objects::nonNull)
            .reduce((a, b) -> a + "\n" + b)
            .map(text -> Fields.shortened(text, Fields.TEXT))
            .orElse(null);
    Alert alert =
        new Alert(
            key,
            action,
            "Alert",
            Fields.text(metadata, "service", Fields.NAME),
            rawSeverity == null ? AlertSeverity.UNKNOWN : severities.alert(),
            severities.incident(),
            summary,
            description,
            Fields.link(event, "source_url"),
            List.of(),
            delivery.receivedAt(),
            null,
            delivery.context(KIND, rawSeverity, null, null, null, null, Map.of()));
    return List.of(
        new AlertBatch(
            key, GROUPED_BY, Fields.shortened(summary, Fields.TITLE), description, List.of(alert)));
  }

  @Override
  public Answer accepted(Delivery delivery, Taken taken) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("deduplication_key", taken.key());
    body.put("message", "Event accepted for processing");
    body.put("status", "success");
    return Answer.json(202, body);
  }

  @Override
  public Answer refused(Refused why) {
    List<Map<String, Object>> errors =
        why.faults().isEmpty()
            ? List.of(Map.of("code", why.slug(), "message", why.getMessage()))
            : why.faults().stream().map(IncidentIo::error).toList();
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("type", why.status() == 422 ? "validation_error" : "error");
    body.put("status", why.status());
    body.put("errors", errors);
    return Answer.json(why.status(), body);
  }

  private static Map<String, Object> error(Refused.Fault fault) {
    Map<String, Object> error = new LinkedHashMap<>();
    error.put("code", "invalid");
    error.put("message", fault.detail());
    error.put("source", Map.of("pointer", fault.pointer().substring(1)));
    return error;
  }

  @Override
  public int busyStatus() {
    return 429;
  }
}
