package io.muster.contracts.conversation;

import io.muster.contracts.Actor;
import io.muster.contracts.EventType;
import io.muster.contracts.FreeText;
import java.time.Instant;
import java.util.List;

/** What became of an incident's bridge call, and who was asked to it and came. */
public sealed interface BridgeEvent extends ConversationEvent
    permits ConversationEvent.BridgeOpened,
        ConversationEvent.BridgeClosed,
        BridgeEvent.PeopleInvited,
        BridgeEvent.Joined,
        BridgeEvent.Left {

  /** Who says that somebody joined or left. */
  enum Witness {
    /** They themselves, or somebody in the same place. */
    PERSON,
    /** Whoever runs the call, such as Zoom. */
    PROVIDER
  }

  /**
   * Those who answer for the affected services, and for what these need, are to be told of the
   * call. Each is asked to a call once.
   *
   * @param ownerless services for which nobody was found, affected or needed
   */
  @EventType(name = "conversation.bridge-people-invited")
  record PeopleInvited(
      String conversationId,
      String incidentId,
      List<Invitation> invitations,
      List<String> ownerless,
      Actor by,
      Instant at)
      implements BridgeEvent {
    public PeopleInvited {
      invitations = List.copyOf(invitations);
      ownerless = List.copyOf(ownerless);
    }
  }

  /**
   * Somebody is in the call.
   *
   * @param participantId as the provider knows them, or the person's id when they say so themselves
   * @param personId who it is: subject in the identity provider; null when Muster does not know
   * @param name how the provider calls who is not known to Muster; else null
   * @param at when they came, by the clock of whoever says so, UTC
   */
  @EventType(name = "conversation.bridge-joined")
  record Joined(
      String conversationId,
      String incidentId,
      String participantId,
      String personId,
      @FreeText(of = "conversationId") String name,
      Witness witness,
      Actor by,
      Instant at)
      implements BridgeEvent {}

  /**
   * Somebody is no longer in the call. Where the provider's news comes in another order, it may be
   * recorded before it is that they came.
   *
   * @param participantId as in {@link Joined}
   * @param personId as in {@link Joined}
   * @param name as in {@link Joined}
   * @param at when they went, by the clock of whoever says so, UTC
   */
  @EventType(name = "conversation.bridge-left")
  record Left(
      String conversationId,
      String incidentId,
      String participantId,
      String personId,
      @FreeText(of = "conversationId") String name,
      Witness witness,
      Actor by,
      Instant at)
      implements BridgeEvent {}
}
