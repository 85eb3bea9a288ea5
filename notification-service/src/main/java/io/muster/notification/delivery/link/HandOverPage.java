package io.muster.notification.delivery.link;

import io.muster.contracts.Actor;
import io.muster.contracts.incident.ResponseState;
import io.muster.contracts.paging.PageEvent;
import io.muster.notification.escalation.EscalationIds;
import io.muster.notification.escalation.HandOver;
import io.muster.notification.escalation.HandOver.Standing;
import io.muster.notification.escalation.HandOvers;
import io.muster.notification.facts.IncidentNow;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * What the link says by which an incident is handed over. It is the same link as of any page, so
 * that every channel that can acknowledge can accept.
 */
@Component
class HandOverPage implements LinkQuestion {

  private final LinkedPages pages;
  private final HandOvers handOvers;

  HandOverPage(LinkedPages pages, HandOvers handOvers) {
    this.pages = pages;
    this.handOvers = handOvers;
  }

  @Override
  public Optional<AckPage.Shown> look(AckLink link, IncidentNow incident) {
    return escalation(link)
        .flatMap(
            escalationId ->
                handOvers.open(incident.id()).filter(it -> it.escalationId().equals(escalationId)))
        .map(
            it ->
                new AckPage.Shown(
                    "%s hands it over to you".formatted(AckPage.nameOf(it.giver())),
                    it.summary(),
                    AckPage.incident(incident),
                    "Accept " + incident.number(),
                    false,
                    false));
  }

  @Override
  public Optional<AckPage.Shown> answer(
      AckLink link, IncidentNow incident, String name, String via) {
    Optional<String> escalationId = escalation(link);
    if (escalationId.isEmpty()) {
      return Optional.empty();
    }
    Actor person = Actor.person(link.personId(), name);
    if (handOvers.accept(incident.id(), escalationId.get(), person, via)) {
      return Optional.of(accepted(incident, name));
    }
    return handOvers.of(incident.id()).stream()
        .filter(it -> it.escalationId().equals(escalationId.get()))
        .findFirst()
        .flatMap(it -> tooLate(it, incident, name, link.personId()));
  }

  private static AckPage.Shown accepted(IncidentNow incident, String name) {
    return new AckPage.Shown(
        "Taken over by " + name,
        "%s is yours now.".formatted(incident.number()),
        AckPage.incident(incident),
        null,
        true,
        false);
  }

  /** Nothing where the link can do what any other does: take on what looks for somebody. */
  private static Optional<AckPage.Shown> tooLate(
      HandOver it, IncidentNow incident, String name, String personId) {
    if (it.standing() == Standing.ACCEPTED && incident.state() != ResponseState.RESOLVED) {
      return it.endedBy().id().equals(personId)
          ? Optional.of(accepted(incident, name))
          : Optional.of(
              over(
                  incident,
                  "%s has taken it over already.".formatted(AckPage.nameOf(it.endedBy()))));
    }
    boolean lapses =
        it.standing() == Standing.NOT_ACCEPTED
            && incident.state() == ResponseState.ACKNOWLEDGED
            && incident.acknowledgedBy().id().equals(it.giver().id());
    return lapses
        ? Optional.of(
            over(
                incident,
                "The time to accept is over. Others are called now; open this link again in a"
                    + " moment to take it on."))
        : Optional.empty();
  }

  private static AckPage.Shown over(IncidentNow incident, String say) {
    return new AckPage.Shown("Not taken over", say, AckPage.incident(incident), null, false, true);
  }

  private Optional<String> escalation(AckLink link) {
    return pages.of(link).map(PageEvent.Requested::escalationId).filter(EscalationIds::isHandOver);
  }
}
