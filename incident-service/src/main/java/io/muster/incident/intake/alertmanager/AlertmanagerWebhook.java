package io.muster.incident.intake.alertmanager;

import io.muster.incident.intake.Delivery;
import io.muster.incident.intake.Source;
import io.muster.incident.triage.AlertBatch;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Alertmanager, posting to a webhook. It sends again after a 5xx only, so that is the answer
 * whenever it should.
 */
@Component
class AlertmanagerWebhook implements Source {

  static final String KIND = "alertmanager";

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String title() {
    return "Prometheus Alertmanager";
  }

  @Override
  public List<AlertBatch> read(Delivery delivery) {
    return List.of(Webhook4.read(delivery));
  }
}
