package io.muster.incident.review.tracker;

import io.muster.contracts.Command;
import io.muster.contracts.Event;
import io.muster.contracts.review.ReviewEvent;
import io.muster.contracts.tracker.TrackedItemEvent;
import io.muster.contracts.tracker.TrackerTrouble;
import io.muster.incident.response.IncidentNumbers;
import io.muster.incident.review.ActionItem;
import io.muster.incident.review.ReviewRegister;
import io.muster.starter.CommandSender;
import io.muster.starter.MusterProperties;
import io.muster.starter.Refused;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the worker works with: the log on the one side, the trackers on the other. */
@Component
class TrackingDesk {

  private final TrackedItems tracked;
  private final Trackers trackers;
  private final TrackerConnections connections;
  private final ReviewRegister reviews;
  private final Departures departures;
  private final CommandSender sender;
  private final String publicUrl;

  TrackingDesk(
      TrackedItems tracked,
      Trackers trackers,
      TrackerConnections connections,
      ReviewRegister reviews,
      Departures departures,
      CommandSender sender,
      MusterProperties properties) {
    this.tracked = tracked;
    this.trackers = trackers;
    this.connections = connections;
    this.reviews = reviews;
    this.departures = departures;
    this.sender = sender;
    this.publicUrl = properties.publicUrl();
  }

  /**
   * An action item and how far its tracking has come, both as the log has them now.
   *
   * @param incident by its number, as in INC-142
   */
  record Work(String trackedId, Tracking tracking, ActionItem item, String incident, String where) {

    /** The word by which its issue is found again. */
    String marker() {
      return IssueText.marker(trackedId, tracking.handedOver().round());
    }

    /** What its issue is to say. */
    IssueText text() {
      return IssueText.of(item.said(), incident, where, marker());
    }
  }

  /** Nothing when it is tracked no longer, or what people wrote of it was erased. */
  Optional<Work> find(String trackedId) {
    return tracked.now(trackedId).filter(Tracking::isActive).flatMap(now -> work(trackedId, now));
  }

  private Optional<Work> work(String trackedId, Tracking tracking) {
    return reviews
        .whole(TrackedItemEvent.reviewOf(trackedId))
        .map(ReviewRegister.Held::document)
        .flatMap(
            review -> {
              String incident = IncidentNumbers.inWords(review.incident().number());
              return Optional.ofNullable(review.actions().get(TrackedItemEvent.actionOf(trackedId)))
                  .map(
                      item ->
                          new Work(
                              trackedId,
                              tracking,
                              item,
                              incident,
                              publicUrl + "/reviews/" + incident));
            });
  }

  /** The tracker it was handed to, as it is set up now. */
  TrackerConnection connect(Work work) throws TrackerTroubleException {
    TrackerState tracker =
        trackers
            .find(work.tracking().handedOver().trackerId())
            .filter(found -> found.retired() == null)
            .orElseThrow(
                () ->
                    TrackerTroubleException.notDone(
                        TrackerTrouble.SETTINGS, "The tracker was retired."));
    try {
      return connections.to(tracker.said());
    } catch (Refused e) {
      throw TrackerTroubleException.notDone(TrackerTrouble.SETTINGS, null);
    }
  }

  /** Stops whatever is about to be sent of an incident that was made private. */
  void requireMayLeave(Work work) throws TrackerTroubleException {
    String incidentId = ReviewEvent.incidentOf(TrackedItemEvent.reviewOf(work.trackedId()));
    if (departures.isDrill(incidentId) || departures.isPrivate(incidentId)) {
      throw TrackerTroubleException.notDone(TrackerTrouble.PRIVATE, null);
    }
  }

  /** Returns once what came of it is durable; nothing came of it when somebody was faster. */
  List<Event> decide(Command command) {
    return sender.decide(command);
  }
}
