package io.muster.notification.conversation;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.muster.contracts.Actor;
import io.muster.contracts.conversation.BridgeCommand.InvitePeople;
import io.muster.contracts.conversation.BridgeCommand.RecordJoined;
import io.muster.contracts.conversation.BridgeCommand.RecordLeft;
import io.muster.contracts.conversation.BridgeEvent;
import io.muster.contracts.conversation.BridgeEvent.Joined;
import io.muster.contracts.conversation.BridgeEvent.Left;
import io.muster.contracts.conversation.BridgeEvent.PeopleInvited;
import io.muster.contracts.conversation.BridgeEvent.Witness;
import io.muster.contracts.conversation.ChatCommand.AskChat;
import io.muster.contracts.conversation.ChatCommand.ClaimChat;
import io.muster.contracts.conversation.ChatCommand.RecordArchived;
import io.muster.contracts.conversation.ChatCommand.RecordCard;
import io.muster.contracts.conversation.ChatCommand.RecordFailed;
import io.muster.contracts.conversation.ChatCommand.RecordInvited;
import io.muster.contracts.conversation.ChatCommand.RecordOpened;
import io.muster.contracts.conversation.ChatCommand.RecordRecovered;
import io.muster.contracts.conversation.ChatEvent;
import io.muster.contracts.conversation.ChatEvent.ChatArchived;
import io.muster.contracts.conversation.ChatEvent.ChatAsked;
import io.muster.contracts.conversation.ChatEvent.ChatCardPosted;
import io.muster.contracts.conversation.ChatEvent.ChatClaimed;
import io.muster.contracts.conversation.ChatEvent.ChatFailed;
import io.muster.contracts.conversation.ChatEvent.ChatOpened;
import io.muster.contracts.conversation.ChatEvent.ChatPeopleInvited;
import io.muster.contracts.conversation.ChatEvent.ChatRecovered;
import io.muster.contracts.conversation.ConversationCommand.CloseBridge;
import io.muster.contracts.conversation.ConversationCommand.OpenBridge;
import io.muster.contracts.conversation.ConversationEvent;
import io.muster.contracts.conversation.ConversationEvent.BridgeClosed;
import io.muster.contracts.conversation.ConversationEvent.BridgeOpened;
import io.muster.contracts.conversation.Invitation;
import io.muster.contracts.conversation.TeamsCommand.RecordTeamsCard;
import io.muster.contracts.conversation.TeamsCommand.RecordTeamsFailure;
import io.muster.contracts.conversation.TeamsEvent;
import io.muster.contracts.conversation.TeamsEvent.TeamsCardFailed;
import io.muster.contracts.conversation.TeamsEvent.TeamsCardPosted;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * The room of one incident: at most one bridge call and one channel in a chat are open in it at a
 * time.
 */
@Aggregate(type = Conversation.TYPE, cache = "aggregateCache")
class Conversation {

  static final String TYPE = "Conversation";

  @AggregateIdentifier private String id;
  private String incidentId;
  private BridgeNow bridge = BridgeNow.NONE;
  private ChatNow chat = ChatNow.NONE;
  private TeamsNow teams = TeamsNow.NONE;

