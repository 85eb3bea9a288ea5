package io.muster.notification.delivery.link;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.incident.ResponseState;
import io.muster.contracts.paging.PageEvent;
import io.muster.notification.delivery.link.IncidentDesk.Taking;
import io.muster.notification.escalation.EscalationIds;
import io.muster.notification.escalation.HandOvers;
import io.muster.notification.escalation.StillOn;
import io.muster.notification.facts.Facts;
import io.muster.notification.facts.IncidentNow;
import io.muster.notification.facts.Incidents;
import io.muster.notification.oncall.contact.Contact;
import io.muster.notification.oncall.contact.ContactBook;
import io.muster.notification.oncall.contact.Method;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Takes an incident on for a person whose answer to a page we have checked. */
@Component
public class PageAnswers {

  private final Facts facts;
  private final ContactBook contacts;
  private final Incidents incidents;
  private final IncidentDesk desk;
  private final StillOn stillOn;
  private final HandOvers handOvers;

  PageAnswers(
      Facts facts,
      ContactBook contacts,
      Incidents incidents,
      IncidentDesk desk,
      StillOn stillOn,
      HandOvers handOvers) {
    this.facts = facts;
    this.contacts = contacts;
    this.incidents = incidents;
    this.desk = desk;
    this.stillOn = stillOn;
    this.handOvers = handOvers;
  }

  /** The page of this id; nothing when there is none. */
  public Optional<PageEvent.Requested> page(String pageId) {
    Optional<Event> first = facts.first(pageId);
    return first.filter(PageEvent.Requested.class::isInstance).map(PageEvent.Requested.class::cast);
  }

  /** Where a page went, as it is laid down now; nothing once the person took that away. */
  public Optional<String> addressOf(PageEvent.Requested page) {
    return contacts
        .find(page.personId())
        .flatMap(contact -> contact.method(page.methodId()))
        .filter(Method::verified)
        .map(Method::address);
  }

  /** Whom a page went to. */
  public Actor personOf(PageEvent.Requested page) {
    return Actor.person(
        page.personId(), contacts.find(page.personId()).map(Contact::name).orElse(page.personId()));
  }

  /**
   * Answers a page as the person it went to: acknowledges, says that they are still on it, or takes
   * over what is handed to them.
   *
   * @param via how they answered, such as {@code text message}
   * @return what came of it, in words for them
   */
  public String answer(PageEvent.Requested page, String via) {
    Actor person = personOf(page);
    Optional<IncidentNow> incident = incidents.find(page.incidentId());
    String number = incident.map(IncidentNow::number).orElse("");
    if (EscalationIds.isStillOn(page.escalationId())) {
      return switch (stillOn.answer(page.incidentId(), person, via)) {
        case NOTED -> "%s stays yours.".formatted(number);
        case TOO_LATE -> "Too late: others are called for %s.".formatted(number);
        case NOT_ASKED ->
            incident.filter(PageAnswers::calls).isPresent()
                ? acknowledge(page, person.name(), number, via)
                : "You are not asked about %s any more. Sign in to Muster.".formatted(number);
      };
    }
    if (EscalationIds.isHandOver(page.escalationId())) {
      if (handOvers.accept(page.incidentId(), page.escalationId(), person, via)
          || isTheirs(page, incident)) {
        return "%s is yours now.".formatted(number);
      }
      if (incident.filter(PageAnswers::calls).isEmpty()) {
        return "%s is handed over to you no longer. Sign in to Muster.".formatted(number);
      }
    }
    return acknowledge(page, person.name(), number, via);
  }

  /** Who accepts twice is told the same twice. */
  private boolean isTheirs(PageEvent.Requested page, Optional<IncidentNow> incident) {
    return incident.filter(it -> it.state() != ResponseState.RESOLVED).isPresent()
        && handOvers.wasAcceptedBy(page.incidentId(), page.personId());
  }

  /** Who answers too late may still take it on once more, as by the link. */
  private static boolean calls(IncidentNow incident) {
    return incident.state() == ResponseState.TRIGGERED && !incident.closed();
  }

  private String acknowledge(PageEvent.Requested page, String name, String number, String via) {
    return switch (desk.acknowledge(
        new Taking(page.incidentId(), page.pageId(), page.personId(), name, via))) {
      case DONE -> "%s is acknowledged.".formatted(number);
      case REFUSED -> "%s does not take it any more. Sign in to Muster.".formatted(number);
      case UNREACHABLE ->
          "%s is not acknowledged: Muster cannot be reached. Try again.".formatted(number);
    };
  }
}
