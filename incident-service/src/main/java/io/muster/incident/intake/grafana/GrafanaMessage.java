package io.muster.incident.intake.grafana;

import io.muster.contracts.alert.AlertContext;
import io.muster.contracts.alert.AlertLink;
import io.muster.contracts.alert.AlertSeverity;
import io.muster.contracts.incident.Severity;
import io.muster.incident.intake.Delivery;
import io.muster.incident.intake.Fields;
import io.muster.incident.intake.alertmanager.Webhook4;
import io.muster.incident.intake.alertmanager.Webhook4.Dialect;
import io.muster.incident.triage.Alert;
import io.muster.incident.triage.AlertBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * Grafana's webhook message, version 1: Alertmanager's, with more addresses for each alert and with
 * alerts about rules that could not look.
 */
final class GrafanaMessage {

  static final String GROUPED_BY = "grafana-group-key/1";

  /** The names Grafana gives to alerts of rules that got no answer, or an empty one. */
  private static final Set<String> BLIND = Set.of("DatasourceError", "DatasourceNoData");

  private static final Dialect GRAFANA =
      new Dialect(
          GrafanaWebhook.KIND,
          GROUPED_BY,
          "Let Grafana's webhook contact point send its own message, without a payload template.",
          GrafanaMessage::more);

  private GrafanaMessage() {}

  /**
   * Reads a message.
   *
   * @throws io.muster.starter.Refused 400 when this is no such message, naming where
   */
  static AlertBatch read(Delivery delivery) {
    return Webhook4.read(delivery, GRAFANA);
  }

  private static Alert more(JsonNode json, Alert alert) {
    boolean blind = BLIND.contains(alert.name());
    return new Alert(
        alert.key(),
        alert.action(),
        alert.name(),
        alert.service(),
        blind ? AlertSeverity.WARNING : alert.severity(),
        blind ? Severity.SEV3 : alert.incidentSeverity(),
        alert.summary(),
        alert.description() == null
            ? Fields.text(json, "valueString", Fields.TEXT)
            : alert.description(),
        alert.link(),
        links(json, alert),
        alert.startsAt(),
        alert.endsAt(),
        blind ? ofClass("monitoring-gap", alert.context()) : alert.context());
  }

  private static List<AlertLink> links(JsonNode json, Alert alert) {
    List<AlertLink> links = new ArrayList<>(alert.links());
    add(links, "Dashboard", json, "dashboardURL");
    add(links, "Panel", json, "panelURL");
    add(links, "Image", json, "imageURL");
    add(links, "Silence", json, "silenceURL");
    return links;
  }

  private static void add(List<AlertLink> links, String text, JsonNode json, String field) {
    String href = Fields.link(json, field);
    if (href != null) {
      links.add(new AlertLink(text, href));
    }
  }

  private static AlertContext ofClass(String alertClass, AlertContext context) {
    return new AlertContext(
        context.source(),
        context.rawSeverity(),
        context.component(),
        context.group(),
        alertClass,
        context.host(),
        context.labels(),
        context.receivedAt(),
        context.rawSha256());
  }
}
