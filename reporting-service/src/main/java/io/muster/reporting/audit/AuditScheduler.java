package io.muster.reporting.audit;

import io.muster.contracts.Actor;
import io.muster.contracts.audit.AuditReportCommand.Draw;
import io.muster.contracts.audit.AuditReportEvent;
import io.muster.contracts.audit.AuditScheduleCommand.RecordReport;
import io.muster.contracts.audit.AuditScheduleEvent;
import io.muster.reporting.ledger.Ledger;
import io.muster.starter.CommandSender;
import io.muster.starter.Sha256;
import io.muster.starter.timer.Timers;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/**
 * Makes the reports of schedules. A report's id follows from its schedule and period, so that none
 * is made twice, whoever of several copies of this service does it and wherever it dies.
 */
@Component
@ProcessingGroup(AuditScheduler.GROUP)
class AuditScheduler {

  static final String GROUP = "reporting.audit-schedules";

  private static final Actor BY = Actor.system("audit-schedules");
  private static final int DIGITS = 32;

  private final Ledger ledger;
  private final Frameworks frameworks;
  private final CommandSender sender;
  private final Timers timers;
  private final Clock clock;

  AuditScheduler(
      Ledger ledger, Frameworks frameworks, CommandSender sender, Timers auditTimers, Clock clock) {
    this.ledger = ledger;
    this.frameworks = frameworks;
    this.sender = sender;
    this.timers = auditTimers;
    this.clock = clock;
  }

  @EventHandler
  void on(AuditScheduleEvent event) {
    switch (event) {
      case AuditScheduleEvent.Set set -> timers.remind(set.scheduleId(), clock.instant());
      case AuditScheduleEvent.Stopped stopped -> timers.forget(stopped.scheduleId());
      case AuditScheduleEvent.ReportMade _ -> {
        // Whoever made it has the timer.
      }
    }
  }

  /** Makes what is due; answers when to look again, while the schedule runs. */
  Optional<Instant> due(String scheduleId) {
    ScheduleState state = ScheduleState.of(ledger.ofAggregate(scheduleId, Long.MAX_VALUE));
    if (!state.runs()) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    state.due(now).ifPresent(period -> make(state.set(), period));
    return Optional.of(state.next(now));
  }

  private void make(AuditScheduleEvent.Set set, Period period) {
    Framework framework =
        frameworks
            .newest(set.framework())
            .orElseThrow(() -> new IllegalStateException("No framework " + set.framework()));
    String reportId =
        AuditReportEvent.PREFIX
            + Sha256.hex(set.scheduleId() + "\n" + period.from()).substring(0, DIGITS);
    sender.sendSystem(
        new Draw(
            reportId,
            framework.ref(),
            period.from(),
            period.to(),
            ledger.head().position(),
            set.sample(),
            UUID.randomUUID().toString().replace("-", ""),
            set.acknowledgeMinutes(),
            set.reviewDays(),
            BY));
    sender.sendSystem(
        new RecordReport(
            set.scheduleId(), reportId, framework.title(), period.from(), period.to(), BY));
  }
}
