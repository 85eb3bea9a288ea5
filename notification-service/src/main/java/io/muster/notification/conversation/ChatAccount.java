package io.muster.notification.conversation;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.muster.contracts.conversation.ChatAccountCommand.LinkAccount;
import io.muster.contracts.conversation.ChatAccountCommand.UnlinkAccount;
import io.muster.contracts.conversation.ChatAccountEvent;
import io.muster.contracts.conversation.ChatAccountEvent.Linked;
import io.muster.contracts.conversation.ChatAccountEvent.Unlinked;
import java.time.Clock;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** Who a person is in a chat. */
@Aggregate(type = "ChatAccount", cache = "aggregateCache")
class ChatAccount {

  @AggregateIdentifier private String id;
  private String personId;
  private boolean linked;

  ChatAccount() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(LinkAccount command, Clock clock) {
    apply(
        new Linked(
            command.accountId(),
            command.personId(),
            command.kind(),
            command.workspaceId(),
            command.userId(),
            command.roles(),
            command.until(),
            command.by(),
            clock.instant()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(UnlinkAccount command, Clock clock) {
    if (linked) {
      apply(new Unlinked(id, personId, command.by(), clock.instant()));
    }
  }

  @EventSourcingHandler
  void on(ChatAccountEvent event) {
    id = event.accountId();
    personId = event.personId();
    linked = event instanceof Linked;
  }
}
