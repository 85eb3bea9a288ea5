package io.muster.incident.triage;

import io.muster.contracts.alert.AlertContext;
import io.muster.contracts.alert.AlertGroupEvent.AlertFired;
import io.muster.contracts.alert.AlertSeverity;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What an alert says under a name: one of the labels its source sent, or what is known of any
 * alert. Grouping and silences mean the same by the same name.
 */
public final class AlertLabels {

  private AlertLabels() {}

  /** The value; empty when the alert does not say. */
  static String of(String label, Alert alert) {
    return value(label, alert.name(), alert.service(), alert.severity(), alert.context());
  }

  /**
   * The value; empty when the alert does not say.
   *
   * @param integrationId the source it came from, which every alert has as {@code integration}
   */
  public static String of(String label, String integrationId, AlertFired alert) {
    String said = value(label, alert.name(), alert.service(), alert.severity(), alert.context());
    return said.isEmpty() && label.equals("integration") ? integrationId : said;
  }

  /** What kinds of incident an alert says it is, in small letters; none when it does not say. */
  public static Stream<String> classes(AlertFired alert) {
    return Stream.of(
            alert.context().labels().get("muster_class"),
            alert.context().labels().get("incident_class"),
            alert.context().alertClass())
        .filter(Objects::nonNull)
        .map(name -> name.strip().toLowerCase(Locale.ROOT));
  }

  private static String value(
      String label, String name, String service, AlertSeverity severity, AlertContext context) {
    String said = context.labels().get(label);
    if (said != null) {
      return said;
    }
    String known =
        switch (label) {
          case "service" -> service;
          case "name", "alertname" -> name;
          case "host" -> context.host();
          case "component" -> context.component();
          case "group" -> context.group();
          case "class" -> context.alertClass();
          case "source" -> context.source();
          case "severity" -> severity.name().toLowerCase(Locale.ROOT);
          default -> null;
        };
    return known == null ? "" : known;
  }
}
