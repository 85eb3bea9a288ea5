package io.muster.incident.view;

import io.muster.contracts.tracker.TrackedItemEvent.HandedOver;
import io.muster.contracts.tracker.TrackedItemEvent.Seen;
import io.muster.contracts.tracker.TrackedItemEvent.Troubled;
import io.muster.incident.review.ActionItem;
import io.muster.incident.review.tracker.TrackedItems;
import io.muster.incident.review.tracker.TrackerAdvice;
import io.muster.incident.review.tracker.Trackers;
import io.muster.incident.review.tracker.Tracking;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Shows where action items are tracked, and how they stand there. */
@Component
class TrackedPresenter {

  private final TrackedItems tracked;
  private final Trackers trackers;

  TrackedPresenter(TrackedItems tracked, Trackers trackers) {
    this.tracked = tracked;
    this.trackers = trackers;
  }

  /** Waits until what was written up to a position can be shown. */
  void await(long position) throws InterruptedException {
    tracked.await(position, IncidentRefs.PATIENCE);
  }

  /** Who had it tracked; null while nobody has. */
  String handedOverBy(ActionItem item) {
    return active(item).map(tracking -> tracking.handedOver().by().id()).orElse(null);
  }

  /** Null while it is tracked nowhere. */
  TrackerForms.Tracked shown(ActionItem item, Names names) {
    return active(item).map(tracking -> shown(tracking, names)).orElse(null);
  }

  private Optional<Tracking> active(ActionItem item) {
    return tracked.find(item.said().reviewId(), item.id()).filter(Tracking::isActive);
  }

  private TrackerForms.Tracked shown(Tracking tracking, Names names) {
    HandedOver to = tracking.handedOver();
    Seen seen = tracking.seen();
    boolean linked = tracking.link() != null;
    return new TrackerForms.Tracked(
        to.trackerId(),
        to.trackerName() == null ? "" : to.trackerName(),
        trackers.find(to.trackerId()).map(tracker -> tracker.said().kind()).orElse(null),
        linked ? tracking.link().key() : null,
        linked ? tracking.link().url() : null,
        tracking.state(),
        seen == null ? null : seen.title(),
        seen == null ? null : seen.assignee(),
        seen == null ? null : seen.due(),
        trouble(tracking.trouble()),
        new Shown.By(to.by().kind(), to.by().id(), names.of(to.by().kind(), to.by().id())),
        to.at());
  }

  private static TrackerForms.Trouble trouble(Troubled trouble) {
    return trouble == null
        ? null
        : new TrackerForms.Trouble(
            trouble.trouble(), TrackerAdvice.of(trouble.trouble()), trouble.says(), trouble.at());
  }
}
