package io.muster.incident.intake;

import io.muster.incident.triage.AlertBatch;
import java.util.List;
import java.util.function.Supplier;

/** A webhook of any tool, read by a mapping that uses all there is. */
final class GenericWebhookFuzzed implements Supplier<Source> {

  @Override
  public Source get() {
    return new GenericWebhook() {
      @Override
      public List<AlertBatch> read(Delivery delivery) {
        return MappedAlerts.read(MappedAlertsTest.MAPPING, delivery.json(), delivery);
      }
    };
  }
}
