package io.muster.reporting.audit;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.muster.contracts.audit.AuditReportCommand.Draw;
import io.muster.contracts.audit.AuditReportEvent;
import io.muster.contracts.audit.AuditReportEvent.Drawn;
import java.time.Clock;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** A standing report somebody had made: what it was made from is all there is to say of it. */
@Aggregate(type = "AuditReport")
class DrawnReport {

  @AggregateIdentifier private String reportId;

  DrawnReport() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Draw command, Clock clock) {
    if (reportId == null) {
      apply(
          new Drawn(
              command.reportId(),
              command.framework(),
              command.from(),
              command.to(),
              command.asOf(),
              command.sample(),
              command.seed(),
              command.acknowledgeMinutes(),
              command.reviewDays(),
              command.by(),
              clock.instant()));
    }
  }

  @EventSourcingHandler
  void on(AuditReportEvent event) {
    reportId = event.reportId();
  }
}
