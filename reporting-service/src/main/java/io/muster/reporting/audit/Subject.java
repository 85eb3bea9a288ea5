package io.muster.reporting.audit;

import io.muster.reporting.audit.Deviations.Found;
import io.muster.reporting.ledger.LogEntry;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Something of a population, with what was found. Its record is not held: a period may have any
 * number of them.
 *
 * @param id from which the draw follows
 * @param shown the number of the incident, the id of the plan, or how the person is called
 * @param record reads again what the log says of it, oldest first
 */
record Subject(
    String id,
    String shown,
    String title,
    Set<Population> populations,
    List<Found> found,
    Supplier<List<LogEntry>> record) {

  boolean belongsTo(Framework.Control control) {
    return populations.contains(control.population());
  }

  boolean deviatesFrom(Framework.Control control) {
    return found.stream().anyMatch(each -> control.deviations().contains(each.deviation()));
  }
}
