package io.muster.incident.view;

import io.muster.contracts.recovery.RecoveryWatchEvent;
import io.muster.contracts.recovery.RecoveryWatchEvent.AlertFired;
import io.muster.contracts.recovery.RecoveryWatchEvent.MetricBreached;
import io.muster.contracts.recovery.RecoveryWatchEvent.Passed;
import io.muster.contracts.recovery.RecoveryWatchEvent.RecoveryDeclared;
import io.muster.contracts.recovery.RecoveryWatchEvent.Started;
import io.muster.contracts.recovery.RecoveryWatchEvent.Stopped;
import java.util.LinkedHashMap;
import java.util.Map;

/** The watch over a recovery, as the timeline tells it. */
final class RecoveryWatchLines {

  private RecoveryWatchLines() {}

  /**
   * In one line.
   *
   * @param texts whether the reader may see what people wrote
   */
  static String summary(RecoveryWatchEvent event, boolean texts) {
    return switch (event) {
      case Started e ->
          "Recovery watch until %s over %s".formatted(e.until(), String.join(", ", e.services()));
      case AlertFired e -> "It came back: %s fires on %s".formatted(e.alert(), e.service());
      case MetricBreached e when texts -> "It came back: %s is %s".formatted(e.metric(), e.value());
      case MetricBreached e -> "It came back: a watched metric is " + e.value();
      case Passed _ -> "The recovery watch passed: nothing came back";
      case Stopped _ -> "The recovery watch was stopped before its time";
      case RecoveryDeclared e ->
          e.overrideReason() == null
              ? "Recovery declared complete"
              : "Recovery declared complete although something is missing";
    };
  }

  static Map<String, Object> data(RecoveryWatchEvent event) {
    Map<String, Object> data = new LinkedHashMap<>();
    switch (event) {
      case Started e -> {
        data.put("from", e.from());
        data.put("until", e.until());
        data.put("services", e.services());
        data.put("metrics", e.metrics());
      }
      case AlertFired e -> {
        data.put("groupId", e.groupId());
        data.put("alert", e.alert());
        data.put("service", e.service());
      }
      case MetricBreached e -> {
        data.put("metric", e.metric());
        data.put("value", e.value());
      }
      case Passed e -> data.put("looks", e.looks());
      case Stopped e -> data.put("reason", e.reason());
      case RecoveryDeclared e -> {
        data.put("planId", e.planId());
        data.put("version", e.version());
        data.put("open", e.open());
        data.put("reason", e.overrideReason());
      }
    }
    return data;
  }
}
