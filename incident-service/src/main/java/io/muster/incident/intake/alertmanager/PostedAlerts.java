package io.muster.incident.intake.alertmanager;

import io.muster.incident.intake.Delivery;
import io.muster.incident.intake.Fields;
import io.muster.incident.intake.alertmanager.Webhook4.Dialect;
import io.muster.incident.triage.Alert;
import io.muster.incident.triage.AlertBatch;
import io.muster.starter.Refused;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A list of alerts as Prometheus posts it to Alertmanager's API, version 2. An alert is what its
 * labels say; those of the same name, cluster and service are one problem, unless an administrator
 * has said otherwise.
 */
final class PostedAlerts {

  private static final String GROUPED_BY = "alertname-cluster-service/1";
  private static final List<String> GROUPING = List.of("alertname", "cluster", "service");

  /** So long holds what does not say how long; Alertmanager's own measure. */
  private static final Duration RESOLVE_TIMEOUT = Duration.ofMinutes(5);

  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;
  private static final byte SEPARATOR = (byte) 0xff;

  private PostedAlerts() {}

  /**
   * Reads a list. What has no labels is nothing and passed over.
   *
   * @throws Refused 400 when it is no list of alerts, naming where
   */
  static List<AlertBatch> read(Delivery delivery) {
    JsonNode list = delivery.json();
    if (!list.isArray()) {
      throw malformed("The body must be a list of alerts");
    }
    Instant now = delivery.receivedAt();
    Map<String, ArrayNode> groups = new LinkedHashMap<>();
    int at = 0;
    for (JsonNode alert : list) {
      if (!alert.isObject() || !alert.path("labels").isObject()) {
        throw malformed("/%d/labels must be an object".formatted(at));
      }
      Map<String, String> labels = labels(alert.path("labels"));
      if (!labels.isEmpty() && !Watchdog.isOne(alert, list)) {
        groups
            .computeIfAbsent(groupOf(labels), key -> JsonNodeFactory.instance.arrayNode())
            .add(stated(alert, labels, now));
      }
      at++;
    }
    Dialect dialect =
        new Dialect(
            PrometheusAlerts.KIND,
            GROUPED_BY,
            "Send alerts as Prometheus does.",
            (json, alert) -> expiring(json, alert, now));
    List<AlertBatch> batches = new ArrayList<>();
    groups.forEach(
        (key, alerts) -> {
          ObjectNode message = JsonNodeFactory.instance.objectNode();
          message.put("groupKey", key);
          message.set("alerts", alerts);
          batches.add(Webhook4.read(message, delivery, dialect));
        });
    return batches;
  }

  private static Map<String, String> labels(JsonNode labels) {
    Map<String, String> sorted = new TreeMap<>();
    labels
        .properties()
        .forEach(
            label -> {
              if (label.getValue().isString() && !label.getValue().stringValue().isEmpty()) {
                sorted.put(label.getKey(), label.getValue().stringValue());
              }
            });
    return sorted;
  }

  private static String groupOf(Map<String, String> labels) {
    Map<String, String> group = new TreeMap<>(labels);
    group.keySet().retainAll(GROUPING);
    String text = Fields.key(Fields.clean("{}:" + group));
    return text == null ? "{}:{}" : text;
  }

  /** In the words of the webhook, which says of each alert whether it fires and who it is. */
  private static ObjectNode stated(JsonNode alert, Map<String, String> labels, Instant now) {
    Instant endsAt = Fields.instant(alert, "endsAt");
    return JsonNodeFactory.instance
        .objectNode()
        .setAll((ObjectNode) alert)
        .put("status", endsAt != null && !endsAt.isAfter(now) ? "resolved" : "firing")
        .put("fingerprint", fingerprint(labels));
  }

  /** A list of Watchdogs that are over is no heartbeat. */
  static boolean beats(JsonNode list, Instant now) {
    ArrayNode stated = JsonNodeFactory.instance.arrayNode();
    list.valueStream()
        .filter(ObjectNode.class::isInstance)
        .forEach(alert -> stated.add(stated(alert, Map.of(), now)));
    return Watchdog.beats(stated);
  }

  private static Alert expiring(JsonNode json, Alert alert, Instant now) {
    if (!alert.firing()) {
      return alert;
    }
    Instant endsAt = Fields.instant(json, "endsAt");
    return alert.expiring(endsAt == null ? now.plus(RESOLVE_TIMEOUT) : endsAt);
  }

  /** As Alertmanager makes it: FNV-1a, 64 bits, over names and values in order of the names. */
  static String fingerprint(Map<String, String> sortedLabels) {
    long hash = FNV_OFFSET;
    for (Map.Entry<String, String> label : sortedLabels.entrySet()) {
      hash = add(add(hash, label.getKey()), label.getValue());
    }
    return HexFormat.of().toHexDigits(hash);
  }

  private static long add(long hash, String text) {
    long next = hash;
    for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
      next = (next ^ (each & 0xff)) * FNV_PRIME;
    }
    return (next ^ (SEPARATOR & 0xff)) * FNV_PRIME;
  }

  private static Refused malformed(String what) {
    return Refused.of(400, "malformed-body", what + ". Send alerts as Prometheus does.");
  }
}
