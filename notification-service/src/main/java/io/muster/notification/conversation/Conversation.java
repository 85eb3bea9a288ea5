package io.muster.notification.conversation;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.muster.contracts.Actor;
import io.muster.contracts.conversation.ConversationCommand.CloseBridge;
import io.muster.contracts.conversation.ConversationCommand.OpenBridge;
import io.muster.contracts.conversation.ConversationEvent;
import io.muster.contracts.conversation.ConversationEvent.BridgeClosed;
import io.muster.contracts.conversation.ConversationEvent.BridgeOpened;
import java.time.Clock;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** The room of one incident: at most one bridge call is open in it at a time. */
@Aggregate(type = Conversation.TYPE, cache = "aggregateCache")
class Conversation {

  static final String TYPE = "Conversation";

  @AggregateIdentifier private String id;
  private String incidentId;
  private boolean open;

  Conversation() {}

  static String of(String incidentId) {
    return "conversation-" + incidentId;
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(OpenBridge command, Clock clock) {
    boolean closedByPeople = id != null && !open;
    if (open || closedByPeople && command.by().kind() == Actor.Kind.SYSTEM) {
      return;
    }
    apply(
        new BridgeOpened(
            command.conversationId(),
            command.incidentId(),
            command.kind(),
            command.joinUrl(),
            command.dialIn(),
            command.reason(),
            command.by(),
            clock.instant()));
  }

  @CommandHandler
  void handle(CloseBridge command, Clock clock) {
    if (open) {
      apply(new BridgeClosed(id, incidentId, command.reason(), command.by(), clock.instant()));
    }
  }

  @EventSourcingHandler
  void on(ConversationEvent event) {
    switch (event) {
      case BridgeOpened opened -> {
        id = opened.conversationId();
        incidentId = opened.incidentId();
        open = true;
      }
      case BridgeClosed closed -> open = false;
    }
  }
}
