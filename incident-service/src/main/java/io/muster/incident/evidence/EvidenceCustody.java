package io.muster.incident.evidence;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.muster.contracts.Authority;
import io.muster.contracts.Person;
import io.muster.contracts.evidence.EvidenceCommand;
import io.muster.contracts.evidence.EvidenceCommand.AcceptTransfer;
import io.muster.contracts.evidence.EvidenceCommand.Collect;
import io.muster.contracts.evidence.EvidenceCommand.CorrectDescription;
import io.muster.contracts.evidence.EvidenceCommand.DeclineDeletion;
import io.muster.contracts.evidence.EvidenceCommand.DeclineTransfer;
import io.muster.contracts.evidence.EvidenceCommand.Delete;
import io.muster.contracts.evidence.EvidenceCommand.Description;
import io.muster.contracts.evidence.EvidenceCommand.Download;
import io.muster.contracts.evidence.EvidenceCommand.LiftPrivilege;
import io.muster.contracts.evidence.EvidenceCommand.OfferTransfer;
import io.muster.contracts.evidence.EvidenceCommand.ReportMismatch;
import io.muster.contracts.evidence.EvidenceCommand.RequestDeletion;
import io.muster.contracts.evidence.EvidenceCommand.Seal;
import io.muster.contracts.evidence.EvidenceCommand.SetPrivilege;
import io.muster.contracts.evidence.EvidenceCommand.View;
import io.muster.contracts.evidence.EvidenceEvent;
import io.muster.contracts.evidence.EvidenceEvent.Deleted;
import io.muster.contracts.evidence.EvidenceEvent.DeletionDeclined;
import io.muster.contracts.evidence.EvidenceEvent.DeletionRequested;
import io.muster.contracts.evidence.EvidenceEvent.Downloaded;
import io.muster.contracts.evidence.EvidenceEvent.MismatchFound;
import io.muster.contracts.evidence.EvidenceEvent.PrivilegeLifted;
import io.muster.contracts.evidence.EvidenceEvent.PrivilegeSet;
import io.muster.contracts.evidence.EvidenceEvent.Sealed;
import io.muster.contracts.evidence.EvidenceEvent.TransferAccepted;
import io.muster.contracts.evidence.EvidenceEvent.TransferDeclined;
import io.muster.contracts.evidence.EvidenceEvent.TransferOffered;
import io.muster.contracts.evidence.EvidenceEvent.Viewed;
import io.muster.starter.Refused;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/**
 * The chain of custody of one incident's evidence. It is beside the incident and not in it, so that
 * every look at an item is recorded without getting in the way of those who lead.
 */
@Aggregate
class EvidenceCustody {

  @AggregateIdentifier private String id;
  private final EvidenceItems items = new EvidenceItems();

