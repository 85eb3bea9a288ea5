package io.muster.incident.view;

import io.muster.contracts.Person;
import io.muster.contracts.evidence.EvidenceCommand;
import io.muster.contracts.evidence.EvidenceCommand.AcceptTransfer;
import io.muster.contracts.evidence.EvidenceCommand.CorrectDescription;
import io.muster.contracts.evidence.EvidenceCommand.DeclineDeletion;
import io.muster.contracts.evidence.EvidenceCommand.DeclineTransfer;
import io.muster.contracts.evidence.EvidenceCommand.Delete;
import io.muster.contracts.evidence.EvidenceCommand.Description;
import io.muster.contracts.evidence.EvidenceCommand.LiftPrivilege;
import io.muster.contracts.evidence.EvidenceCommand.OfferTransfer;
import io.muster.contracts.evidence.EvidenceCommand.RequestDeletion;
import io.muster.contracts.evidence.EvidenceCommand.SetPrivilege;
import io.muster.starter.Caller;
import io.muster.starter.CommandSender;
import io.muster.starter.Privacy;
import io.muster.starter.Refused;
import io.muster.starter.WriteContext;
import io.muster.starter.WriteResult;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What people do with an item of evidence besides opening it: every step with its reason. */
@RestController
@RequestMapping("/api/incidents/{ref}/evidence/{itemId}")
@PreAuthorize("hasAnyRole('responder','manager')")
@Tag(name = "incidents")
class EvidenceWrites {

  private final IncidentRefs refs;
  private final CommandSender sender;

  EvidenceWrites(IncidentRefs refs, CommandSender sender) {
    this.refs = refs;
    this.sender = sender;
  }

  @PutMapping("/description")
  @Operation(
      operationId = "correctEvidence",
      summary = "Put right what is said of an item that is not sealed; what was said before stays")
  ResponseEntity<WriteResult> correct(
      @PathVariable String ref,
      @PathVariable String itemId,
      @RequestBody EvidenceForms.Correction body,
      Caller caller,
      WriteContext context)
      throws InterruptedException {
    Description said =
        new Description(body.evidenceClass(), body.name(), body.source(), body.note());
    return send(
        new CorrectDescription(
            refs.seen(ref, caller),
            itemId,
            said,
            body.reason(),
            caller.actor(),
            EvidencePresenter.oversees(caller)),
        caller,
        context);
  }

  @PostMapping("/transfer")
  @Operation(
      operationId = "offerEvidence",
      summary = "Offer an item to somebody; it stays where it is until they accept")
  ResponseEntity<WriteResult> offer(
      @PathVariable String ref,
      @PathVariable String itemId,
      @RequestBody EvidenceForms.Offer body,
      Caller caller,
      WriteContext context)
      throws InterruptedException {
    String incidentId = refs.seen(ref, caller);
    Person to = person("/to", body.to());
    refs.awaitRow(incidentId)
        .filter(row -> Privacy.hides(row, to.id()))
        .ifPresent(
            row -> {
              throw Refused.invalid(
                  "/to",
                  "This incident is private and they are not named on it, so that they could not"
                      + " accept. Name them first.");
            });
    return send(
        new OfferTransfer(
            incidentId, itemId, to, body.reason(), caller.actor(), caller.authority()),
        caller,
        context);
  }

  @PostMapping("/transfer/accept")
  @Operation(
      operationId = "acceptEvidence",
      summary = "Take an item over that is offered to the asker")
  ResponseEntity<WriteResult> accept(
      @PathVariable String ref, @PathVariable String itemId, Caller caller, WriteContext context)
      throws InterruptedException {
    return send(
        new AcceptTransfer(refs.seen(ref, caller), itemId, caller.actor()), caller, context);
  }

  @PostMapping("/transfer/decline")
  @Operation(
      operationId = "declineEvidence",
      summary = "Not take an item over, or take the offer back")
  ResponseEntity<WriteResult> decline(
      @PathVariable String ref,
      @PathVariable String itemId,
      @RequestBody KnowledgeWrites.Reason body,
      Caller caller,
      WriteContext context)
      throws InterruptedException {
    return send(
        new DeclineTransfer(
            refs.seen(ref, caller), itemId, body.reason(), caller.actor(), caller.authority()),
        caller,
        context);
  }

