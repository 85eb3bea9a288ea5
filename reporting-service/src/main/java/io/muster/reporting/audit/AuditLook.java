package io.muster.reporting.audit;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.muster.contracts.audit.AuditViewCommand.RecordView;
import io.muster.contracts.audit.AuditViewEvent;
import io.muster.contracts.audit.AuditViewEvent.Viewed;
import java.time.Clock;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * One look of an auditor. Each is an aggregate of its own, so that looks never collide and an
 * engagement stays quick to load however much was looked at.
 */
@Aggregate(type = "AuditView")
class AuditLook {

  @AggregateIdentifier private String viewId;

  AuditLook() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(RecordView command, Clock clock) {
    if (viewId == null) {
      apply(
          new Viewed(
              command.viewId(),
              command.engagementId(),
              command.what(),
              command.control(),
              command.sample(),
              command.subjectIds(),
              command.page(),
              command.by(),
              clock.instant()));
    }
  }

  @EventSourcingHandler
  void on(AuditViewEvent event) {
    viewId = event.viewId();
  }
}