  Conversation() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(OpenBridge command, Clock clock) {
    boolean again = bridge.opened() != null;
    if (bridge.isOpen() || again && command.by().kind() == Actor.Kind.SYSTEM) {
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
    if (bridge.isOpen()) {
      apply(new BridgeClosed(id, incidentId, command.reason(), command.by(), clock.instant()));
    }
  }

  @CommandHandler
  void handle(InvitePeople command, Clock clock) {
    List<Invitation> invitations = bridge.uninvited(command.invitations());
    List<String> ownerless = bridge.newlyOwnerless(command.ownerless());
    if (bridge.isOpen() && !(invitations.isEmpty() && ownerless.isEmpty())) {
      apply(
          new PeopleInvited(id, incidentId, invitations, ownerless, command.by(), clock.instant()));
    }
  }

  @CommandHandler
  void handle(RecordJoined command, Clock clock) {
    Instant at = command.at() == null ? clock.instant() : command.at();
    if (isHeldBy(command.witness())
        && bridge.isNewsThatJoined(command.participantId(), command.witness(), at)) {
      apply(
          new Joined(
              id,
              incidentId,
              command.participantId(),
              command.personId(),
              command.name(),
              command.witness(),
              command.by(),
              at));
    }
  }

  @CommandHandler
  void handle(RecordLeft command, Clock clock) {
    Instant at = command.at() == null ? clock.instant() : command.at();
    if (bridge.opened() != null
        && bridge.isNewsThatLeft(command.participantId(), command.witness(), at)) {
      apply(
          new Left(
              id,
              incidentId,
              command.participantId(),
              command.personId(),
              command.name(),
              command.witness(),
              command.by(),
              at));
    }
  }

  /** Who still talks after it was closed is not cut off, and a provider may tell of more. */
  private boolean isHeldBy(Witness witness) {
    return bridge.isOpen() || bridge.opened() != null && witness == Witness.PROVIDER;
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(AskChat command, Clock clock) {
    if (!chat.isOpen() && !chat.asked()) {
      apply(
          new ChatAsked(
              command.conversationId(), command.incidentId(), command.by(), clock.instant()));
    }
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(ClaimChat command, Clock clock) {
    boolean renamed =
        chat.isOpen() && chat.opened() == null && !chat.claimed().name().equals(command.name());
    if (chat.isFree() || renamed) {
      apply(
          new ChatClaimed(
              command.conversationId(),
              command.incidentId(),
              command.kind(),
              command.name(),
              command.by(),
              clock.instant()));
    }
  }

  @CommandHandler
  void handle(RecordOpened command, Clock clock) {
    if (chat.isOpen() && chat.opened() == null) {
      apply(
          new ChatOpened(
              id,
              incidentId,
              chat.claimed().kind(),
              command.channelId(),
              command.name(),
              command.url(),
              command.by(),
              clock.instant()));
    }
  }

  @CommandHandler
  void handle(RecordCard command, Clock clock) {
    if (chat.isOpen() && chat.messageId() == null) {
      apply(new ChatCardPosted(id, incidentId, command.messageId(), command.by(), clock.instant()));
    }
  }

  @CommandHandler
  void handle(RecordInvited command, Clock clock) {
    boolean news =
        !chat.invited().containsAll(command.personIds())
            || !chat.uninvited().containsAll(command.uninvited());
    if (chat.isOpen() && news) {
      apply(
          new ChatPeopleInvited(
              id,
              incidentId,
              command.personIds(),
              command.uninvited(),
              command.by(),
              clock.instant()));
    }
  }

  @CommandHandler
  void handle(RecordFailed command, Clock clock) {
    boolean known = chat.failure() != null && chat.failure().error().equals(command.error());
    if (chat.isOpen() && !known) {
      apply(new ChatFailed(id, incidentId, command.error(), command.by(), clock.instant()));
    }
  }

  @CommandHandler
  void handle(RecordRecovered command, Clock clock) {
    if (chat.failure() != null) {
      apply(new ChatRecovered(id, incidentId, command.by(), clock.instant()));
    }
  }

  @CommandHandler
  void handle(RecordArchived command, Clock clock) {
    if (chat.isOpen()) {
      apply(new ChatArchived(id, incidentId, command.reason(), command.by(), clock.instant()));
    }
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(RecordTeamsCard command, Clock clock) {
    if (!teams.says(command.channel(), command.severity(), command.state())) {
      apply(
          new TeamsCardPosted(
              command.conversationId(),
              command.incidentId(),
              command.channel(),
              command.severity(),
              command.state(),
              command.by(),
              clock.instant()));
    }
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(RecordTeamsFailure command, Clock clock) {
    if (!teams.failsWith(command.channel(), command.error())) {
      apply(
          new TeamsCardFailed(
              command.conversationId(),
              command.incidentId(),
              command.channel(),
              command.error(),
              command.by(),
              clock.instant()));
    }
  }

  @EventSourcingHandler
  void on(ConversationEvent event) {
    id = event.conversationId();
    incidentId = event.incidentId();
    switch (event) {
      case BridgeEvent happened -> bridge = bridge.after(happened);
      case ChatEvent happened -> chat = chat.after(happened);
      case TeamsEvent told -> teams = teams.after(told);
    }
  }
}
