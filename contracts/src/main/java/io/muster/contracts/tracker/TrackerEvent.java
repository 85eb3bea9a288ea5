package io.muster.contracts.tracker;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.EventType;
import io.muster.contracts.FreeText;
import java.time.Instant;

/** What happened to the description of an issue tracker. */
public sealed interface TrackerEvent extends Event {

  /** How the ids of trackers begin. */
  String ID_PREFIX = "tracker-";

  /** The tracker. */
  String trackerId();

  @Override
  default String aggregateId() {
    return trackerId();
  }

  /**
   * An administrator set it up or changed it, after it was spoken to successfully.
   *
   * @param version counts from 1
   * @param url where its API begins
   * @param project as the tracker calls it: {@code owner/repository}, a project's path or its key
   * @param issueType what an issue is made as; null where trackers know no types
   * @param secret the name of the setting it knows us by; never the secret itself
   */
  @EventType(name = "tracker.described")
  record Described(
      String trackerId,
      int version,
      @FreeText(of = "trackerId") String name,
      TrackerKind kind,
      String url,
      String project,
      String issueType,
      String secret,
      Actor by,
      Instant at)
      implements TrackerEvent {}

  /** Nothing is handed to it any more, and what was is followed no longer. */
  @EventType(name = "tracker.retired")
  record Retired(String trackerId, @FreeText(of = "trackerId") String reason, Actor by, Instant at)
      implements TrackerEvent {}
}
