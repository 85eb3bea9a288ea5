package io.muster.contracts.tracker;

import io.muster.contracts.Actor;
import io.muster.contracts.Command;
import java.time.Instant;
import java.time.LocalDate;

/** What can be asked about an action item that is, or is to be, an issue elsewhere. */
public sealed interface TrackedItemCommand extends Command {

  /** {@link TrackedItemEvent#idFor} of its review and itself. */
  String trackedId();

  @Override
  default String aggregateId() {
    return trackedId();
  }

  /** Have it tracked there; a person's word. */
  record HandOver(String trackedId, String trackerId, String trackerName, Actor by)
      implements TrackedItemCommand {}

  /**
   * Claim that the issue is about to be created. Whoever looked at an older state is too late, and
   * nothing comes of it.
   *
   * @param after when it was claimed before, as far as the asker knows; null for never
   */
  record BeginCreation(String trackedId, Instant after, Actor by) implements TrackedItemCommand {}

  /**
   * The issue is there.
   *
   * @param round of the handing over it was created for
   * @param found whether it was found there, its creation never having been answered
   * @param digest of what it says, by which a change is told
   */
  record Link(
      String trackedId, int round, String key, String url, boolean found, String digest, Actor by)
      implements TrackedItemCommand {}

  /** This is how it stands there; the same again changes nothing. */
  record See(
      String trackedId, IssueState state, String title, String assignee, LocalDate due, Actor by)
      implements TrackedItemCommand {}

  /** What the item says now was written there. */
  record NoteUpdate(String trackedId, String digest, Actor by) implements TrackedItemCommand {}

  /** The issue was closed or opened there, because the item is done, dropped or open here. */
  record NoteState(String trackedId, IssueState state, Actor by) implements TrackedItemCommand {}

  /**
   * Something keeps it from being followed; the same again changes nothing.
   *
   * @param mayBeThere whether an issue may have been created all the same
   */
  record ReportTrouble(
      String trackedId, TrackerTrouble trouble, boolean mayBeThere, String says, Actor by)
      implements TrackedItemCommand {}

  /** It is followed again. */
  record Recover(String trackedId, Actor by) implements TrackedItemCommand {}

  /** Follow it no longer; the issue stays as it is. */
  record Withdraw(String trackedId, String reason, Actor by) implements TrackedItemCommand {}
}
