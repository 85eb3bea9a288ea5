package io.muster.notification.webhook;

import io.muster.contracts.webhook.WebhookFormat;
import io.muster.contracts.webhook.WebhookKind;
import java.util.Optional;

/** What messages are called in each format. Receivers compare these words: they never change. */
final class MessageTypes {

  private MessageTypes() {}

  /** The word; nothing where a format has none. */
  static Optional<String> of(WebhookFormat format, WebhookKind kind) {
    return switch (format) {
      case STANDARD -> Optional.of(standard(kind));
      case PAGERDUTY -> Optional.ofNullable(pagerDuty(kind));
    };
  }

  private static String standard(WebhookKind kind) {
    return switch (kind) {
      case OPENED -> "incident.opened";
      case ACKNOWLEDGED -> "incident.acknowledged";
      case UNACKNOWLEDGED -> "incident.unacknowledged";
      case ESCALATED -> "incident.escalated";
      case SEVERITY_CHANGED -> "incident.severity_changed";
      case SERVICES_CHANGED -> "incident.services_changed";
      case PHASE_CHANGED -> "incident.phase_changed";
      case ROLE_ASSIGNED -> "incident.role_assigned";
      case RESOLVED -> "incident.resolved";
      case REOPENED -> "incident.reopened";
    };
  }

  private static String pagerDuty(WebhookKind kind) {
    return switch (kind) {
      case OPENED -> "incident.triggered";
      case ACKNOWLEDGED -> "incident.acknowledged";
      case UNACKNOWLEDGED -> "incident.unacknowledged";
      case ESCALATED -> "incident.escalated";
      case SEVERITY_CHANGED -> "incident.priority_updated";
      case SERVICES_CHANGED -> "incident.service_updated";
      case RESOLVED -> "incident.resolved";
      case REOPENED -> "incident.reopened";
      case PHASE_CHANGED, ROLE_ASSIGNED -> null;
    };
  }
}
