package io.muster.incident.intake.cloudwatch;

import io.muster.incident.intake.Delivery;
import io.muster.incident.intake.Fields;
import io.muster.incident.triage.AlertBatch;
import java.time.Instant;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The event EventBridge passes on when an alarm's state changes. */
final class AlarmEvent {

  private AlarmEvent() {}

  /**
   * Reads one; an alarm over several metrics goes by the first of them.
   *
   * @throws io.muster.starter.Refused 400 when there is no alarm in it
   */
  static AlertBatch read(JsonNode event, Delivery delivery) {
    JsonNode detail = event.path("detail");
    JsonNode state = detail.path("state");
    JsonNode configuration = detail.path("configuration");
    JsonNode metric =
        configuration
            .path("metrics")
            .valueStream()
            .map(each -> each.path("metricStat").path("metric"))
            .filter(JsonNode::isObject)
            .findFirst()
            .orElse(configuration.path("none"));
    JsonNode arn = event.path("resources").path(0);
    Instant changed = Fields.instant(state, "timestamp");
    return new Alarm(
            arn.isString() ? Fields.clean(arn.stringValue()) : null,
            Fields.text(detail, "alarmName"),
            Fields.text(state, "value"),
            Fields.text(configuration, "description", Fields.TEXT),
            Fields.text(state, "reason", Fields.TEXT),
            changed == null ? Fields.instant(event, "time") : changed,
            Fields.text(event, "account", Fields.NAME),
            Fields.text(event, "region", Fields.NAME),
            Fields.text(metric, "name", Fields.NAME),
            Fields.text(metric, "namespace", Fields.NAME),
            dimensions(metric))
        .toBatch(delivery);
  }

  private static Map<String, String> dimensions(JsonNode metric) {
    return Fields.map(metric.path("dimensions"));
  }
}
