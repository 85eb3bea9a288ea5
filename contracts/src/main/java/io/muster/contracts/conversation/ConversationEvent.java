package io.muster.contracts.conversation;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.EventType;
import io.muster.contracts.FreeText;
import java.time.Instant;

/** What happened in the room of one incident. */
public sealed interface ConversationEvent extends Event permits ChatEvent, TeamsEvent, BridgeEvent {

  /** What the id of a room begins with; the incident's id follows. */
  String PREFIX = "conversation-";

  /** The one room of an incident. */
  static String roomOf(String incidentId) {
    return PREFIX + incidentId;
  }

  /** The incident whose room this is. */
  static String incidentOf(String conversationId) {
    return conversationId.substring(PREFIX.length());
  }

  /** Derived from the incident, so that an incident has one room. */
  String conversationId();

  /** The incident people talk about. */
  String incidentId();

  @Override
  default String aggregateId() {
    return conversationId();
  }

  /**
   * A bridge call can be joined from now on.
   *
   * @param joinUrl opens the call for whoever has it, so it is kept as a secret; null when the call
   *     is joined by telephone only
   * @param dialIn the number to call, with the code if one is needed; null when there is none
   * @param reason why there is a call
   */
  @EventType(name = "conversation.bridge-opened")
  record BridgeOpened(
      String conversationId,
      String incidentId,
      BridgeKind kind,
      @FreeText(of = "conversationId") String joinUrl,
      @FreeText(of = "conversationId") String dialIn,
      @FreeText(of = "conversationId") String reason,
      Actor by,
      Instant at)
      implements BridgeEvent {}

  /** People are no longer asked to join; who still talks is not cut off. */
  @EventType(name = "conversation.bridge-closed")
  record BridgeClosed(
      String conversationId,
      String incidentId,
      @FreeText(of = "conversationId") String reason,
      Actor by,
      Instant at)
      implements BridgeEvent {}
}
