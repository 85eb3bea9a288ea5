package io.muster.incident.review.tracker;

import io.muster.contracts.Actor;
import io.muster.contracts.review.ActionState;
import io.muster.contracts.review.ReviewEvent;
import io.muster.contracts.tracker.TrackedItemCommand.HandOver;
import io.muster.contracts.tracker.TrackedItemEvent;
import io.muster.incident.review.ActionItem;
import io.muster.incident.review.ReviewRegister;
import io.muster.starter.Refused;
import io.muster.starter.timer.Timers;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What has to hold before an action item is handed to a tracker. */
@Component
public final class HandOvers {

  private final ReviewRegister reviews;
  private final Trackers trackers;
  private final Departures departures;
  private final Timers reminders;

  HandOvers(
      ReviewRegister reviews, Trackers trackers, Departures departures, Timers trackingTimers) {
    this.reviews = reviews;
    this.trackers = trackers;
    this.departures = departures;
    this.reminders = trackingTimers;
  }

  /**
   * The wish to have an action item tracked.
   *
   * @throws Refused 404 when there is no such item; 409 when it is not to be done, its incident is
   *     private or a drill; 422 when there is no such tracker
   */
  public HandOver of(String reviewId, String actionId, String trackerId, Actor by) {
    ActionItem item =
        reviews
            .whole(reviewId)
            .map(held -> held.document().actions().get(actionId))
            .orElseThrow(() -> Refused.notFound("The action item"));
    TrackerState tracker =
        (trackerId == null ? Optional.<TrackerState>empty() : trackers.find(trackerId))
            .filter(found -> found.retired() == null)
            .orElseThrow(
                () ->
                    Refused.invalid(
                        "/tracker",
                        "Name a tracker that is set up; GET /api/trackers lists them."));
    if (item.state() != ActionState.OPEN) {
      throw Refused.conflict(
          "action-not-open",
          "Only what is still to be done is handed to a tracker. Open it again first.");
    }
    String incidentId = ReviewEvent.incidentOf(reviewId);
    if (departures.isDrill(incidentId)) {
      throw Refused.conflict("incident-drill", "Nothing of a drill is handed to a tracker.");
    }
    if (departures.isPrivate(incidentId)) {
      throw Refused.conflict(
          "incident-private",
          "Nothing of a private incident is handed to a tracker, where others read it. Make the incident public first, or follow the item here.");
    }
    return new HandOver(
        TrackedItemEvent.idFor(reviewId, actionId), trackerId, tracker.said().name(), by);
  }

  /** Has the tracker asked at once, and not when its time comes. */
  public void tryNow(String reviewId, String actionId) {
    reminders.dueNow(TrackedItemEvent.idFor(reviewId, actionId));
  }
}
