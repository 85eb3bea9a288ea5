package io.muster.incident.intake.cloudevents;

import io.muster.incident.insight.ReportedChange;
import io.muster.incident.intake.Delivery;
import io.muster.incident.intake.Source;
import io.muster.incident.triage.AlertBatch;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Anything that sends CloudEvents, as their specification for webhooks says. */
@Component
class CloudEventsWebhook implements Source {

  static final String KIND = "cloudevents";

  private final SeenEvents seen;

  CloudEventsWebhook(SeenEvents seen) {
    this.seen = seen;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String title() {
    return "CloudEvents";
  }

  @Override
  public Optional<String> key(Delivery delivery) {
    return delivery.key().or(() -> delivery.parameter("access_token"));
  }

  @Override
  public List<AlertBatch> read(Delivery delivery) {
    return seen.news(delivery.integrationId(), CloudEvents.in(delivery)).stream()
        .filter(event -> !EventChange.is(event))
        .map(event -> EventAlert.read(event, delivery))
        .toList();
  }

  @Override
  public List<ReportedChange> changes(Delivery delivery) {
    return CloudEvents.in(delivery).stream()
        .filter(EventChange::is)
        .flatMap(event -> EventChange.read(event, delivery).stream())
        .toList();
  }

  @Override
  public void done(Delivery delivery) {
    seen.remember(delivery.integrationId(), CloudEvents.in(delivery), delivery.receivedAt());
  }

  @Override
  public int disabledStatus() {
    return 410;
  }

  @Override
  public int busyStatus() {
    return 429;
  }
}
