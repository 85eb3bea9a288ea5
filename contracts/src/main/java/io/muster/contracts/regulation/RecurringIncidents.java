package io.muster.contracts.regulation;

import java.util.List;

/**
 * Incidents with the same apparent cause, none of which has to be reported by itself, taken
 * together.
 *
 * @param cause in words, as in {@code service ledger failed}
 * @param incidentIds oldest first, at least two
 * @param inputs the answers of their decisions taken together
 * @param thresholds which thresholds those meet
 * @param proposed what the regime's table says of them together; null when it cannot tell
 */
public record RecurringIncidents(
    String cause,
    List<String> incidentIds,
    List<Input> inputs,
    List<String> thresholds,
    Reportability proposed) {
  public RecurringIncidents {
    incidentIds = List.copyOf(incidentIds);
    inputs = List.copyOf(inputs);
    thresholds = List.copyOf(thresholds);
  }
}
