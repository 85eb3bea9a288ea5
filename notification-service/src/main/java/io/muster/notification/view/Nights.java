package io.muster.notification.view;

import io.muster.contracts.oncall.ContactRules;
import io.muster.notification.oncall.contact.Contact;
import io.muster.notification.oncall.contact.ContactBook;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Says whether a page wakes somebody: by the clock of their own rules, or UTC where they have none.
 */
@Component
class Nights {

  private static final LocalTime FROM = LocalTime.of(22, 0);
  private static final LocalTime UNTIL = LocalTime.of(7, 0);

  private final ContactBook contacts;

  Nights(ContactBook contacts) {
    this.contacts = contacts;
  }

  boolean wakes(String personId, Instant at) {
    Optional<ContactRules> rules = contacts.find(personId).map(Contact::rules);
    ZoneId zone = rules.<ZoneId>map(it -> ZoneId.of(it.zone())).orElse(ZoneOffset.UTC);
    LocalTime time = at.atZone(zone).toLocalTime();
    return !time.isBefore(FROM) || time.isBefore(UNTIL);
  }
}
