package io.muster.incident.intake.kibana;

import io.muster.incident.intake.Delivery;
import io.muster.incident.intake.Source;
import io.muster.incident.triage.AlertBatch;
import java.util.List;
import org.springframework.stereotype.Component;

/** Kibana's webhook connector. */
@Component
class KibanaWebhook implements Source {

  static final String KIND = "kibana";

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String title() {
    return "Kibana";
  }

  @Override
  public List<AlertBatch> read(Delivery delivery) {
    return List.of(RuleMessage.read(delivery));
  }
}
