package io.muster.incident.intake.newrelic;

import io.muster.incident.intake.Delivery;
import io.muster.incident.intake.Source;
import io.muster.incident.triage.AlertBatch;
import java.util.List;
import org.springframework.stereotype.Component;

/** New Relic, whose workflows post each change of an issue to a webhook. */
@Component
class NewRelicWebhook implements Source {

  static final String KIND = "newrelic";

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String title() {
    return "New Relic";
  }

  @Override
  public List<AlertBatch> read(Delivery delivery) {
    return List.of(IssueMessage.read(delivery));
  }
}
