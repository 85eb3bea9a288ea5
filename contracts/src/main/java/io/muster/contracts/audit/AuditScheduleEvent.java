package io.muster.contracts.audit;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.EventType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What happened to a schedule by which standing reports are made and mailed. */
public sealed interface AuditScheduleEvent extends Event {

  /** How the ids of all of them begin. */
  String PREFIX = "audit-schedule-";

  /** The schedule. */
  String scheduleId();

  @Override
  default String aggregateId() {
    return scheduleId();
  }

  /**
   * From here on a report is made of each period that ends.
   *
   * @param framework the controls it goes through, as in {@code soc2-cc7}; the newest version then
   * @param sample how many of each population are shown with their evidence
   * @param acknowledgeMinutes limit for acknowledging
   * @param reviewDays limit for a published review
   * @param recipientIds who is mailed that it is there; only managers and auditors can open it
   */
  @EventType(name = "audit-schedule.set")
  record Set(
      String scheduleId,
      String framework,
      AuditRhythm rhythm,
      int sample,
      int acknowledgeMinutes,
      int reviewDays,
      List<String> recipientIds,
      Actor by,
      Instant at)
      implements AuditScheduleEvent {
    public Set {
      recipientIds = List.copyOf(recipientIds);
    }
  }

  /**
   * The report of a period was made.
   *
   * @param title of its framework
   * @param from the first day, UTC
   * @param to the last day, UTC
   * @param recipientIds who is to be mailed
   */
  @EventType(name = "audit-schedule.report-made")
  record ReportMade(
      String scheduleId,
      String reportId,
      String title,
      LocalDate from,
      LocalDate to,
      List<String> recipientIds,
      Actor by,
      Instant at)
      implements AuditScheduleEvent {
    public ReportMade {
      recipientIds = List.copyOf(recipientIds);
    }
  }

  /** No more reports are made by it; those that were stay. */
  @EventType(name = "audit-schedule.stopped")
  record Stopped(String scheduleId, Actor by, Instant at) implements AuditScheduleEvent {}
}
