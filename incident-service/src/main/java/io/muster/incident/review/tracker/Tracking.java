package io.muster.incident.review.tracker;

import io.muster.contracts.tracker.IssueState;
import io.muster.contracts.tracker.TrackedItemEvent;
import io.muster.contracts.tracker.TrackedItemEvent.CreationBegun;
import io.muster.contracts.tracker.TrackedItemEvent.HandedOver;
import io.muster.contracts.tracker.TrackedItemEvent.Linked;
import io.muster.contracts.tracker.TrackedItemEvent.Recovered;
import io.muster.contracts.tracker.TrackedItemEvent.Seen;
import io.muster.contracts.tracker.TrackedItemEvent.StateWritten;
import io.muster.contracts.tracker.TrackedItemEvent.Troubled;
import io.muster.contracts.tracker.TrackedItemEvent.Updated;
import io.muster.contracts.tracker.TrackedItemEvent.Withdrawn;
import java.time.Instant;

/**
 * How far the tracking of an action item has come.
 *
 * @param handedOver by whom, and to which tracker
 * @param begunAt when its creation was claimed last, UTC; null before that
 * @param mayBeThere whether an issue may be there that is not linked
 * @param link the issue; null until it is known
 * @param seen how it was seen last; null until it was
 * @param state as far as is known; null before the issue is
 * @param stateAt since when that is known, UTC
 * @param digest of what was written there last; null before anything was
 * @param trouble what keeps it from being followed; null while nothing does
 * @param withdrawn null while it is tracked
 */
public record Tracking(
    HandedOver handedOver,
    Instant begunAt,
    boolean mayBeThere,
    Linked link,
    Seen seen,
    IssueState state,
    Instant stateAt,
    String digest,
    Troubled trouble,
    Withdrawn withdrawn) {

  static Tracking after(Tracking before, TrackedItemEvent event) {
    return switch (event) {
      case HandedOver e -> new Tracking(e, null, false, null, null, null, null, null, null, null);
      case CreationBegun e -> before.begun(e.at());
      case Linked e -> before.linked(e);
      case Seen e -> before.seeing(e, e.state(), e.at());
      case StateWritten e -> before.seeing(before.seen, e.state(), e.at());
      case Updated e -> before.written(e.digest());
      case Troubled e -> before.troubled(e, before.mayBeThere && e.mayBeThere());
      case Recovered _ -> before.troubled(null, before.mayBeThere);
      case Withdrawn e -> before.over(e);
    };
  }

  private Tracking begun(Instant at) {
    return new Tracking(
        handedOver, at, true, link, seen, state, stateAt, digest, trouble, withdrawn);
  }

  private Tracking linked(Linked to) {
    return new Tracking(
        handedOver,
        begunAt,
        false,
        to,
        seen,
        IssueState.OPEN,
        to.at(),
        to.digest(),
        trouble,
        withdrawn);
  }

  private Tracking seeing(Seen as, IssueState now, Instant since) {
    return new Tracking(
        handedOver, begunAt, mayBeThere, link, as, now, since, digest, trouble, withdrawn);
  }

  private Tracking written(String now) {
    return new Tracking(
        handedOver, begunAt, mayBeThere, link, seen, state, stateAt, now, trouble, withdrawn);
  }

  private Tracking troubled(Troubled by, boolean maybe) {
    return new Tracking(
        handedOver, begunAt, maybe, link, seen, state, stateAt, digest, by, withdrawn);
  }

  private Tracking over(Withdrawn end) {
    return new Tracking(
        handedOver, begunAt, mayBeThere, link, seen, state, stateAt, digest, null, end);
  }

  /** Whether it is followed, or about to be. */
  public boolean isActive() {
    return withdrawn == null;
  }
}
