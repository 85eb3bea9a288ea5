package io.muster.notification.view;

import io.muster.contracts.incident.Severity;
import io.muster.contracts.oncall.Level;
import io.muster.contracts.oncall.Level.Target;
import io.muster.notification.delivery.page.Means;
import io.muster.notification.facts.Facts;
import io.muster.notification.facts.IncidentNow;
import io.muster.notification.facts.Incidents;
import io.muster.notification.oncall.OnCall;
import io.muster.notification.oncall.contact.Calls;
import io.muster.notification.oncall.contact.Contact;
import io.muster.notification.oncall.contact.ContactBook;
import io.muster.starter.Refused;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says before an incident is handed over whether whoever it goes to can be reached. */
@Component
class HandOverReach {

  private final Facts facts;
  private final Incidents incidents;
  private final OnCall onCall;
  private final ContactBook contacts;
  private final Means means;
  private final Clock clock;

  HandOverReach(
      Facts facts,
      Incidents incidents,
      OnCall onCall,
      ContactBook contacts,
      Means means,
      Clock clock) {
    this.facts = facts;
    this.incidents = incidents;
    this.onCall = onCall;
    this.contacts = contacts;
    this.means = means;
    this.clock = clock;
  }

  /**
   * Refuses where it would go to nobody who can be paged now, by the function that pages; or to
   * somebody who may not see a private incident.
   *
   * @param giverId whoever hands it over; it does not go to them
   */
  void require(String incidentId, Target to, String giverId) {
    exists(to);
    Instant now = clock.instant();
    List<String> people =
        onCall.peopleOf(new Level(List.of(to), 1), now).stream()
            .filter(person -> !person.equals(giverId))
            .toList();
    if (people.isEmpty()) {
      throw Refused.invalid("/to/id", nobody(to));
    }
    Severity severity = incidents.find(incidentId).map(IncidentNow::severity).orElse(Severity.SEV1);
    if (people.stream().noneMatch(person -> isReached(person, severity, now))) {
      throw Refused.invalid(
          "/to/id",
          "They cannot be reached now: none of them has a verified way to be paged. Choose somebody"
              + " else.");
    }
    if (people.stream().anyMatch(person -> incidents.hiddenFrom(incidentId, person))) {
      throw Refused.invalid(
          "/to/id",
          "The incident is private, and not all of them are named on it. Name them first.");
    }
  }

  private void exists(Target to) {
    if (to == null || to.kind() == null || to.id() == null || to.id().isBlank()) {
      throw Refused.invalid("/to", "Name a person, a schedule or a team to hand it over to.");
    }
    switch (to.kind()) {
      case SCHEDULE, ROTATION -> require(to, "Schedule", "There is no schedule with this id.");
      case TEAM -> require(to, "Team", "There is no team with this id.");
      case PERSON -> {}
    }
  }

  private void require(Target to, String kind, String otherwise) {
    if (!facts.kindOf(to.id()).equals(Optional.of(kind))) {
      throw Refused.invalid("/to/id", otherwise);
    }
  }

  private static String nobody(Target to) {
    return switch (to.kind()) {
      case PERSON -> "You have it yourself. Name somebody else.";
      case SCHEDULE -> "Nobody but you is on call on this schedule now. Choose somebody else.";
      case TEAM, ROTATION -> "Nobody but you is there who is not on leave. Choose somebody else.";
    };
  }

  private boolean isReached(String personId, Severity severity, Instant now) {
    Contact contact = contacts.find(personId).orElse(Contact.UNKNOWN);
    return Calls.of(contact, means.offered(), severity, now).why() != Calls.Why.NO_METHOD;
  }
}
