package io.muster.notification.reach;

import io.muster.contracts.incident.Severity;
import io.muster.contracts.oncall.ContactRules;
import io.muster.notification.delivery.page.Means;
import io.muster.notification.oncall.contact.Calls;
import io.muster.notification.oncall.contact.Contact;
import io.muster.notification.oncall.contact.ContactBook;
import io.muster.notification.reach.ReachAnswers.BackupShown;
import io.muster.notification.reach.ReachAnswers.CallShown;
import io.muster.notification.reach.ReachAnswers.Named;
import io.muster.notification.reach.ReachAnswers.Preview;
import io.muster.starter.PeopleDirectory;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Says how a person would be paged, by the very function that pages. */
@Component
class Previews {

  private final ContactBook contacts;
  private final Means means;
  private final PeopleDirectory people;

  Previews(ContactBook contacts, Means means, PeopleDirectory people) {
    this.contacts = contacts;
    this.means = means;
    this.people = people;
  }

  Preview of(Contact contact, Severity severity, Instant at) {
    Calls calls = Calls.of(contact, means.offered(), severity, at);
    ContactRules rules = contact.rules();
    return new Preview(
        calls.why(),
        calls.rule(),
        shown(calls, at, true),
        rules == null || rules.backupId() == null
            ? null
            : backup(rules.backupId(), calls.backupToo(), severity, at));
  }

  /** Of somebody else only the means are told, not the address. */
  private BackupShown backup(String personId, boolean atOnce, Severity severity, Instant at) {
    Contact contact = contacts.find(personId).orElse(Contact.UNKNOWN);
    Calls calls = Calls.of(contact, means.offered(), severity, at);
    return new BackupShown(
        new Named(personId, people.names(List.of(personId)).get(personId)),
        atOnce,
        shown(calls, at, false));
  }

  private static List<CallShown> shown(Calls calls, Instant at, boolean withAddress) {
    return calls.calls().stream()
        .map(
            call ->
                new CallShown(
                    call.method().kind(),
                    withAddress ? call.method().shown() : null,
                    call.after().toSeconds(),
                    at.plus(call.after())))
        .toList();
  }
}
