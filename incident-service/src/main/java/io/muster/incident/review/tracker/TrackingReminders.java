package io.muster.incident.review.tracker;

import io.muster.contracts.Actor;
import io.muster.contracts.review.ReviewEvent;
import io.muster.contracts.review.ReviewEvent.ActionMoved;
import io.muster.contracts.review.ReviewEvent.ActionSaid;
import io.muster.contracts.tracker.TrackedItemEvent;
import io.muster.contracts.tracker.TrackedItemEvent.HandedOver;
import io.muster.contracts.tracker.TrackedItemEvent.Withdrawn;
import io.muster.contracts.tracker.TrackerEvent;
import io.muster.starter.timer.Timers;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/** Has a tracked item looked at as soon as a person has changed it or had it tracked. */
@Component
@ProcessingGroup(TrackingReminders.GROUP)
class TrackingReminders {

  static final String GROUP = "incident.trackers";

  private final Timers reminders;

  TrackingReminders(Timers trackingTimers) {
    this.reminders = trackingTimers;
  }

  @EventHandler
  void on(TrackedItemEvent event) {
    if (event instanceof Withdrawn) {
      reminders.forget(event.trackedId());
    } else if (event instanceof HandedOver) {
      reminders.remind(event.trackedId(), event.at());
      reminders.dueNow(event.trackedId());
    }
  }

  /** What could not be followed may be, now that the tracker is described otherwise. */
  @EventHandler
  void on(TrackerEvent event) {
    reminders.allDueNow();
  }

  @EventHandler
  void on(ReviewEvent event) {
    if (event.by().kind() == Actor.Kind.SYSTEM) {
      return;
    }
    switch (event) {
      case ActionSaid said -> changed(said.reviewId(), said.actionId());
      case ActionMoved moved -> changed(moved.reviewId(), moved.actionId());
      default -> {
        // The rest of a review is tracked nowhere.
      }
    }
  }

  /** Those that are not tracked have no reminder, and get none. */
  private void changed(String reviewId, String actionId) {
    reminders.dueNow(TrackedItemEvent.idFor(reviewId, actionId));
  }
}
