package io.muster.notification.delivery.page;

import io.muster.contracts.paging.PageCommand.RecordFailed;
import io.muster.contracts.paging.PageCommand.RecordReceipt;
import io.muster.contracts.paging.PageCommand.RecordSent;
import io.muster.contracts.paging.PageCommand.Request;
import io.muster.contracts.paging.PageCommand.StartAttempt;
import io.muster.contracts.paging.PageEvent;
import io.muster.starter.Refused;
import java.time.Clock;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * The attempts to reach one person by one means for one step. An attempt is claimed here, durably,
 * before its message leaves, so that two senders cannot make the same attempt.
 */
@Aggregate(type = "Page", cache = "aggregateCache")
class Page {

  @AggregateIdentifier private String id;
  private PageState state = PageState.NEW;

  Page() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void request(Request command, Clock clock) {
    if (id == null) {
      AggregateLifecycle.apply(
          new PageEvent.Requested(
              command.pageId(),
              command.escalationId(),
              command.incidentId(),
              command.round(),
              command.level(),
              command.personId(),
              command.channel(),
              command.methodId(),
              command.dueAt(),
              command.insteadOf(),
              command.by(),
              clock.instant()));
    }
  }

  /**
   * The next attempt may begin while the one before has no outcome: whoever began that one has
   * died, or its lease would not have run out.
   */
  @CommandHandler
  void start(StartAttempt command, Clock clock) {
    if (state.over() || command.attempt() != state.attempts() + 1) {
      throw Refused.conflict(
          "attempt-claimed", "Attempt %d was claimed already.".formatted(command.attempt()));
    }
    AggregateLifecycle.apply(
        new PageEvent.AttemptStarted(
            id,
            state.incidentId(),
            command.attempt(),
            command.messageId(),
            command.by(),
            clock.instant()));
  }

  /** A message that has left has left, even when another sender believed its attempt dead. */
  @CommandHandler
  void sent(RecordSent command, Clock clock) {
    if (!state.sent() && command.attempt() <= state.attempts()) {
      AggregateLifecycle.apply(
          new PageEvent.Sent(
              id,
              state.incidentId(),
              command.attempt(),
              command.receipt(),
              command.by(),
              clock.instant()));
    }
  }

  @CommandHandler
  void failed(RecordFailed command, Clock clock) {
    boolean ofThisAttempt = command.attempt() == state.attempts();
    boolean known = !state.inFlight() && command.retryAt() != null;
    if (!state.over() && ofThisAttempt && !known) {
      AggregateLifecycle.apply(
          new PageEvent.Failed(
              id,
              state.incidentId(),
              command.attempt(),
              command.error(),
              command.retryAt(),
              command.by(),
              clock.instant()));
    }
  }

  /** A provider tells the same more than once, and not always in order. */
  @CommandHandler
  void receipt(RecordReceipt command, Clock clock) {
    boolean known = command.attempt() >= 1 && command.attempt() <= state.attempts();
    if (known && !state.told(command.attempt()).contains(command.delivery())) {
      AggregateLifecycle.apply(
          new PageEvent.Receipt(
              id,
              state.incidentId(),
              command.attempt(),
              command.delivery(),
              command.receiptId(),
              command.error(),
              command.by(),
              clock.instant()));
    }
  }

  @EventSourcingHandler
  void on(PageEvent event) {
    id = event.pageId();
    state = state.after(event);
  }
}
