package io.muster.incident.intake.alertmanager;

import io.muster.incident.intake.Answer;
import io.muster.incident.intake.Delivery;
import io.muster.incident.intake.Source;
import io.muster.incident.intake.Taken;
import io.muster.incident.triage.AlertBatch;
import io.muster.starter.Refused;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Prometheus itself, or anything else that sends alerts to Alertmanager's API, version 2. It sends
 * what fires again and again and says each time until when that holds.
 */
@Component
class PrometheusAlerts implements Source {

  static final String KIND = "alertmanager-v2";
  static final String PATH = "/api/v2/alerts";

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String title() {
    return "Prometheus (Alertmanager API v2)";
  }

  @Override
  public String path() {
    return PATH;
  }

  @Override
  public List<AlertBatch> read(Delivery delivery) {
    return PostedAlerts.read(delivery);
  }

  @Override
  public boolean beats(Delivery delivery) {
    return PostedAlerts.beats(delivery.json(), delivery.receivedAt());
  }

  @Override
  public Answer accepted(Delivery delivery, Taken taken) {
    return new Answer(200, null, null);
  }

  /** Alertmanager says in one text what is wrong. */
  @Override
  public Answer refused(Refused why) {
    return Answer.json(why.status(), JsonNodeFactory.instance.stringNode(why.getMessage()));
  }
}
