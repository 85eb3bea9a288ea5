package io.muster.reporting.analytics;

import io.muster.contracts.review.ActionState;
import io.muster.contracts.review.ReviewEvent;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.function.Consumer;
import org.bson.Document;

/**
 * Something a review wants done.
 *
 * @param due until when, UTC, as said last; null while nobody said
 * @param doneAt when its owner said that it is done, UTC; null while it is open
 */
record ActionItem(String incidentId, Instant due, ActionState state, Instant doneAt) {

  static final String DUE = "due";

  private static final String INCIDENT = "incidentId";
  private static final String STATE = "state";
  private static final String DONE = "done";

  /** How it stands with an item that was due. */
  enum Outcome {
    ON_TIME,
    LATE,
    OVERDUE,
    NOT_DUE_YET,
    DROPPED
  }

  /**
   * What an event changes.
   *
   * @param id of the row
   */
  record Change(String id, Consumer<Document> to) {}

  static Optional<Change> changeBy(ReviewEvent event) {
    return switch (event) {
      case ReviewEvent.ActionSaid e ->
          Optional.of(new Change(id(e, e.actionId()), row -> said(row, e)));
      case ReviewEvent.ActionMoved e ->
          Optional.of(new Change(id(e, e.actionId()), row -> moved(row, e)));
      default -> Optional.empty();
    };
  }

  private static String id(ReviewEvent event, String actionId) {
    return event.reviewId() + "/" + actionId;
  }

  private static void said(Document row, ReviewEvent.ActionSaid e) {
    row.putIfAbsent(STATE, ActionState.OPEN.name());
    row.append(INCIDENT, e.incidentId()).append(DUE, e.due() == null ? null : Date.from(e.due()));
  }

  private static void moved(Document row, ReviewEvent.ActionMoved e) {
    row.put(STATE, e.to().name());
    switch (e.to()) {
      case DONE, VERIFIED -> row.putIfAbsent(DONE, Date.from(e.at()));
      case OPEN, DROPPED -> row.remove(DONE);
    }
  }

  static ActionItem of(Document row) {
    return new ActionItem(
        row.getString(INCIDENT),
        Optional.ofNullable(row.getDate(DUE)).map(Date::toInstant).orElse(null),
        ActionState.valueOf(row.getString(STATE)),
        Optional.ofNullable(row.getDate(DONE)).map(Date::toInstant).orElse(null));
  }

  Outcome outcomeAt(Instant now) {
    return switch (state) {
      case DROPPED -> Outcome.DROPPED;
      case OPEN -> due != null && due.isBefore(now) ? Outcome.OVERDUE : Outcome.NOT_DUE_YET;
      case DONE, VERIFIED -> due != null && doneAt.isAfter(due) ? Outcome.LATE : Outcome.ON_TIME;
    };
  }
}
