package io.muster.notification.delivery.link;

import io.muster.contracts.Actor;
import io.muster.contracts.paging.PageEvent;
import io.muster.notification.escalation.EscalationIds;
import io.muster.notification.escalation.StillOn;
import io.muster.notification.facts.IncidentNow;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What the link of a question says: whether whoever acknowledged is still on it. It is the same
 * link as of any page, so that every channel that can acknowledge can answer.
 */
@Component
class StillOnPage implements LinkQuestion {

  private final LinkedPages pages;
  private final StillOn stillOn;

  StillOnPage(LinkedPages pages, StillOn stillOn) {
    this.pages = pages;
    this.stillOn = stillOn;
  }

  @Override
  public Optional<AckPage.Shown> look(AckLink link, IncidentNow incident) {
    return asks(link) && stillOn.isAsked(incident.id(), link.personId())
        ? Optional.of(
            new AckPage.Shown(
                "Are you still on it?",
                "Without an answer the acknowledgement lapses, and others are called.",
                AckPage.incident(incident),
                "Yes, I am still on it",
                false,
                false))
        : Optional.empty();
  }

  @Override
  public Optional<AckPage.Shown> answer(
      AckLink link, IncidentNow incident, String name, String via) {
    if (!asks(link)) {
      return Optional.empty();
    }
    return switch (stillOn.answer(incident.id(), Actor.person(link.personId(), name), via)) {
      case NOTED ->
          Optional.of(
              new AckPage.Shown(
                  "Thank you, " + name,
                  "%s stays yours. Nobody else is called.".formatted(incident.number()),
                  AckPage.incident(incident),
                  null,
                  true,
                  false));
      case TOO_LATE ->
          Optional.of(
              new AckPage.Shown(
                  "Your time to answer is over",
                  "Others are called now. Open this link again in a moment to take it on once"
                      + " more.",
                  AckPage.incident(incident),
                  null,
                  false,
                  true));
      case NOT_ASKED -> Optional.empty();
    };
  }

  private boolean asks(AckLink link) {
    return pages
        .of(link)
        .map(PageEvent.Requested::escalationId)
        .filter(EscalationIds::isStillOn)
        .isPresent();
  }
}
