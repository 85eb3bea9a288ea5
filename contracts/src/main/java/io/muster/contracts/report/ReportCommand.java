package io.muster.contracts.report;

import io.muster.contracts.Actor;
import io.muster.contracts.Command;
import io.muster.contracts.incident.Severity;
import java.time.Instant;
import java.util.List;

/** What can be asked of a report. */
public sealed interface ReportCommand extends Command {

  /** The report. */
  String reportId();

  @Override
  default String aggregateId() {
    return reportId();
  }

  /** Record what somebody noticed; does nothing when it is recorded. */
  record Receive(
      String reportId, String text, String where, String contact, Instant since, Actor by)
      implements ReportCommand {}

  /**
   * Work on it in an incident; does nothing when it is worked on in that one already.
   *
   * @param declares whether that incident is to be declared; then severity and title are needed
   */
  record TakeUp(
      String reportId,
      String incidentId,
      boolean declares,
      Severity severity,
      String title,
      List<String> services,
      Actor by)
      implements ReportCommand {
    public TakeUp {
      services = services == null ? List.of() : List.copyOf(services);
    }
  }

  /** Do nothing about it; a reason is required. */
  record Dismiss(String reportId, String reason, Actor by) implements ReportCommand {}
}
