package io.muster.contracts.statuspage;

import io.muster.contracts.Actor;
import io.muster.contracts.Command;
import java.time.Instant;

/** What can be asked of somebody who wants to be told what the status page says. */
public sealed interface SubscriberCommand extends Command {

  /** The subscriber. */
  String subscriberId();

  @Override
  default String aggregateId() {
    return subscriberId();
  }

  /** Ask to be told; it counts once it is confirmed. Changes nothing when it counts already. */
  record Ask(String subscriberId, String address, Actor by) implements SubscriberCommand {}

  /** Confirm that one wants to be told. Changes nothing when that was confirmed. */
  record Confirm(String subscriberId, Actor by) implements SubscriberCommand {}

  /** Be told nothing any more. Changes nothing when one is not. */
  record End(String subscriberId, Actor by) implements SubscriberCommand {}

  /** Record that a post was taken over by the mail server. */
  record RecordTold(String subscriberId, String postId, int attempt, String receipt, Actor by)
      implements SubscriberCommand {}

  /** Record that it was not. */
  record RecordNotTold(
      String subscriberId, String postId, int attempt, String error, Instant retryAt, Actor by)
      implements SubscriberCommand {}
}
