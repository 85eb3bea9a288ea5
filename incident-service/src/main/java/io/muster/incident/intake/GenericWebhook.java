package io.muster.incident.intake;

import io.muster.contracts.alert.AlertMapping;
import io.muster.incident.triage.AlertBatch;
import io.muster.starter.Refused;
import java.util.List;
import org.springframework.stereotype.Component;

/** Any tool that posts JSON, read as an administrator says for each integration. */
@Component
class GenericWebhook implements Source {

  static final String KIND = "generic";

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public String title() {
    return "Generic webhook";
  }

  @Override
  public List<AlertBatch> read(Delivery delivery) {
    AlertMapping mapping = delivery.mapping();
    if (mapping == null) {
      throw Refused.of(
          400,
          "no-mapping",
          "Nobody has said yet how messages of this integration are read. This one was kept: an"
              + " administrator can see it and say so.");
    }
    return MappedAlerts.read(mapping, delivery.json(), delivery);
  }
}
