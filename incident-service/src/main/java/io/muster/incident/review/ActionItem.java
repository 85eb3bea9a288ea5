package io.muster.incident.review;

import io.muster.contracts.review.ActionState;
import io.muster.contracts.review.ReviewEvent.ActionMoved;
import io.muster.contracts.review.ReviewEvent.ActionSaid;
import java.time.Instant;

/**
 * Something that has to be done so that an incident does not happen again, as it stands.
 *
 * @param said all that it says, as of its newest version
 * @param addedAt when it was said first, UTC
 * @param done who said last that it is done, and what was done; null before that
 * @param moved what became of it last; null while nothing has
 */
public record ActionItem(
    ActionSaid said, Instant addedAt, ActionState state, ActionMoved done, ActionMoved moved) {

  static ActionItem of(ActionSaid said) {
    return new ActionItem(said, said.at(), ActionState.OPEN, null, null);
  }

  ActionItem after(ActionSaid again) {
    return new ActionItem(again, addedAt, state, done, moved);
  }

  ActionItem after(ActionMoved event) {
    return new ActionItem(
        said, addedAt, event.to(), event.to() == ActionState.DONE ? event : done, event);
  }

  /** Its id, unique within its review. */
  public String id() {
    return said.actionId();
  }

  /** Who is to do it; null while nobody has it. */
  public String ownerId() {
    return said.owner() == null ? null : said.owner().id();
  }

  /** It should have been done by now, and nobody says that it is. */
  public boolean overdue(Instant now) {
    return state == ActionState.OPEN && said.due() != null && said.due().isBefore(now);
  }
}
