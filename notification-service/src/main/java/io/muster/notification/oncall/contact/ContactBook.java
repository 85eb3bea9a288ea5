package io.muster.notification.oncall.contact;

import io.muster.contracts.Event;
import io.muster.contracts.oncall.ContactRules;
import io.muster.contracts.oncall.OnCallEvent;
import io.muster.notification.facts.Facts;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Says how people are reached, as recorded up to this very moment. */
@Component
public class ContactBook {

  private final Facts facts;

  ContactBook(Facts facts) {
    this.facts = facts;
  }

  /** How a person is reached; nothing when nobody has ever said so. */
  public Optional<Contact> find(String personId) {
    Contact contact = Contact.UNKNOWN;
    for (Event event : facts.readable(OnCallEvent.contactOf(personId))) {
      contact = contact.after(event);
    }
    return Optional.of(contact).filter(it -> it.personId() != null);
  }

  /** Who stands in for a person who cannot be reached; nothing when nobody does. */
  public Optional<String> backupOf(String personId) {
    return find(personId).map(Contact::rules).map(ContactRules::backupId);
  }
}
