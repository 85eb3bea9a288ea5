package io.muster.notification.conversation.update;

import io.muster.contracts.update.AudienceCommand.Publish;
import io.muster.contracts.update.AudienceCommand.Retire;
import io.muster.contracts.update.AudienceContent;
import io.muster.contracts.update.AudienceEvent;
import java.time.Clock;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** People who do not work on incidents and hear of them together. */
@Aggregate(type = "Audience", cache = "aggregateCache")
class Audience {

  @AggregateIdentifier private String id;
  private String name;
  private AudienceContent content;
  private boolean retired;

  Audience() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void publish(Publish command, Clock clock) {
    AudienceChecks.require(command.name(), command.content());
    if (retired || !command.name().equals(name) || !command.content().equals(content)) {
      AggregateLifecycle.apply(
          new AudienceEvent.Published(
              command.audienceId(),
              command.name(),
              command.content(),
              command.by(),
              clock.instant()));
    }
  }

  @CommandHandler
  void retire(Retire command, Clock clock) {
    if (!retired) {
      AggregateLifecycle.apply(new AudienceEvent.Retired(id, command.by(), clock.instant()));
    }
  }

  @EventSourcingHandler
  void on(AudienceEvent event) {
    id = event.audienceId();
    switch (event) {
      case AudienceEvent.Published published -> {
        name = published.name();
        content = published.content();
        retired = false;
      }
      case AudienceEvent.Retired _ -> retired = true;
    }
  }
}
