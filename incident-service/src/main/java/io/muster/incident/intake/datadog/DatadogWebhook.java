package io.muster.incident.intake.datadog;

import io.muster.incident.intake.Delivery;
import io.muster.incident.intake.Source;
import io.muster.incident.triage.AlertBatch;
import java.util.List;
import org.springframework.stereotype.Component;

/** Datadog, posting to a webhook. It sends again after a 5xx only, five times in all. */
@Component
class DatadogWebhook implements Source {

  static final String KIND = "datadog";

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String title() {
    return "Datadog";
  }

  @Override
  public List<AlertBatch> read(Delivery delivery) {
    return List.of(MonitorMessage.read(delivery));
  }
}
