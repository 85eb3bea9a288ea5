package io.muster.notification.oncall;

import io.muster.contracts.oncall.OnCallCommand.SetContactMethods;
import io.muster.contracts.oncall.OnCallEvent.ContactMethodsSet;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.time.Clock;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** How one person is reached. */
@Aggregate(type = "ContactMethods", cache = "aggregateCache")
class ContactMethods {

  private static final int LONGEST_ADDRESS = 254;

  @AggregateIdentifier private String id;
  private ContactMethodsSet set;

  ContactMethods() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void set(SetContactMethods command, Clock clock) {
    Checks.id("/personId", command.personId());
    Checks.name("/name", command.name());
    Checks.that(
        isAddress(command.email()), "/email", "Give one e-mail address, such as rosa@example.org.");
    if (!says(command)) {
      AggregateLifecycle.apply(
          new ContactMethodsSet(
              command.personId(), command.name(), command.email(), command.by(), clock.instant()));
    }
  }

  /** One bare address: no display name, no list, no line break that could start another header. */
  private static boolean isAddress(String email) {
    if (email == null
        || email.length() > LONGEST_ADDRESS
        || !email.contains("@")
        || email.chars().anyMatch(c -> Character.isISOControl(c) || Character.isWhitespace(c))) {
      return false;
    }
    try {
      InternetAddress address = new InternetAddress(email, true);
      address.validate();
      return address.getAddress().equals(email) && address.getPersonal() == null;
    } catch (AddressException e) {
      return false;
    }
  }

  private boolean says(SetContactMethods command) {
    return set != null && set.name().equals(command.name()) && set.email().equals(command.email());
  }

  @EventSourcingHandler
  void on(ContactMethodsSet event) {
    id = event.aggregateId();
    set = event;
  }
}
