package io.muster.contracts.paging;

import io.muster.contracts.Actor;
import io.muster.contracts.Command;
import java.time.Instant;

/** What can be asked of a page. Each is safe to give twice. */
public sealed interface PageCommand extends Command {

  /** The page that decides. */
  String pageId();

  @Override
  default String aggregateId() {
    return pageId();
  }

  /** Reach a person; what is in it is said at {@link PageEvent.Requested}. */
  record Request(
      String pageId,
      String escalationId,
      String incidentId,
      int round,
      int level,
      String personId,
      String channel,
      String methodId,
      Instant dueAt,
      String insteadOf,
      Actor by)
      implements PageCommand {}

  /** Claim an attempt before sending; fails when that attempt was claimed already. */
  record StartAttempt(String pageId, int attempt, String messageId, Actor by)
      implements PageCommand {}

  /** Record that the channel took it. */
  record RecordSent(String pageId, int attempt, String receipt, Actor by) implements PageCommand {}

  /** Record that it did not. */
  record RecordFailed(String pageId, int attempt, String error, Instant retryAt, Actor by)
      implements PageCommand {}

  /** Record what the provider told of a message it had taken. */
  record RecordReceipt(
      String pageId, int attempt, Delivery delivery, String receiptId, String error, Actor by)
      implements PageCommand {}
}
