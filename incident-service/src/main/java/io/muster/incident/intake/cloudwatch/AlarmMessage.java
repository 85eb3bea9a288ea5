package io.muster.incident.intake.cloudwatch;

import io.muster.incident.intake.Delivery;
import io.muster.incident.intake.Fields;
import io.muster.incident.triage.AlertBatch;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** What an alarm publishes to a topic of SNS when its state changes. */
final class AlarmMessage {

  private AlarmMessage() {}

  /**
   * Reads one; an alarm over several metrics goes by the first of them.
   *
   * @throws io.muster.starter.Refused 400 when there is no alarm in it
   */
  static AlertBatch read(JsonNode message, Delivery delivery) {
    JsonNode trigger = message.path("Trigger");
    JsonNode metric = trigger;
    for (JsonNode each : trigger.path("Metrics")) {
      if (each.path("MetricStat").path("Metric").isObject()) {
        metric = each.path("MetricStat").path("Metric");
        break;
      }
    }
    return new Alarm(
            Fields.text(message, "AlarmArn"),
            Fields.text(message, "AlarmName"),
            Fields.text(message, "NewStateValue"),
            Fields.text(message, "AlarmDescription", Fields.TEXT),
            Fields.text(message, "NewStateReason", Fields.TEXT),
            Fields.instant(message, "StateChangeTime"),
            Fields.text(message, "AWSAccountId", Fields.NAME),
            Fields.text(message, "Region", Fields.NAME),
            Fields.text(metric, "MetricName", Fields.NAME),
            Fields.text(metric, "Namespace", Fields.NAME),
            dimensions(metric))
        .toBatch(delivery);
  }

  private static Map<String, String> dimensions(JsonNode metric) {
    Map<String, String> dimensions = new TreeMap<>();
    for (JsonNode each : metric.path("Dimensions")) {
      String name = Fields.text(each, "name", Fields.NAME);
      String value = Fields.text(each, "value", Fields.SUMMARY);
      if (name != null && value != null && dimensions.size() < 60) {
        dimensions.put(Fields.shortened(name, 128), value);
      }
    }
    return dimensions;
  }
}
