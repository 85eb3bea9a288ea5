package io.muster.incident.intake.cloudflare;

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
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A notification of Cloudflare. Those that say that something started or ended belong together by
 * their correlation id; of any other nobody will ever say that it is over, so each is a problem of
 * its own and the same body sent again is the same one.
 */
final class NotificationMessage {

  static final String GROUPED_BY = "cloudflare-correlation/1";

  private NotificationMessage() {}

  /**
   * Reads a notification.
   *
   * @throws Refused 400 when it is no object, or has neither name nor text
   */
  static AlertBatch read(Delivery delivery) {
    JsonNode message = delivery.json();
    if (!message.isObject()) {
      throw malformed("The body must be an object");
    }
    String text = Fields.text(message, "text", Fields.TEXT);
    String title =
        Stream.of(
                Fields.text(message, "name", Fields.SUMMARY),
                Fields.shortened(text, Fields.SUMMARY))
            .filter(Objects::nonNull)
            .findFirst()
            .orElseThrow(() -> malformed("/name or /text must say what it is about"));
    String event = Fields.text(message, "alert_event", Fields.NAME);
    boolean over = "ALERT_STATE_EVENT_END".equals(event);
    String correlation = Fields.key(Fields.text(message, "alert_correlation_id"));
    boolean ends = over || "ALERT_STATE_EVENT_START".equals(event);
    String key = ends && correlation != null ? correlation : delivery.sha256();
    JsonNode data = message.path("data");
    String rawSeverity = Fields.text(data, "severity", Fields.NAME);
    Severities severities = Severities.of(rawSeverity);
    String type = Fields.text(message, "alert_type", Fields.NAME);
    Instant at = Fields.epochSeconds(message, "ts");
    String policy = Fields.text(message, "policy_name", Fields.NAME);
    Alert alert =
        new Alert(
            key,
            over && correlation != null ? Action.RESOLVE : Action.TRIGGER,
            type == null ? "Alert" : type,
            Fields.text(data, "zone_name", Fields.NAME),
            severities.alert(),
            severities.incident(),
            title,
            text == null ? Fields.details(data, Fields.TEXT) : text,
            Fields.link(data, "dashboard_link"),
            List.of(),
            at == null ? delivery.receivedAt() : at,
            over ? at : null,
            delivery.context(
                CloudflareWebhook.KIND,
                rawSeverity,
                null,
                policy,
                type,
                Fields.text(data, "target_hostname", Fields.NAME),
                labels(type, policy)));
    return new AlertBatch(
        key,
        GROUPED_BY,
        Fields.shortened(title, Fields.TITLE),
        alert.description(),
        List.of(alert));
  }

  /** Whether it is one of a pair: of any other it is the only message there will ever be. */
  static boolean endIsSent(Alert alert) {
    return !alert.key().equals(alert.context().rawSha256());
  }

  private static Map<String, String> labels(String type, String policy) {
    Map<String, String> labels = new TreeMap<>();
    if (type != null) {
      labels.put("type", type);
    }
    if (policy != null) {
      labels.put("policy", policy);
    }
    return labels;
  }

  private static Refused malformed(String what) {
    return Refused.of(
        400, "malformed-body", what + ". Let Cloudflare's webhook send its own notification.");
  }
}