  @PutMapping("/privilege")
  @Operation(
      operationId = "setEvidencePrivilege",
      summary =
          "Let only those named, its keeper, managers and auditors see the content of an item")
  ResponseEntity<WriteResult> privilege(
      @PathVariable String ref,
      @PathVariable String itemId,
      @RequestBody EvidenceForms.Privilege body,
      Caller caller,
      WriteContext context)
      throws InterruptedException {
    return send(
        new SetPrivilege(
            refs.seen(ref, caller),
            itemId,
            people("/people", body.people()),
            body.reason(),
            caller.actor(),
            caller.authority()),
        caller,
        context);
  }

  @PostMapping("/privilege/lift")
  @PreAuthorize("hasRole('manager')")
  @Operation(
      operationId = "liftEvidencePrivilege",
      summary = "Let everybody who sees the incident see an item again")
  ResponseEntity<WriteResult> lift(
      @PathVariable String ref,
      @PathVariable String itemId,
      @RequestBody KnowledgeWrites.Reason body,
      Caller caller,
      WriteContext context)
      throws InterruptedException {
    return send(
        new LiftPrivilege(
            refs.seen(ref, caller), itemId, body.reason(), caller.actor(), caller.authority()),
        caller,
        context);
  }

  @PostMapping("/deletion")
  @Operation(
      operationId = "requestEvidenceDeletion",
      summary = "Ask for the content of an item to be deleted; a legal hold forbids it")
  ResponseEntity<WriteResult> requestDeletion(
      @PathVariable String ref,
      @PathVariable String itemId,
      @RequestBody KnowledgeWrites.Reason body,
      Caller caller,
      WriteContext context)
      throws InterruptedException {
    return send(
        new RequestDeletion(refs.seen(ref, caller), itemId, body.reason(), caller.actor()),
        caller,
        context);
  }

  @PostMapping("/deletion/decline")
  @Operation(
      operationId = "declineEvidenceDeletion",
      summary = "Keep the content of an item: by a manager, or by whoever had asked")
  ResponseEntity<WriteResult> declineDeletion(
      @PathVariable String ref,
      @PathVariable String itemId,
      @RequestBody KnowledgeWrites.Reason body,
      Caller caller,
      WriteContext context)
      throws InterruptedException {
    return send(
        new DeclineDeletion(
            refs.seen(ref, caller), itemId, body.reason(), caller.actor(), caller.authority()),
        caller,
        context);
  }

  @PostMapping("/deletion/confirm")
  @PreAuthorize("hasRole('manager')")
  @Operation(
      operationId = "deleteEvidence",
      summary = "Delete the content of an item somebody else asked for; hash and chain stay")
  ResponseEntity<WriteResult> delete(
      @PathVariable String ref,
      @PathVariable String itemId,
      @RequestBody KnowledgeWrites.Reason body,
      Caller caller,
      WriteContext context)
      throws InterruptedException {
    return send(
        new Delete(
            refs.seen(ref, caller), itemId, body.reason(), caller.actor(), caller.authority()),
        caller,
        context);
  }

  static List<Person> people(String pointer, List<EvidenceForms.Who> people) {
    return people == null
        ? List.of()
        : IntStream.range(0, people.size())
            .mapToObj(i -> person(pointer + "/" + i, people.get(i)))
            .toList();
  }

  private static Person person(String pointer, EvidenceForms.Who who) {
    if (who == null || who.id() == null) {
      throw Refused.invalid(pointer, "Say who it is.");
    }
    return new Person(who.id().strip(), who.name());
  }

  private ResponseEntity<WriteResult> send(
      EvidenceCommand command, Caller caller, WriteContext context) {
    WriteResult result = sender.send(command, caller, context);
    return ResponseEntity.ok().eTag("\"" + result.version() + "\"").body(result);
  }
}
