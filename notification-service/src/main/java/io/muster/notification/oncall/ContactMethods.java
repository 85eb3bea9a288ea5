package io.muster.notification.oncall;

import io.muster.contracts.oncall.ContactCommand.AddMethod;
import io.muster.contracts.oncall.ContactCommand.IssueCode;
import io.muster.contracts.oncall.ContactCommand.RecordTest;
import io.muster.contracts.oncall.ContactCommand.RemoveMethod;
import io.muster.contracts.oncall.ContactCommand.SetRules;
import io.muster.contracts.oncall.ContactCommand.VerifyMethod;
import io.muster.contracts.oncall.ContactEvent;
import io.muster.contracts.oncall.OnCallCommand.SetContactMethods;
import io.muster.contracts.oncall.OnCallEvent.ContactMethodsSet;
import io.muster.notification.oncall.contact.Contact;
import io.muster.notification.oncall.contact.Method;
import io.muster.notification.oncall.contact.OneTimeCodes;
import io.muster.starter.Refused;
import java.time.Clock;
import java.time.Instant;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * How one person is reached. A manager lays down the first address; the person adds others, each
 * proved by a one-time code before anything pages over it, and says which is tried when.
 */
@Aggregate(type = "ContactMethods", cache = "aggregateCache")
class ContactMethods {

  /** More than anybody has, few enough to be read at a glance. */
  private static final int MOST = 10;

  @AggregateIdentifier private String id;
  private Contact contact = Contact.UNKNOWN;
  private ContactMethodsSet set;
  private CodeBook codes = CodeBook.EMPTY;

  ContactMethods() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void set(SetContactMethods command, Clock clock) {
    Checks.id("/personId", command.personId());
    Checks.name("/name", command.name());
    ContactChecks.email("/email", command.email());
    if (!says(command)) {
      AggregateLifecycle.apply(
          new ContactMethodsSet(
              command.personId(), command.name(), command.email(), command.by(), clock.instant()));
    }
  }

  private boolean says(SetContactMethods command) {
    return set != null && set.name().equals(command.name()) && set.email().equals(command.email());
  }

  /** The same address by the same means is named once. */
  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void add(AddMethod command, Clock clock) {
    Checks.id("/personId", command.personId());
    String address = ContactChecks.address(command.kind(), command.address());
    if (contact.methods().stream()
        .anyMatch(it -> it.kind() == command.kind() && it.address().equals(address))) {
      throw Refused.conflict(
          "method-known", "This is one of your contact methods already; use that one.");
    }
    if (contact.methods().size() >= MOST) {
      throw Refused.conflict(
          "too-many-methods",
          "A person has at most %d contact methods; remove one first.".formatted(MOST));
    }
    AggregateLifecycle.apply(
        new ContactEvent.MethodAdded(
            command.personId(),
            command.methodId(),
            command.kind(),
            address,
            command.by(),
            clock.instant()));
  }

  @CommandHandler
  void issue(IssueCode command, Clock clock) {
    if (method(command.methodId()).verified()) {
      throw Refused.conflict(
          "method-verified", "This contact method is verified already; no code is needed.");
    }
    Instant now = clock.instant();
    codes.requireFree(command.methodId(), now);
    AggregateLifecycle.apply(
        new ContactEvent.CodeIssued(
            command.personId(),
            command.methodId(),
            command.issueId(),
            now.plus(CodeBook.LIFETIME),
            command.by(),
            now));
  }

  /** A wrong code is recorded, not refused: a refusal would take its counting back. */
  @CommandHandler
  void verify(VerifyMethod command, Clock clock, OneTimeCodes oneTime) {
    if (method(command.methodId()).verified()) {
      return;
    }
    Instant now = clock.instant();
    CodeBook.Issued issued = codes.open(command.methodId(), now);
    AggregateLifecycle.apply(
        oneTime.fits(issued.issueId(), command.code())
            ? new ContactEvent.MethodVerified(
                command.personId(), command.methodId(), command.by(), now)
            : new ContactEvent.CodeRefused(
                command.personId(), command.methodId(), issued.triesLeft() - 1, command.by(), now));
  }

  @CommandHandler
  void remove(RemoveMethod command, Clock clock) {
    if (method(command.methodId()).isPublished()) {
      throw Refused.conflict(
          "published-address", "A manager laid this address down; ask one to change it.");
    }
    AggregateLifecycle.apply(
        new ContactEvent.MethodRemoved(
            command.personId(), command.methodId(), command.by(), clock.instant()));
  }

  @CommandHandler
  void tested(RecordTest command, Clock clock) {
    method(command.methodId());
    AggregateLifecycle.apply(
        new ContactEvent.MethodTested(
            command.personId(),
            command.methodId(),
            command.taken(),
            command.detail(),
            command.by(),
            clock.instant()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void rules(SetRules command, Clock clock) {
    Checks.id("/personId", command.personId());
    ContactChecks.rules(command.personId(), command.rules(), contact);
    if (!command.rules().equals(contact.rules())) {
      AggregateLifecycle.apply(
          new ContactEvent.RulesSet(
              command.personId(), command.rules(), command.by(), clock.instant()));
    }
  }

  private Method method(String methodId) {
    return contact.method(methodId).orElseThrow(() -> Refused.notFound("The contact method"));
  }

  @EventSourcingHandler
  void on(ContactMethodsSet event) {
    id = event.aggregateId();
    set = event;
    contact = contact.after(event);
  }

  @EventSourcingHandler
  void on(ContactEvent event) {
    id = event.aggregateId();
    contact = contact.after(event);
    codes = codes.after(event);
  }
}
