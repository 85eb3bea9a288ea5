package io.muster.incident.intake.goalert;

import io.muster.contracts.alert.AlertSeverity;
import io.muster.contracts.incident.Severity;
import io.muster.incident.intake.Delivery;
import io.muster.incident.intake.Fields;
import io.muster.incident.intake.Severities;
import io.muster.incident.triage.Alert;
import io.muster.incident.triage.Alert.Action;
import io.muster.incident.triage.AlertBatch;
import io.muster.starter.Refused;
import io.muster.starter.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One alert as GoAlert's generic API takes it: from JSON, a form or the address, where the body
 * counts more. GoAlert knows no severities; {@code severity} and {@code service} in {@code meta}
 * count.
 */
final class IncomingAlert {

  private static final String GROUPED_BY = "goalert-dedup/1";
  private static final List<String> PARAMETERS = List.of("summary", "details", "action", "dedup");

  private IncomingAlert() {}

  /**
   * Reads an alert.
   *
   * @throws Refused 400 when it has no summary, and is none that was closed by its key
   */
  static AlertBatch read(Delivery delivery) {
    JsonNode fields = fields(delivery);
    String summary = Fields.text(fields, "summary", Fields.SUMMARY);
    String details = Fields.text(fields, "details", Fields.TEXT);
    String dedup = Fields.key(Fields.text(fields, "dedup"));
    boolean over = "close".equals(Fields.text(fields, "action"));
    if (summary == null && !(over && dedup != null)) {
      throw Refused.of(400, "malformed-body", "summary is missing");
    }
    String key = dedup == null ? Sha256.hex(summary + "\n" + details) : dedup;
    Map<String, String> meta = Fields.map(fields.path("meta"));
    String rawSeverity = meta.get("severity");
    Severities severities =
        rawSeverity == null
            ? new Severities(AlertSeverity.UNKNOWN, Severity.SEV3)
            : Severities.of(rawSeverity);
    String title = summary == null ? "Alert" : summary;
    Alert alert =
        new Alert(
            key,
            over ? Action.RESOLVE : Action.TRIGGER,
            "Alert",
            Fields.shortened(meta.get("service"), Fields.NAME),
            severities.alert(),
            severities.incident(),
            title,
            details,
            null,
            List.of(),
            delivery.receivedAt(),
            null,
            delivery.context(
                GoAlert.KIND,
                Fields.shortened(rawSeverity, Fields.NAME),
                null,
                null,
                null,
                null,
                meta));
    return new AlertBatch(
        key, GROUPED_BY, Fields.shortened(title, Fields.TITLE), details, List.of(alert));
  }

  private static JsonNode fields(Delivery delivery) {
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    PARAMETERS.forEach(
        name -> delivery.parameter(name).ifPresent(value -> fields.put(name, value)));
    if (isOf(MediaType.APPLICATION_JSON, delivery)) {
      JsonNode json = delivery.json();
      if (!json.isObject()) {
        throw Refused.of(400, "malformed-body", "The body must be an object");
      }
      json.properties()
          .forEach(
              field -> {
                if (!field.getValue().isNull()) {
                  fields.set(field.getKey(), field.getValue());
                }
              });
      return fields;
    }
    MultiValueMap<String, String> form = form(delivery);
    PARAMETERS.forEach(
        name -> Optional.ofNullable(form.getFirst(name)).ifPresent(v -> fields.put(name, v)));
    ObjectNode meta = fields.putObject("meta");
    for (String pair : form.getOrDefault("meta", List.of())) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        meta.put(pair.substring(0, equals), pair.substring(equals + 1));
      }
    }
    return fields;
  }

  static MultiValueMap<String, String> form(Delivery delivery) {
    return isOf(MediaType.APPLICATION_FORM_URLENCODED, delivery)
        ? Delivery.decoded(new String(delivery.body(), StandardCharsets.UTF_8))
        : new LinkedMultiValueMap<>();
  }

  private static boolean isOf(MediaType type, Delivery delivery) {
    String given = delivery.headers().getFirst("Content-Type");
    return given != null
        && given.regionMatches(true, 0, type.toString(), 0, type.toString().length());
  }
}
