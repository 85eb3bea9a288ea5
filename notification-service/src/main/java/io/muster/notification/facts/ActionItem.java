package io.muster.notification.facts;

import io.muster.contracts.Person;
import io.muster.contracts.incident.IncidentRef;
import io.muster.contracts.review.ActionState;
import java.time.Instant;
import java.util.Optional;

/**
 * An action item of a review, as it stands in the log.
 *
 * @param incident that taught it
 * @param owner who is to do it; null while nobody has it
 * @param due until when, UTC; null while nobody said
 * @param answerableId who published the review; until then who said what is to be done
 */
public record ActionItem(
    String reviewId,
    IncidentRef incident,
    String actionId,
    String title,
    Person owner,
    Instant due,
    ActionState state,
    String answerableId) {

  /** When its time comes; nothing when it is done, dropped, or nobody said until when. */
  public Optional<Instant> waitsUntil() {
    return state == ActionState.OPEN ? Optional.ofNullable(due) : Optional.empty();
  }

  /** Whoever is asked first: its owner, or else whoever answers for it. */
  public String ownerId() {
    return owner == null ? answerableId : owner.id();
  }
}
