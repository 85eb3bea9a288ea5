package io.muster.notification.statuspage;

import io.muster.contracts.statuspage.StatusPageCommand.LayOut;
import io.muster.contracts.statuspage.StatusPageCommand.TakeDown;
import io.muster.contracts.statuspage.StatusPageContent;
import io.muster.contracts.statuspage.StatusPageContent.Component;
import io.muster.contracts.statuspage.StatusPageEvent;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** What the status page shows whatever happens: its title, and which services are public. */
@Aggregate(type = "StatusPage", cache = "aggregateCache")
class StatusPage {

  private static final int MOST_COMPONENTS = 100;

  @AggregateIdentifier private String id;
  private StatusPageContent shown;

  StatusPage() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void layOut(LayOut command, Clock clock) {
    require(command.content());
    if (!command.content().equals(shown)) {
      AggregateLifecycle.apply(
          new StatusPageEvent.LaidOut(
              StatusPageEvent.ID, command.content(), command.by(), clock.instant()));
    }
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void takeDown(TakeDown command, Clock clock) {
    if (shown != null) {
      AggregateLifecycle.apply(new StatusPageEvent.TakenDown(id, command.by(), clock.instant()));
    }
  }

  @EventSourcingHandler
  void on(StatusPageEvent event) {
    id = event.pageId();
    shown =
        switch (event) {
          case StatusPageEvent.LaidOut laid -> laid.content();
          case StatusPageEvent.TakenDown _ -> null;
        };
  }

  private static void require(StatusPageContent content) {
    Texts.line("/title", content.title(), 100);
    Texts.optional("/intro", content.intro(), 1000);
    Texts.that(
        content.components().size() <= MOST_COMPONENTS,
        "/components",
        "A page has at most 100 components.");
    Set<String> services = new HashSet<>();
    for (int i = 0; i < content.components().size(); i++) {
      Component component = content.components().get(i);
      String at = "/components/" + i;
      Texts.line(at + "/service", component.service(), 200);
      Texts.line(at + "/name", component.name(), 100);
      Texts.optional(at + "/group", component.group(), 100);
      Texts.that(services.add(component.service()), at + "/service", "Name each service once.");
    }
  }
}
