package io.muster.incident.intake;

import io.muster.incident.triage.AlertBatch;
import io.muster.incident.triage.AlertGrouping.Outcome;
import java.util.List;

/**
 * What was read of a message and is durable now.
 *
 * @param alerts as they were read
 * @param outcome what became of them
 * @param changes how many changes it told of
 */
public record Taken(List<AlertBatch> alerts, Outcome outcome, int changes) {
  public Taken {
    alerts = List.copyOf(alerts);
  }

  /** The key of the only problem in it, for sources that send one at a time. */
  public String key() {
    return alerts.getFirst().alerts().getFirst().key();
  }
}
