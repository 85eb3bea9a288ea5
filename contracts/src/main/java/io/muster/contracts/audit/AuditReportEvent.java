package io.muster.contracts.audit;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.EventType;
import java.time.Instant;
import java.time.LocalDate;

/** What happened to a standing report over a period. */
public sealed interface AuditReportEvent extends Event {

  /** How the ids of all of them begin. */
  String PREFIX = "audit-report-";

  /** The report. */
  String reportId();

  @Override
  default String aggregateId() {
    return reportId();
  }

  /**
   * Somebody had it made. Everything its content follows from stands here, so that the same report
   * comes out whenever it is read.
   *
   * @param framework the controls it goes through, with their version, as in {@code soc2-cc7/1}
   * @param from the first day, UTC
   * @param to the last day, UTC
   * @param asOf position in the log up to which it looks
   * @param sample how many of each population are shown with their evidence
   * @param seed from which the sample follows
   * @param acknowledgeMinutes an incident acknowledged later than this after it opened is an
   *     exception
   * @param reviewDays one without a published review this many days after it ended is an exception
   */
  @EventType(name = "audit-report.drawn")
  record Drawn(
      String reportId,
      String framework,
      LocalDate from,
      LocalDate to,
      long asOf,
      int sample,
      String seed,
      int acknowledgeMinutes,
      int reviewDays,
      Actor by,
      Instant at)
      implements AuditReportEvent {}
}
