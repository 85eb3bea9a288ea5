package io.muster.incident.intake.cloudevents;

import io.muster.incident.intake.Delivery;
import io.muster.incident.intake.Source;
import io.muster.incident.triage.AlertBatch;
import java.util.List;
import java.util.function.Supplier;

/** CloudEvents as the service reads them, without its memory of those it has seen. */
final class CloudEventsWebhookFuzzed implements Supplier<Source> {

  @Override
  public Source get() {
    return new CloudEventsWebhook(null) {
      @Override
      public List<AlertBatch> read(Delivery delivery) {
        return CloudEvents.in(delivery).stream()
            .filter(event -> !EventChange.is(event))
            .map(event -> EventAlert.read(event, delivery))
            .toList();
      }
    };
  }
}
