package io.muster.notification.delivery.email;

import io.muster.contracts.Event;
import io.muster.contracts.paging.PageEvent;
import java.time.Instant;
import java.util.List;

/**
 * How far one page has come.
 *
 * @param requested what it is for; null before it was asked for
 * @param attempts how many were claimed
 * @param inFlight whether the last of them has no outcome yet
 * @param sent whether a channel took it
 * @param givenUp whether nothing more is tried
 * @param retryAt when the next attempt is due; null when one may be made at once
 */
record PageState(
    PageEvent.Requested requested,
    int attempts,
    boolean inFlight,
    boolean sent,
    boolean givenUp,
    Instant retryAt) {

  static final PageState NEW = new PageState(null, 0, false, false, false, null);

  static PageState of(List<Event> events) {
    PageState state = NEW;
    for (Event event : events) {
      if (event instanceof PageEvent page) {
        state = state.after(page);
      }
    }
    return state;
  }

  PageState after(PageEvent event) {
    return switch (event) {
      case PageEvent.Requested first -> new PageState(first, 0, false, false, false, null);
      case PageEvent.AttemptStarted started ->
          new PageState(requested, started.attempt(), true, sent, false, null);
      case PageEvent.Sent ignored -> new PageState(requested, attempts, false, true, false, null);
      case PageEvent.Failed failed ->
          new PageState(
              requested, attempts, false, sent, failed.retryAt() == null, failed.retryAt());
    };
  }

  boolean over() {
    return sent || givenUp;
  }

  String incidentId() {
    return requested.incidentId();
  }
}
