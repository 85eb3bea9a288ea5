package io.muster.incident.intake.alertmanager;

import io.muster.contracts.alert.AlertLink;
import io.muster.incident.intake.Delivery;
import io.muster.incident.intake.Fields;
import io.muster.incident.intake.Severities;
import io.muster.incident.triage.Alert;
import io.muster.incident.triage.Alert.Action;
import io.muster.incident.triage.AlertBatch;
import io.muster.starter.Refused;
import io.muster.starter.Sha256;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Alertmanager's webhook message, version 4: one group of alerts. Fields nobody knows are passed
 * over, fields that are missing are done without; each alert in the list becomes one alert, and one
 * that is not in the list is left as it is.
 */
public final class Webhook4 {

  static final String GROUPED_BY = "alertmanager-group-key/1";

  private static final Dialect ALERTMANAGER =
      new Dialect(
          AlertmanagerWebhook.KIND,
          GROUPED_BY,
          "Send Alertmanager's webhook message, version 4, without a payload template.",
          (json, alert) -> alert);

  private static final String RESOLVED = "resolved";

  private Webhook4() {}

  /**
   * How a tool that took over this message differs.
   *
   * @param source its kind
   * @param groupedBy the rule that tells its problems apart, with its version
   * @param advice a sentence for who sent something else
   * @param more what it says of an alert besides, given the alert's own JSON
   */
  public record Dialect(
      String source, String groupedBy, String advice, BiFunction<JsonNode, Alert, Alert> more) {}

  static AlertBatch read(Delivery delivery) {
    return read(Watchdog.without(delivery.json()), delivery, ALERTMANAGER);
  }

  /**
   * Reads a message.
   *
   * @throws Refused 400 when this is no such message, naming where
   */
  public static AlertBatch read(Delivery delivery, Dialect dialect) {
    return read(delivery.json(), delivery, dialect);
  }

  static AlertBatch read(JsonNode message, Delivery delivery, Dialect dialect) {
    if (!message.isObject()) {
      throw malformed("The body", "an object", dialect);
    }
    JsonNode list = message.path("alerts");
    if (!list.isArray() && !list.isMissingNode() && !list.isNull()) {
      throw malformed("/alerts", "a list", dialect);
    }
    List<Alert> alerts = new ArrayList<>();
    for (JsonNode alert : list) {
      if (!alert.isObject()) {
        throw malformed("/alerts/" + alerts.size(), "an object", dialect);
      }
      Instant startsAt = Fields.instant(alert, "startsAt");
      Alert read = dialect.more().apply(alert, alert(alert, startsAt, message, delivery, dialect));
      alerts.add(startsAt == null ? read : read.withSteadyStart());
    }
    JsonNode annotations = message.path("commonAnnotations");
    String title =
        firstOf(
            Stream.concat(
                Stream.of(Fields.text(annotations, "summary")),
                firingFirst(alerts).map(Alert::summary)));
    String description =
        firstOf(
            Stream.concat(
                Stream.of(Fields.text(annotations, "description")),
                list.valueStream().map(a -> Fields.text(a.path("annotations"), "description"))));
    return new AlertBatch(
        groupingKey(message, alerts),
        dialect.groupedBy(),
        Fields.shortened(title == null ? "Alert" : title, Fields.TITLE),
        Fields.shortened(description, Fields.TEXT),
        alerts);
  }

  private static Alert alert(
      JsonNode alert, Instant startsAt, JsonNode message, Delivery delivery, Dialect dialect) {
    JsonNode labels = alert.path("labels");
    String name =
        Optional.ofNullable(Fields.text(labels, "alertname", Fields.NAME))
            .or(
                () ->
                    Optional.ofNullable(
                        Fields.text(message.path("commonLabels"), "alertname", Fields.NAME)))
            .orElse("Alert");
    JsonNode annotations = alert.path("annotations");
    String summary = Fields.text(annotations, "summary", Fields.SUMMARY);
    String rawSeverity = labelOf(labels, message, "severity");
    Severities severities = Severities.of(rawSeverity);
    boolean firing = firing(alert, message);
    String instance = Fields.text(labels, "instance", Fields.NAME);
    return new Alert(
        key(alert),
        firing ? Action.TRIGGER : Action.RESOLVE,
        name,
        Fields.shortened(labelOf(labels, message, "service"), Fields.NAME),
        severities.alert(),
        severities.incident(),
        summary == null ? name : summary,
        Fields.text(annotations, "description", Fields.TEXT),
        Fields.link(alert, "generatorURL"),
        links(annotations),
        startsAt == null ? delivery.receivedAt() : startsAt,
        firing ? null : Fields.instant(alert, "endsAt"),
        delivery.context(
            dialect.source(),
            Fields.shortened(rawSeverity, Fields.NAME),
            Fields.text(labels, "component", Fields.NAME),
            Fields.text(labels, "group", Fields.NAME),
            Fields.text(labels, "class", Fields.NAME),
            instance == null ? Fields.text(labels, "host", Fields.NAME) : instance,
            Fields.map(labels)));
  }

  private static List<AlertLink> links(JsonNode annotations) {
    return Stream.of(
            new AlertLink("Runbook", Fields.link(annotations, "runbook_url")),
            new AlertLink("Dashboard", Fields.link(annotations, "dashboard_url")))
        .filter(link -> link.href() != null)
        .toList();
  }

  /** What says neither that it fires nor that it is over goes by its group, and then fires. */
  static boolean firing(JsonNode alert, JsonNode message) {
    String status = Fields.text(alert, "status");
    return !RESOLVED.equalsIgnoreCase(status == null ? Fields.text(message, "status") : status);
  }

  private static String labelOf(JsonNode labels, JsonNode message, String name) {
    String label = Fields.text(labels, name);
    return label == null ? Fields.text(message.path("commonLabels"), name) : label;
  }

  /** Alertmanager makes the fingerprint from the labels; without it the labels say as much. */
  private static String key(JsonNode alert) {
    String fingerprint = Fields.key(Fields.text(alert, "fingerprint"));
    return fingerprint == null
        ? Sha256.hex(Fields.map(alert.path("labels")) + " " + Fields.text(alert, "generatorURL"))
            .substring(0, 32)
        : fingerprint;
  }

  private static String groupingKey(JsonNode message, List<Alert> alerts) {
    JsonNode given = message.path("groupKey");
    String key = given.isString() ? Fields.clean(given.stringValue()) : null;
    if (key != null) {
      return key;
    }
    String labels = Fields.map(message.path("groupLabels")).toString();
    return labels.equals("{}")
        ? alerts.stream().findFirst().map(Alert::key).orElse(labels)
        : labels;
  }

  private static Stream<Alert> firingFirst(List<Alert> alerts) {
    return Stream.concat(
        alerts.stream().filter(Alert::firing), alerts.stream().filter(alert -> !alert.firing()));
  }

  private static String firstOf(Stream<String> texts) {
    return texts.filter(text -> text != null).findFirst().orElse(null);
  }

  private static Refused malformed(String where, String what, Dialect dialect) {
    return Refused.of(400, "malformed-body", where + " must be " + what + ". " + dialect.advice());
  }
}
