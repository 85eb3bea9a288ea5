package io.muster.incident.intake.grafana;

import io.muster.incident.intake.Delivery;
import io.muster.incident.intake.Source;
import io.muster.incident.triage.AlertBatch;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Grafana's alerting, posting to a webhook. Where it signs what it sends, the signature has to be
 * right as well as the key.
 */
@Component
class GrafanaWebhook implements Source {

  static final String KIND = "grafana";

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String title() {
    return "Grafana";
  }

  @Override
  public Optional<String> key(Delivery delivery) {
    Optional<String> key = delivery.key();
    key.ifPresent(secret -> Signature.check(delivery, secret));
    return key;
  }

  @Override
  public List<AlertBatch> read(Delivery delivery) {
    return List.of(GrafanaMessage.read(delivery));
  }
}
