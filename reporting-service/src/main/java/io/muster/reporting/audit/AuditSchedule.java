package io.muster.reporting.audit;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.muster.contracts.audit.AuditScheduleCommand.Begin;
import io.muster.contracts.audit.AuditScheduleCommand.RecordReport;
import io.muster.contracts.audit.AuditScheduleCommand.Stop;
import io.muster.contracts.audit.AuditScheduleEvent;
import io.muster.contracts.audit.AuditScheduleEvent.ReportMade;
import io.muster.contracts.audit.AuditScheduleEvent.Stopped;
import java.time.Clock;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** A schedule by which standing reports are made; each report of it is recorded once. */
@Aggregate(type = "AuditSchedule")
class AuditSchedule {

  @AggregateIdentifier private String scheduleId;
  private ScheduleState state = ScheduleState.NONE;

  AuditSchedule() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Begin command, Clock clock) {
    if (scheduleId == null) {
      apply(
          new AuditScheduleEvent.Set(
              command.scheduleId(),
              command.framework(),
              command.rhythm(),
              command.sample(),
              command.acknowledgeMinutes(),
              command.reviewDays(),
              command.recipientIds(),
              command.by(),
              clock.instant()));
    }
  }

  @CommandHandler
  void handle(RecordReport command, Clock clock) {
    if (state.runs() && !state.madeFrom(command.from())) {
      apply(
          new ReportMade(
              command.scheduleId(),
              command.reportId(),
              command.title(),
              command.from(),
              command.to(),
              state.set().recipientIds(),
              command.by(),
              clock.instant()));
    }
  }

  @CommandHandler
  void handle(Stop command, Clock clock) {
    if (state.runs()) {
      apply(new Stopped(command.scheduleId(), command.by(), clock.instant()));
    }
  }

  @EventSourcingHandler
  void on(AuditScheduleEvent event) {
    scheduleId = event.scheduleId();
    state = state.after(event);
  }
}
