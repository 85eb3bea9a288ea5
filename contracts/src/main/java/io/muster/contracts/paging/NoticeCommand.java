package io.muster.contracts.paging;

import io.muster.contracts.Actor;
import io.muster.contracts.Command;
import java.time.Instant;

/** What can be asked of a notice. Each is safe to give twice. */
public sealed interface NoticeCommand extends Command {

  /** The notice that decides. */
  String noticeId();

  @Override
  default String aggregateId() {
    return noticeId();
  }

  /** Tell a person; see {@link NoticeEvent.Requested}. */
  record Request(
      String noticeId,
      String incidentId,
      String personId,
      NoticeEvent.Kind kind,
      String aboutId,
      String part,
      Actor by)
      implements NoticeCommand {}

  /** Record that the mail server took it. */
  record RecordSent(String noticeId, int attempt, String receipt, Actor by)
      implements NoticeCommand {}

  /** Record that it did not. */
  record RecordFailed(String noticeId, int attempt, String error, Instant retryAt, Actor by)
      implements NoticeCommand {}
}
