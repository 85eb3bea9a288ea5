package io.muster.notification.oncall.calendar;

import io.muster.contracts.oncall.OnCallCommand.OpenFeed;
import io.muster.contracts.oncall.OnCallCommand.RevokeFeed;
import io.muster.contracts.oncall.OnCallEvent.FeedOpened;
import io.muster.contracts.oncall.OnCallEvent.FeedRevoked;
import java.time.Clock;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** One secret address under which a calendar program reads; it opens nothing once it is revoked. */
@Aggregate(type = "CalendarFeed", cache = "aggregateCache")
class CalendarFeed {

  @AggregateIdentifier private String id;
  private boolean revoked;

  CalendarFeed() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void open(OpenFeed command, Clock clock) {
    if (id == null) {
      AggregateLifecycle.apply(
          new FeedOpened(
              command.feedId(),
              command.personId(),
              command.scheduleId(),
              command.by(),
              clock.instant()));
    }
  }

  @CommandHandler
  void revoke(RevokeFeed command, Clock clock) {
    if (!revoked) {
      AggregateLifecycle.apply(new FeedRevoked(id, command.by(), clock.instant()));
    }
  }

  @EventSourcingHandler
  void on(FeedOpened event) {
    id = event.feedId();
  }

  @EventSourcingHandler
  void on(FeedRevoked event) {
    revoked = true;
  }
}