  EvidenceCustody() {}

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Collect command, Clock clock) {
    if (items.find(command.itemId()).isPresent()) {
      return;
    }
    items
        .holding(command.content())
        .ifPresent(
            there -> {
              throw Refused.conflict(
                  "already-evidence",
                  "The very same bytes are evidence in this incident already. Go on with that item,"
                      + " so that there is one chain of custody.",
                  Map.of("itemId", there.id()));
            });
    items.requireRoom();
    CustodySteps.collected(command, clock.instant()).forEach(AggregateLifecycle::apply);
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(CorrectDescription command, Clock clock) {
    EvidenceItem item = items.kept(command.itemId());
    EvidenceRules.requireOpen(item);
    // Whoever may not read what is said of it cannot say it better.
    item.requireFor(command.by().id(), command.oversees());
    Description said = EvidenceRules.checked(command.description());
    if (!said.equals(item.description())) {
      apply(CustodySteps.corrected(command, said, clock.instant()));
    }
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(View command, Clock clock) {
    EvidenceItem item = items.kept(command.itemId());
    item.requireFor(command.by().id(), command.oversees());
    step(
        command,
        command.reason(),
        clock,
        (incident, id, why, by, at) ->
            new Viewed(incident, id, item.content().sha256(), why, by, at));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Download command, Clock clock) {
    EvidenceItem item = items.kept(command.itemId());
    item.requireFor(command.by().id(), command.oversees());
    step(
        command,
        command.reason(),
        clock,
        (incident, id, why, by, at) ->
            new Downloaded(incident, id, item.content().sha256(), why, by, at));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(OfferTransfer command, Clock clock) {
    EvidenceItem item = items.kept(command.itemId());
    EvidenceRules.requireInHands(item, command.by(), command.authority());
    Person to = EvidenceRules.person("/to", command.to());
    if (to.id().equals(item.custodian().id())) {
      throw Refused.invalid("/to", "They have it in their hands already. Name somebody else.");
    }
    if (item.offer() != null) {
      throw Refused.conflict(
          "transfer-open", "It is offered to somebody already. Take that offer back first.");
    }
    step(
        command,
        command.reason(),
        clock,
        (incident, id, why, by, at) -> new TransferOffered(incident, id, to, why, by, at));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(AcceptTransfer command, Clock clock) {
    EvidenceItem item = items.kept(command.itemId());
    if (item.offer() == null && item.custodian().id().equals(command.by().id())) {
      return;
    }
    TransferOffered offer = EvidenceRules.requireOffered(item);
    if (!offer.to().id().equals(command.by().id())) {
      throw Refused.forbidden(
          "not-offered-to-you", "It is offered to somebody else, who alone can accept it.");
    }
    apply(
        new TransferAccepted(
            command.incidentId(),
            command.itemId(),
            new Person(command.by().id(), command.by().name()),
            command.by(),
            clock.instant()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(DeclineTransfer command, Clock clock) {
    EvidenceItem item = items.kept(command.itemId());
    if (!EvidenceRules.requireOffered(item).to().id().equals(command.by().id())) {
      EvidenceRules.requireInHands(item, command.by(), command.authority());
    }
    step(command, command.reason(), clock, TransferDeclined::new);
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Seal command, Clock clock) {
    EvidenceItem item = items.kept(command.itemId());
    if (item.sealed() != null) {
      return;
    }
    EvidenceRules.requireInHands(item, command.by(), command.authority());
    step(
        command,
        command.reason(),
        clock,
        (incident, id, why, by, at) ->
            new Sealed(incident, id, item.content().sha256(), why, by, at));
  }

  /** Said again each time it is found, for each is a look that failed. */
  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(ReportMismatch command, Clock clock) {
    EvidenceItem item = items.kept(command.itemId());
    apply(
        new MismatchFound(
            command.incidentId(),
            command.itemId(),
            command.occasion(),
            item.content().sha256(),
            command.foundSha256(),
            command.by(),
            clock.instant()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(SetPrivilege command, Clock clock) {
    EvidenceItem item = items.kept(command.itemId());
    EvidenceRules.requireInHands(item, command.by(), command.authority());
    EvidenceRules.requireHidable(item.collected().origin());
    List<Person> people = EvidenceRules.people("/people", command.people());
    if (item.privilege() != null && ids(item.privilege().people()).equals(ids(people))) {
      return;
    }
    step(
        command,
        command.reason(),
        clock,
        (incident, id, why, by, at) -> new PrivilegeSet(incident, id, people, why, by, at));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(LiftPrivilege command, Clock clock) {
    EvidenceRules.requireManager(command.authority());
    if (items.kept(command.itemId()).privilege() != null) {
      step(command, command.reason(), clock, PrivilegeLifted::new);
    }
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(RequestDeletion command, Clock clock, HoldsOnEvidence holds) {
    EvidenceItem item = items.kept(command.itemId());
    if (item.deletion() != null) {
      throw Refused.conflict(
          "deletion-requested", "Somebody asked for that already; a manager has to decide.");
    }
    EvidenceRules.requireUnheld(holds.covering(command.incidentId(), item.people()));
    step(command, command.reason(), clock, DeletionRequested::new);
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(DeclineDeletion command, Clock clock) {
    EvidenceItem item = items.kept(command.itemId());
    if (item.deletion() == null) {
      return;
    }
    if (command.authority() != Authority.MANAGER
        && !item.deletion().by().id().equals(command.by().id())) {
      throw Refused.forbidden(
          "role-missing", "A manager decides about it, or whoever asked takes it back.");
    }
    step(command, command.reason(), clock, DeletionDeclined::new);
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(Delete command, Clock clock, HoldsOnEvidence holds) {
    EvidenceItem item = items.existing(command.itemId());
    if (item.deleted() != null) {
      return;
    }
    EvidenceRules.requireManager(command.authority());
    if (item.deletion() == null) {
      throw Refused.conflict(
          "deletion-not-requested",
          "Deleting evidence takes two people: somebody has to ask for it first, and somebody else"
              + " does it.");
    }
    if (item.deletion().by().id().equals(command.by().id())) {
      throw Refused.forbidden(
          "own-request", "You asked for it, so somebody else has to do it: another manager.");
    }
    EvidenceRules.requireUnheld(holds.covering(command.incidentId(), item.people()));
    Person asker = new Person(item.deletion().by().id(), item.deletion().by().name());
    step(
        command,
        command.reason(),
        clock,
        (incident, id, why, by, at) -> new Deleted(incident, id, asker, why, by, at));
  }

  @EventSourcingHandler
  void on(EvidenceEvent event) {
    id = event.aggregateId();
    items.apply(event);
  }

  private static void step(
      EvidenceCommand command, String reason, Clock clock, CustodySteps.Reasoned step) {
    apply(CustodySteps.reasoned(command, reason, clock.instant(), step));
  }

  private static List<String> ids(List<Person> people) {
    return people.stream().map(Person::id).sorted().toList();
  }
}
