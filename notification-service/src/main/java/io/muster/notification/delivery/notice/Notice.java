package io.muster.notification.delivery.notice;

import io.muster.contracts.paging.NoticeCommand.RecordFailed;
import io.muster.contracts.paging.NoticeCommand.RecordSent;
import io.muster.contracts.paging.NoticeCommand.Request;
import io.muster.contracts.paging.NoticeEvent;
import java.time.Clock;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** One thing one person is told, once. */
@Aggregate(type = "Notice", cache = "aggregateCache")
class Notice {

  @AggregateIdentifier private String id;
  private NoticeState state = NoticeState.NEW;

  Notice() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void request(Request command, Clock clock) {
    if (id == null) {
      AggregateLifecycle.apply(
          new NoticeEvent.Requested(
              command.noticeId(),
              command.incidentId(),
              command.personId(),
              command.kind(),
              command.aboutId(),
              command.part(),
              command.by(),
              clock.instant()));
    }
  }

  @CommandHandler
  void sent(RecordSent command, Clock clock) {
    if (!state.over()) {
      AggregateLifecycle.apply(
          new NoticeEvent.Sent(
              id,
              state.requested().incidentId(),
              command.attempt(),
              command.receipt(),
              command.by(),
              clock.instant()));
    }
  }

  @CommandHandler
  void failed(RecordFailed command, Clock clock) {
    boolean known = command.retryAt() != null && command.attempt() <= state.attempts();
    if (!state.over() && !known) {
      AggregateLifecycle.apply(
          new NoticeEvent.Failed(
              id,
              state.requested().incidentId(),
              command.attempt(),
              command.error(),
              command.retryAt(),
              command.by(),
              clock.instant()));
    }
  }

  @EventSourcingHandler
  void on(NoticeEvent event) {
    id = event.noticeId();
    state = state.after(event);
  }
}
