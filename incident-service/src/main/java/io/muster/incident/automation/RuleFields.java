package io.muster.incident.automation;

import java.util.List;

/**
 * The document a rule's condition is asked of, and its texts are filled in from: what is recorded
 * of the incident up to and with the event that sets the rule off.
 */
final class RuleFields {

  /** As {@code docs/automation.md} tells them. */
  private static final List<String> FIELDS =
      List.of(
          "number",
          "severity",
          "phase",
          "state",
          "services",
          "tier",
          "classes",
          "source",
          "integration",
          "roles",
          "isDrill",
          "isPrivate",
          "hour",
          "weekday",
          "labels",
          "event",
          "event.kind",
          "event.by",
          "event.from",
          "event.to",
          "event.role",
          "event.move");

  private static final String LABEL = "labels.";

  private RuleFields() {}

  /** Whether there is such a field; every label of an alert may be asked for. */
  static boolean isKnown(String path) {
    return FIELDS.contains(path) || path.startsWith(LABEL) && path.indexOf('.', LABEL.length()) < 0;
  }

  /** All of them, as somebody writes them into a condition. */
  static String inWords() {
    return String.join(", ", FIELDS.stream().filter(field -> !field.equals("event")).toList())
        .replace("labels", "labels.NAME");
  }
}
