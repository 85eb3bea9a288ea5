package io.muster.notification.delivery.notice;

import io.muster.contracts.Event;
import io.muster.contracts.paging.NoticeEvent;
import java.time.Instant;
import java.util.List;

/**
 * How far one notice has come.
 *
 * @param requested what it tells; null before it was asked for
 * @param attempts how many had an outcome
 * @param over whether nothing more is tried
 * @param retryAt when the next attempt is due; null when one may be made at once
 */
record NoticeState(NoticeEvent.Requested requested, int attempts, boolean over, Instant retryAt) {

  static final NoticeState NEW = new NoticeState(null, 0, false, null);

  static NoticeState of(List<Event> events) {
    NoticeState state = NEW;
    for (Event event : events) {
      if (event instanceof NoticeEvent notice) {
        state = state.after(notice);
      }
    }
    return state;
  }

  NoticeState after(NoticeEvent event) {
    return switch (event) {
      case NoticeEvent.Requested first -> new NoticeState(first, 0, false, null);
      case NoticeEvent.Sent sent -> new NoticeState(requested, sent.attempt(), true, null);
      case NoticeEvent.Failed failed ->
          new NoticeState(requested, failed.attempt(), failed.retryAt() == null, failed.retryAt());
    };
  }
}
