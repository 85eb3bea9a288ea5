package io.muster.contracts.audit;

import io.muster.contracts.Actor;
import io.muster.contracts.Command;
import java.time.LocalDate;
import java.util.List;

/** What can be asked of a schedule of standing reports. */
public sealed interface AuditScheduleCommand extends Command {

  /** The schedule. */
  String scheduleId();

  @Override
  default String aggregateId() {
    return scheduleId();
  }

  /** Make reports from now on; see {@link AuditScheduleEvent.Set}. */
  record Begin(
      String scheduleId,
      String framework,
      AuditRhythm rhythm,
      int sample,
      int acknowledgeMinutes,
      int reviewDays,
      List<String> recipientIds,
      Actor by)
      implements AuditScheduleCommand {
    public Begin {
      recipientIds = List.copyOf(recipientIds);
    }
  }

  /** Record that the report of a period was made. Safe to give twice. */
  record RecordReport(
      String scheduleId, String reportId, String title, LocalDate from, LocalDate to, Actor by)
      implements AuditScheduleCommand {}

  /** Make no more. */
  record Stop(String scheduleId, Actor by) implements AuditScheduleCommand {}
}
