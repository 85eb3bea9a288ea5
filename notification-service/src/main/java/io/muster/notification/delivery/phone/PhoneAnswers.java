package io.muster.notification.delivery.phone;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.incident.ResponseState;
import io.muster.contracts.oncall.MethodKind;
import io.muster.contracts.paging.PageEvent;
import io.muster.notification.delivery.link.IncidentDesk;
import io.muster.notification.delivery.link.IncidentDesk.Taking;
import io.muster.notification.delivery.page.CallBook;
import io.muster.notification.escalation.EscalationIds;
import io.muster.notification.escalation.HandOvers;
import io.muster.notification.escalation.StillOn;
import io.muster.notification.facts.Facts;
import io.muster.notification.facts.IncidentNow;
import io.muster.notification.facts.Incidents;
import io.muster.notification.oncall.contact.Contact;
import io.muster.notification.oncall.contact.ContactBook;
import io.muster.notification.oncall.contact.Method;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Takes an incident on for a person who answered a page by a key or a reply. */
@Component
class PhoneAnswers {

  /** As long as an acknowledge link opens. */
  private static final Duration LIFETIME = Duration.ofHours(24);

  private final Facts facts;
  private final ContactBook contacts;
  private final Incidents incidents;
  private final CallBook book;
  private final ReplyCodes codes;
  private final IncidentDesk desk;
  private final StillOn stillOn;
  private final HandOvers handOvers;
  private final Clock clock;

  PhoneAnswers(
      Facts facts,
      ContactBook contacts,
      Incidents incidents,
      CallBook book,
      ReplyCodes codes,
      IncidentDesk desk,
      StillOn stillOn,
      HandOvers handOvers,
      Clock clock) {
    this.facts = facts;
    this.contacts = contacts;
    this.incidents = incidents;
    this.book = book;
    this.codes = codes;
    this.desk = desk;
    this.stillOn = stillOn;
    this.handOvers = handOvers;
    this.clock = clock;
  }

  /** The page of this id; nothing when there is none. */
  Optional<PageEvent.Requested> page(String pageId) {
    Optional<Event> first = facts.first(pageId);
    return first.filter(PageEvent.Requested.class::isInstance).map(PageEvent.Requested.class::cast);
  }

  /** What is answered to whoever pressed the key. */
  String byKey(PageEvent.Requested page) {
    return take(page, "phone call");
  }

  /**
   * What is answered to a reply: the code alone is not enough, it has to come from the number the
   * page went to.
   */
  String byReply(String from, String code) {
    return book.recent(MethodKind.SMS.channel(), clock.instant().minus(LIFETIME)).stream()
        .filter(pageId -> codes.fits(pageId, code))
        .flatMap(pageId -> page(pageId).stream())
        .filter(page -> wentTo(page, from))
        .findFirst()
        .map(page -> take(page, "text message"))
        .orElse("This code is not known here, or has expired. Sign in to Muster to acknowledge.");
  }

  private boolean wentTo(PageEvent.Requested page, String from) {
    return contacts
        .find(page.personId())
        .flatMap(contact -> contact.method(page.methodId()))
        .map(Method::address)
        .filter(from::equals)
        .isPresent();
  }

  private String take(PageEvent.Requested page, String via) {
    String name = contacts.find(page.personId()).map(Contact::name).orElse(page.personId());
    Optional<IncidentNow> incident = incidents.find(page.incidentId());
    String number = incident.map(IncidentNow::number).orElse("");
    if (EscalationIds.isStillOn(page.escalationId())) {
      return switch (stillOn.answer(page.incidentId(), Actor.person(page.personId(), name), via)) {
        case NOTED -> "%s stays yours.".formatted(number);
        case TOO_LATE -> "Too late: others are called for %s.".formatted(number);
        case NOT_ASKED ->
            incident.filter(PhoneAnswers::calls).isPresent()
                ? acknowledge(page, name, number, via)
                : "You are not asked about %s any more. Sign in to Muster.".formatted(number);
      };
    }
    if (EscalationIds.isHandOver(page.escalationId())) {
      Actor person = Actor.person(page.personId(), name);
      if (handOvers.accept(page.incidentId(), page.escalationId(), person, via)
          || isTheirs(page, incident)) {
        return "%s is yours now.".formatted(number);
      }
      if (incident.filter(PhoneAnswers::calls).isEmpty()) {
        return "%s is handed over to you no longer. Sign in to Muster.".formatted(number);
      }
    }
    return acknowledge(page, name, number, via);
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
