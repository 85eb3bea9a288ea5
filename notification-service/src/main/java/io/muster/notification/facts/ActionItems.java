package io.muster.notification.facts;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.incident.IncidentRef;
import io.muster.contracts.review.ActionState;
import io.muster.contracts.review.ReviewEvent;
import io.muster.contracts.review.ReviewEvent.ActionMoved;
import io.muster.contracts.review.ReviewEvent.ActionSaid;
import io.muster.contracts.review.ReviewEvent.Opened;
import io.muster.contracts.review.ReviewEvent.Published;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says how the action items of reviews stand in the log at this moment. */
@Component
public class ActionItems {

  private final Facts facts;

  ActionItems(Facts facts) {
    this.facts = facts;
  }

  /** The action item; nothing when it was never said. */
  public Optional<ActionItem> find(String reviewId, String actionId) {
    IncidentRef incident = null;
    ActionSaid said = null;
    ActionState state = ActionState.OPEN;
    Actor saidBy = null;
    Actor publishedBy = null;
    for (Event event : facts.readable(reviewId)) {
      if (!(event instanceof ReviewEvent happened)) {
        continue;
      }
      switch (happened) {
        case Opened opened -> incident = opened.incident();
        case Published published -> publishedBy = published.by();
        case ActionSaid it when it.actionId().equals(actionId) -> {
          said = it;
          saidBy = saidBy == null ? it.by() : saidBy;
        }
        case ActionMoved it when it.actionId().equals(actionId) -> state = it.to();
        default -> {
          // The rest of a review is not about what is to be done.
        }
      }
    }
    if (said == null || incident == null) {
      return Optional.empty();
    }
    return Optional.of(
        new ActionItem(
            reviewId,
            incident,
            actionId,
            said.title(),
            said.owner(),
            said.due(),
            state,
            (publishedBy == null ? saidBy : publishedBy).id()));
  }
}
