package io.muster.notification.oncall.readiness;

import io.muster.contracts.oncall.MethodKind;
import io.muster.contracts.oncall.ReadinessEvent.Reason;
import io.muster.notification.delivery.page.Means;
import io.muster.notification.oncall.contact.Contact;
import io.muster.notification.oncall.contact.ContactBook;
import io.muster.notification.oncall.contact.Method;
import io.muster.starter.PeopleDirectory;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Says over how many means people are reached: two addresses on one mail server are one. */
@Component
class ChannelBook {

  private final ContactBook contacts;
  private final Means means;
  private final WorkingMethods methods;
  private final PeopleDirectory people;

  ChannelBook(ContactBook contacts, Means means, WorkingMethods methods, PeopleDirectory people) {
    this.contacts = contacts;
    this.means = means;
    this.methods = methods;
    this.people = people;
  }

  Channels of(String personId) {
    List<Method> usable =
        contacts.find(personId).map(Contact::usable).orElse(List.of()).stream()
            .filter(method -> means.offered().contains(method.kind()))
            .toList();
    if (usable.isEmpty()) {
      return Channels.none(isKnown(personId) ? Reason.NO_CONTACT : Reason.UNKNOWN_PERSON);
    }
    Set<MethodKind> working = EnumSet.noneOf(MethodKind.class);
    boolean failing = false;
    for (Method method : usable) {
      Optional<Boolean> works = methods.works(personId, method);
      if (works.orElse(false)) {
        working.add(method.kind());
      }
      failing |= works.isPresent() && !works.get();
    }
    return working.isEmpty()
        ? Channels.none(failing ? Reason.FAILING : Reason.UNTRIED)
        : Channels.working(working.size());
  }

  private boolean isKnown(String personId) {
    return !PeopleDirectory.mask(personId).equals(people.names(List.of(personId)).get(personId));
  }
}
