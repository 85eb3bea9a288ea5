package io.muster.incident.intake.alertmanager;

import io.muster.incident.intake.Accepted;
import io.muster.incident.intake.Answer;
import io.muster.incident.intake.Aside;
import io.muster.incident.intake.Delivery;
import io.muster.incident.intake.Source;
import io.muster.incident.intake.Taken;
import io.muster.incident.triage.AlertBatch;
import io.muster.incident.triage.AlertGrouping.Outcome;
import java.util.List;
import java.util.Optional;
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

  @Override
  public Optional<Aside> aside(Delivery delivery) {
    return Watchdog.aside(
        delivery.json(), Answer.json(202, Accepted.of(new Taken(List.of(), Outcome.NOTHING, 0))));
  }

  @Override
  public boolean beats(Delivery delivery) {
    return Watchdog.beats(delivery.json());
  }
}
