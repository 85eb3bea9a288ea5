package io.muster.contracts.tracker;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.EventType;
import io.muster.contracts.FreeText;
import io.muster.contracts.review.ReviewEvent;
import java.time.Instant;
import java.time.LocalDate;

/** What happened to an action item of a review that is, or is to be, an issue elsewhere. */
public sealed interface TrackedItemEvent extends Event {

  /** How the ids begin. */
  String ID_PREFIX = "tracked-";

  /** The one id an action item is tracked under, wherever that is. */
  static String idFor(String reviewId, String actionId) {
    return ID_PREFIX + reviewId + "/" + actionId;
  }

  /** The review it is an action item of. */
  static String reviewOf(String trackedId) {
    return trackedId.substring(ID_PREFIX.length(), trackedId.lastIndexOf('/'));
  }

  /** The action item, within its review. */
  static String actionOf(String trackedId) {
    return trackedId.substring(trackedId.lastIndexOf('/') + 1);
  }

  /** {@link #idFor} of its review and itself. */
  String trackedId();

  /** The incident that taught it. */
  default String incidentId() {
    return ReviewEvent.incidentOf(reviewOf(trackedId()));
  }

  @Override
  default String aggregateId() {
    return trackedId();
  }

  /**
   * A person had it tracked.
   *
   * @param round counts from 1, each time it is handed over anew
   */
  @EventType(name = "tracked-item.handed-over")
  record HandedOver(
      String trackedId,
      int round,
      String trackerId,
      @FreeText(of = "trackedId") String trackerName,
      Actor by,
      Instant at)
      implements TrackedItemEvent {}

  /** From now on there may be an issue, whether or not anybody hears of it. */
  @EventType(name = "tracked-item.creation-begun")
  record CreationBegun(String trackedId, Actor by, Instant at) implements TrackedItemEvent {}

  /**
   * The issue is there.
   *
   * @param key by which the tracker's API knows it
   * @param url where people look at it
   * @param found whether it was found there, its creation never having been answered
   * @param digest of what it says, by which a change is told
   */
  @EventType(name = "tracked-item.linked")
  record Linked(
      String trackedId,
      int round,
      String key,
      String url,
      boolean found,
      String digest,
      Actor by,
      Instant at)
      implements TrackedItemEvent {}

  /**
   * It stands otherwise than it was seen last.
   *
   * @param title as it is there
   * @param assignee as the tracker calls them; null while nobody has it
   * @param due by when, as it says there; null when it does not
   */
  @EventType(name = "tracked-item.seen")
  record Seen(
      String trackedId,
      IssueState state,
      @FreeText(of = "trackedId") String title,
      @FreeText(of = "trackedId") String assignee,
      LocalDate due,
      Actor by,
      Instant at)
      implements TrackedItemEvent {}

  /** What was changed here was written there. */
  @EventType(name = "tracked-item.updated")
  record Updated(String trackedId, String digest, Actor by, Instant at)
      implements TrackedItemEvent {}

  /** The issue was closed or opened there, because the item is done, dropped or open here. */
  @EventType(name = "tracked-item.state-written")
  record StateWritten(String trackedId, IssueState state, Actor by, Instant at)
      implements TrackedItemEvent {}

  /**
   * Something keeps it from being followed. It is tried on.
   *
   * @param mayBeThere whether an issue may have been created all the same
   * @param says what the tracker said of it; null when it said nothing
   */
  @EventType(name = "tracked-item.troubled")
  record Troubled(
      String trackedId,
      TrackerTrouble trouble,
      boolean mayBeThere,
      @FreeText(of = "trackedId") String says,
      Actor by,
      Instant at)
      implements TrackedItemEvent {}

  /** It is followed again. */
  @EventType(name = "tracked-item.recovered")
  record Recovered(String trackedId, Actor by, Instant at) implements TrackedItemEvent {}

  /** It is followed no longer; the issue stays as it is. */
  @EventType(name = "tracked-item.withdrawn")
  record Withdrawn(
      String trackedId, @FreeText(of = "trackedId") String reason, Actor by, Instant at)
      implements TrackedItemEvent {}
}
