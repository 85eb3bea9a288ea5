package io.muster.incident.review.tracker;

import io.muster.contracts.tracker.IssueState;
import java.time.Instant;
import java.util.Optional;

/** A project of an issue tracker that can be spoken to. Each call is one attempt. */
interface TrackerConnection {

  /** Returns when the project is there, takes issues, and lets us in; changes nothing. */
  void look() throws TrackerTroubleException;

  /** Makes an issue. */
  Issue create(IssueText text) throws TrackerTroubleException;

  /**
   * The issue that bears a marker.
   *
   * @param since it was not made before this, UTC
   */
  Optional<Issue> find(String marker, Instant since) throws TrackerTroubleException;

  /** How an issue stands. */
  Issue read(String key) throws TrackerTroubleException;

  /** Gives an issue its title and day, and adds what it says as a comment. */
  void update(String key, IssueText text) throws TrackerTroubleException;

  /** Closes or opens an issue; safe to repeat. */
  void set(String key, IssueState state) throws TrackerTroubleException;
}
