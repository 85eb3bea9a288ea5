package io.muster.notification.oncall.contact;

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
    return find(personId, Long.MAX_VALUE);
  }

  /** The same as it stood after the event at a position of the log. */
  public Optional<Contact> find(String personId, long upTo) {
    Contact contact = Contact.UNKNOWN;
    for (Facts.Kept kept : facts.readableKept(OnCallEvent.contactOf(personId))) {
      if (kept.position() <= upTo) {
        contact = contact.after(kept.event());
      }
    }
    return Optional.of(contact).filter(it -> it.personId() != null);
  }

  /** Who stands in for a person who cannot be reached; nothing when nobody does. */
  public Optional<String> backupOf(String personId) {
    return backupOf(personId, Long.MAX_VALUE);
  }

  /** The same as it stood after the event at a position of the log. */
  public Optional<String> backupOf(String personId, long upTo) {
    return find(personId, upTo).map(Contact::rules).map(ContactRules::backupId);
  }
}
