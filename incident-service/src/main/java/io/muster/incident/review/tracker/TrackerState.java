package io.muster.incident.review.tracker;

import io.muster.contracts.tracker.TrackerEvent;
import io.muster.contracts.tracker.TrackerEvent.Described;
import io.muster.contracts.tracker.TrackerEvent.Retired;

/**
 * An issue tracker as it stands.
 *
 * @param said by whoever set it up or changed it last
 * @param retired null while items can be handed to it
 * @param sequence how often it was changed, retiring included, from 0
 */
public record TrackerState(Described said, Retired retired, long sequence) {

  static TrackerState after(TrackerState before, TrackerEvent event, long sequence) {
    return switch (event) {
      case Described said -> new TrackerState(said, null, sequence);
      case Retired gone -> new TrackerState(before.said(), gone, sequence);
    };
  }
}
