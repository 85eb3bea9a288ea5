package io.muster.notification.statuspage;

import io.muster.contracts.statuspage.SubscriberCommand.Ask;
import io.muster.contracts.statuspage.SubscriberCommand.Confirm;
import io.muster.contracts.statuspage.SubscriberCommand.End;
import io.muster.contracts.statuspage.SubscriberCommand.RecordNotTold;
import io.muster.contracts.statuspage.SubscriberCommand.RecordTold;
import io.muster.contracts.statuspage.SubscriberEvent;
import java.time.Clock;
import java.time.Duration;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * Somebody who wants to be told what the status page says, once they have confirmed it from their
 * mailbox.
 */
@Aggregate(type = "StatusSubscriber", cache = "aggregateCache")
class Subscriber {

  /** Whoever types another's address over and over has them mailed once a day, left or not. */
  private static final Duration NOT_AGAIN_BEFORE = Duration.ofDays(1);

  @AggregateIdentifier private String id;
  private SubscriberState state = SubscriberState.NEW;

  Subscriber() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void ask(Ask command, Clock clock) {
    boolean lately =
        state.asked() != null
            && clock.instant().isBefore(state.asked().at().plus(NOT_AGAIN_BEFORE));
    if (!state.confirmed() && !lately) {
      AggregateLifecycle.apply(
          new SubscriberEvent.Asked(
              command.subscriberId(), command.address(), command.by(), clock.instant()));
    }
  }

  @CommandHandler
  void confirm(Confirm command, Clock clock) {
    if (state.address() != null && !state.confirmed()) {
      AggregateLifecycle.apply(new SubscriberEvent.Confirmed(id, command.by(), clock.instant()));
    }
  }

  @CommandHandler
  void end(End command, Clock clock) {
    if (state.address() != null) {
      AggregateLifecycle.apply(new SubscriberEvent.Ended(id, command.by(), clock.instant()));
    }
  }

  @CommandHandler
  void told(RecordTold command, Clock clock) {
    if (!state.isOver(command.postId())) {
      AggregateLifecycle.apply(
          new SubscriberEvent.Told(
              id,
              command.postId(),
              command.attempt(),
              command.receipt(),
              command.by(),
              clock.instant()));
    }
  }

  @CommandHandler
  void notTold(RecordNotTold command, Clock clock) {
    if (!state.isOver(command.postId()) && command.attempt() > state.attempts(command.postId())) {
      AggregateLifecycle.apply(
          new SubscriberEvent.NotTold(
              id,
              command.postId(),
              command.attempt(),
              command.error(),
              command.retryAt(),
              command.by(),
              clock.instant()));
    }
  }

  @EventSourcingHandler
  void on(SubscriberEvent event) {
    id = event.subscriberId();
    state = state.after(event);
  }
}
