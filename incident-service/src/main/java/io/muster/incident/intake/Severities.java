package io.muster.incident.intake;

import io.muster.contracts.alert.AlertSeverity;
import io.muster.contracts.incident.Severity;
import java.util.Locale;

/**
 * What the label {@code severity} means: for the alert, and for an incident it opens. Anything
 * unheard of is taken for SEV3, which wakes somebody.
 */
public record Severities(AlertSeverity alert, Severity incident) {

  /** By the word a source uses; null when it uses none. */
  public static Severities of(String label) {
    String word = label == null ? "" : label.toLowerCase(Locale.ROOT);
    return switch (word) {
      case "sev1" -> new Severities(AlertSeverity.CRITICAL, Severity.SEV1);
      case "sev2" -> new Severities(AlertSeverity.ERROR, Severity.SEV2);
      case "sev3" -> new Severities(AlertSeverity.WARNING, Severity.SEV3);
      case "sev4" -> new Severities(AlertSeverity.INFO, Severity.SEV4);
      case "sev5" -> new Severities(AlertSeverity.INFO, Severity.SEV5);
      case "critical", "page" -> new Severities(AlertSeverity.CRITICAL, Severity.SEV1);
      case "error", "high" -> new Severities(AlertSeverity.ERROR, Severity.SEV2);
      case "warning" -> new Severities(AlertSeverity.WARNING, Severity.SEV3);
      case "info", "none" -> new Severities(AlertSeverity.INFO, Severity.SEV4);
      default -> new Severities(AlertSeverity.UNKNOWN, Severity.SEV3);
    };
  }
}
