package io.muster.notification.oncall;

import io.muster.contracts.oncall.CalendarSubscriptionCommand.End;
import io.muster.contracts.oncall.CalendarSubscriptionCommand.Give;
import io.muster.contracts.oncall.CalendarSubscriptionCommand.RecordFailing;
import io.muster.contracts.oncall.CalendarSubscriptionCommand.RecordReadAgain;
import io.muster.contracts.oncall.CalendarSubscriptionEvent;
import io.muster.contracts.oncall.CalendarSubscriptionEvent.Ended;
import io.muster.contracts.oncall.CalendarSubscriptionEvent.Failing;
import io.muster.contracts.oncall.CalendarSubscriptionEvent.Given;
import io.muster.contracts.oncall.CalendarSubscriptionEvent.ReadAgain;
import io.muster.starter.Refused;
import java.time.Clock;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** One calendar that is read for leave by itself, until somebody ends that. */
@Aggregate(type = "CalendarSubscription", cache = "aggregateCache")
class CalendarSubscription {

  @AggregateIdentifier private String id;
  private Subscription state = Subscription.NEW;

  CalendarSubscription() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void give(Give command, Clock clock) {
    if (state.ended()) {
      throw Refused.conflict("ended", "This calendar is read no more; give its address anew.");
    }
    AggregateLifecycle.apply(
        new Given(
            command.subscriptionId(),
            command.personId(),
            command.teamId(),
            command.address(),
            command.zone(),
            command.wholeDays(),
            command.wholeTeam(),
            command.words(),
            command.by(),
            clock.instant()));
  }

  @CommandHandler
  void failing(RecordFailing command, Clock clock) {
    if (state.isRead() && state.failing() == null) {
      AggregateLifecycle.apply(
          new Failing(
              id,
              state.given().personId(),
              command.trouble(),
              command.since(),
              command.by(),
              clock.instant()));
    }
  }

  @CommandHandler
  void readAgain(RecordReadAgain command, Clock clock) {
    if (state.failing() != null) {
      AggregateLifecycle.apply(new ReadAgain(id, command.by(), clock.instant()));
    }
  }

  @CommandHandler
  void end(End command, Clock clock) {
    if (!state.ended()) {
      AggregateLifecycle.apply(new Ended(id, command.by(), clock.instant()));
    }
  }

  @EventSourcingHandler
  void on(CalendarSubscriptionEvent event) {
    id = event.subscriptionId();
    state = state.after(event);
  }
}
