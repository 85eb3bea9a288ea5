package io.muster.incident.review.tracker;

import io.muster.contracts.review.ActionState;
import io.muster.contracts.review.ReviewCommand.MoveAction;
import io.muster.contracts.review.ReviewEvent.ActionMoved;
import io.muster.contracts.tracker.IssueState;
import io.muster.contracts.tracker.TrackedItemCommand.NoteState;
import io.muster.contracts.tracker.TrackedItemCommand.NoteUpdate;
import io.muster.contracts.tracker.TrackedItemCommand.See;
import io.muster.contracts.tracker.TrackedItemEvent;
import io.muster.contracts.tracker.TrackerTrouble;
import io.muster.incident.review.tracker.TrackingDesk.Work;

/**
 * Keeps an action item and its issue alike. What became of the issue moves the item before it is
 * noted as seen, so that a crash in between repeats the move, which changes nothing, and does not
 * mistake the item's old state for a decision made since. Closed there is done here, and verified
 * by nobody yet.
 */
final class Alignment {

  private final TrackingDesk desk;

  Alignment(TrackingDesk desk) {
    this.desk = desk;
  }

  /** Reads the issue, takes over what became of it, and writes what was changed here. */
  void align(Work work, TrackerConnection connection) throws TrackerTroubleException {
    Tracking tracking = work.tracking();
    String key = tracking.link().key();
    Issue there = connection.read(key);
    requireOurs(work, there);
    if (there.state() != tracking.state()) {
      takeOver(work, there.state());
      note(work, there);
    } else {
      note(work, there);
      IssueState wish = wish(work.item().state());
      if (differs(work, wish)) {
        desk.requireMayLeave(work);
        connection.set(key, wish);
        desk.decide(new NoteState(work.trackedId(), wish, TrackingWorker.BY));
      }
    }
    IssueText text = work.text();
    if (!text.digest().equals(tracking.digest())) {
      desk.requireMayLeave(work);
      connection.update(key, text);
      desk.decide(new NoteUpdate(work.trackedId(), text.digest(), TrackingWorker.BY));
    }
  }

  /**
   * Where the tracker was set up for another project, that may have an issue of the same number,
   * which is nobody's to touch. A project that was only renamed still has ours, with its word.
   */
  private static void requireOurs(Work work, Issue there) throws TrackerTroubleException {
    if (!there.url().equals(work.tracking().link().url())
        && !there.description().contains(work.marker())) {
      throw TrackerTroubleException.notDone(
          TrackerTrouble.MOVED, "Its number is another issue's now: " + there.url());
    }
  }

  private void note(Work work, Issue there) {
    desk.decide(
        new See(
            work.trackedId(),
            there.state(),
            there.title(),
            there.assignee(),
            there.due(),
            TrackingWorker.BY));
  }

  /** Whoever closed it there as not planned says so here, too: dropping an item is a decision. */
  private void takeOver(Work work, IssueState there) {
    ActionState now = work.item().state();
    if (there == IssueState.DONE && now == ActionState.OPEN) {
      move(work, ActionState.DONE, "It was closed as done in the tracker");
    } else if (there == IssueState.OPEN && now != ActionState.OPEN) {
      move(work, ActionState.OPEN, "It was opened again in the tracker");
    }
  }

  private void move(Work work, ActionState to, String because) {
    desk.decide(
        new MoveAction(
            TrackedItemEvent.reviewOf(work.trackedId()),
            work.item().id(),
            to,
            "%s: %s".formatted(because, work.tracking().link().url()),
            TrackingWorker.BY));
  }

  private static IssueState wish(ActionState state) {
    return switch (state) {
      case OPEN -> IssueState.OPEN;
      case DONE, VERIFIED -> IssueState.DONE;
      case DROPPED -> IssueState.NOT_PLANNED;
    };
  }

  /** An item that was never touched since does not open what was closed there as not planned. */
  private static boolean differs(Work work, IssueState wish) {
    IssueState there = work.tracking().state();
    if ((wish == IssueState.OPEN) == (there == IssueState.OPEN)) {
      return false;
    }
    ActionMoved moved = work.item().moved();
    return there != IssueState.NOT_PLANNED
        || (moved != null && moved.at().isAfter(work.tracking().stateAt()));
  }
}
