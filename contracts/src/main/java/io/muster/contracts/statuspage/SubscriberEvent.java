package io.muster.contracts.statuspage;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.EventType;
import io.muster.contracts.FreeText;
import java.time.Instant;

/** What became of somebody who wants to be told what the status page says. */
public sealed interface SubscriberEvent extends Event {

  /** Follows from the address in a way nobody can repeat who does not know our secret. */
  String subscriberId();

  @Override
  default String aggregateId() {
    return subscriberId();
  }

  /**
   * Somebody gave this address. Whether it is theirs shows only when it is confirmed.
   *
   * @param address an e-mail address, or the address of a program, which begins with https://
   */
  @EventType(name = "status-subscriber.asked")
  record Asked(
      String subscriberId, @FreeText(of = "subscriberId") String address, Actor by, Instant at)
      implements SubscriberEvent {}

  /** Whoever reads mail at the address, or runs the program there, wants to be told. */
  @EventType(name = "status-subscriber.confirmed")
  record Confirmed(String subscriberId, Actor by, Instant at) implements SubscriberEvent {}

  /** They are told nothing any more. */
  @EventType(name = "status-subscriber.ended")
  record Ended(String subscriberId, Actor by, Instant at) implements SubscriberEvent {}

  /** The mail server, or their program, took a post over. */
  @EventType(name = "status-subscriber.told")
  record Told(String subscriberId, String postId, int attempt, String receipt, Actor by, Instant at)
      implements SubscriberEvent {}

  /**
   * It did not.
   *
   * @param retryAt when it is tried again, UTC; null when given up
   */
  @EventType(name = "status-subscriber.not-told")
  record NotTold(
      String subscriberId,
      String postId,
      int attempt,
      String error,
      Instant retryAt,
      Actor by,
      Instant at)
      implements SubscriberEvent {}
}
