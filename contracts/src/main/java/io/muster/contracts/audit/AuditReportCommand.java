package io.muster.contracts.audit;

import io.muster.contracts.Actor;
import io.muster.contracts.Command;
import java.time.LocalDate;

/** What can be asked of a standing report. */
public sealed interface AuditReportCommand extends Command {

  /** The report. */
  String reportId();

  @Override
  default String aggregateId() {
    return reportId();
  }

  /** Have it made; see {@link AuditReportEvent.Drawn}. Safe to give twice. */
  record Draw(
      String reportId,
      String framework,
      LocalDate from,
      LocalDate to,
      long asOf,
      int sample,
      String seed,
      int acknowledgeMinutes,
      int reviewDays,
      Actor by)
      implements AuditReportCommand {}
}
