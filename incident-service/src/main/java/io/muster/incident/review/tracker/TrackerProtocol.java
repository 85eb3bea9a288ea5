package io.muster.incident.review.tracker;

import io.muster.contracts.tracker.TrackerEvent.Described;
import io.muster.contracts.tracker.TrackerKind;
import java.net.URI;
import java.util.Set;

/** How some kinds of issue trackers are spoken to. */
interface TrackerProtocol {

  /** Which kinds. */
  Set<TrackerKind> kinds();

  /**
   * A connection; nothing is sent yet.
   *
   * @param secret what the tracker knows us by
   * @throws io.muster.starter.Refused 422 with the field that will not do
   */
  TrackerConnection connect(Described tracker, URI base, String secret);
}
