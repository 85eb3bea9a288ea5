package io.muster.reporting.audit;

import io.muster.contracts.audit.AuditScheduleEvent;
import io.muster.contracts.audit.AuditScheduleEvent.ReportMade;
import io.muster.contracts.audit.AuditScheduleEvent.Stopped;
import io.muster.reporting.ledger.LogEntry;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * How far a schedule has come.
 *
 * @param set what was asked for; null before
 * @param last the report made last; null while none was
 */
record ScheduleState(AuditScheduleEvent.Set set, ReportMade last, boolean stopped) {

  static final ScheduleState NONE = new ScheduleState(null, null, false);

  /** In UTC on the day after a period: what was recorded at its very end has arrived by then. */
  private static final LocalTime MADE_AT = LocalTime.of(6, 0);

  static ScheduleState of(List<LogEntry> entries) {
    ScheduleState state = NONE;
    for (LogEntry entry : entries) {
      if (entry.event().orElse(null) instanceof AuditScheduleEvent event) {
        state = state.after(event);
      }
    }
    return state;
  }

  ScheduleState after(AuditScheduleEvent event) {
    return switch (event) {
      case AuditScheduleEvent.Set e -> new ScheduleState(e, last, false);
      case ReportMade e -> new ScheduleState(set, e, stopped);
      case Stopped _ -> new ScheduleState(set, last, true);
    };
  }

  boolean runs() {
    return set != null && !stopped;
  }

  /** Whether the report of the period that begins on a day, or of a later one, was made. */
  boolean madeFrom(LocalDate first) {
    return last != null && !last.from().isBefore(first);
  }

  /**
   * The newest period whose report is to be made and was not; periods that were over when the
   * schedule was set have none, and of several missed ones the last is enough.
   */
  Optional<Period> due(Instant now) {
    LocalDate today = day(now.minusNanos(MADE_AT.toNanoOfDay()));
    LocalDate to = set.rhythm().firstOf(today).minusDays(1);
    LocalDate from = set.rhythm().firstOf(to);
    return to.isBefore(day(set.at())) || madeFrom(from)
        ? Optional.empty()
        : Optional.of(new Period(from, to));
  }

  /** When the report of the period that runs now is due. */
  Instant next(Instant now) {
    LocalDate today = day(now.minusNanos(MADE_AT.toNanoOfDay()));
    return set.rhythm().firstAfter(today).atTime(MADE_AT).toInstant(ZoneOffset.UTC);
  }

  private static LocalDate day(Instant moment) {
    return LocalDate.ofInstant(moment, ZoneOffset.UTC);
  }
}
