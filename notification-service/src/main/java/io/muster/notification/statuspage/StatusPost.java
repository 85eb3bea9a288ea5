package io.muster.notification.statuspage;

import io.muster.contracts.statuspage.StatusPostCommand.Post;
import io.muster.contracts.statuspage.StatusPostEvent;
import java.time.Clock;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** One update on the status page, which it is on once and as it went out. */
@Aggregate(type = "StatusPost", cache = "aggregateCache")
class StatusPost {

  @AggregateIdentifier private String id;

  StatusPost() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void post(Post command, Clock clock) {
    if (id == null) {
      AggregateLifecycle.apply(
          new StatusPostEvent.Posted(
              command.postId(),
              command.incidentId(),
              command.kind(),
              command.subject(),
              command.text(),
              command.textSha256(),
              command.impacts(),
              command.since(),
              command.by(),
              clock.instant()));
    }
  }

  @EventSourcingHandler
  void on(StatusPostEvent event) {
    id = event.postId();
  }
}
