package io.muster.notification.oncall.readiness;

import io.muster.contracts.oncall.OnCallEvent.ContactMethodsSet;
import io.muster.contracts.oncall.ReadinessEvent.Reason;
import io.muster.eventlog.codec.Erased;
import io.muster.notification.facts.Facts;
import io.muster.starter.PeopleDirectory;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Says how people are reached, by what was seen of it: an address that was typed in proves nothing
 * until a message to it was taken.
 */
@Component
class ChannelBook {

  private final Facts facts;
  private final Deliveries deliveries;
  private final PeopleDirectory people;

  ChannelBook(Facts facts, Deliveries deliveries, PeopleDirectory people) {
    this.facts = facts;
    this.deliveries = deliveries;
    this.people = people;
  }

  Channels of(String personId) {
    Optional<ContactMethodsSet> contact =
        facts
            .newest("contact-" + personId)
            .map(ContactMethodsSet.class::cast)
            .filter(it -> !Erased.MARK.equals(it.email()));
    if (contact.isEmpty()) {
      return Channels.none(isKnown(personId) ? Reason.NO_CONTACT : Reason.UNKNOWN_PERSON);
    }
    return deliveries
        .lastTaken(personId, contact.get().at())
        .map(taken -> taken ? Channels.works() : Channels.none(Reason.FAILING))
        .orElseGet(() -> Channels.none(Reason.UNTRIED));
  }

  private boolean isKnown(String personId) {
    return !PeopleDirectory.mask(personId).equals(people.names(List.of(personId)).get(personId));
  }
}
