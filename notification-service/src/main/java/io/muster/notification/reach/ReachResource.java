package io.muster.notification.reach;

import io.muster.contracts.incident.Severity;
import io.muster.contracts.oncall.ContactCommand.AddMethod;
import io.muster.contracts.oncall.ContactCommand.IssueCode;
import io.muster.contracts.oncall.ContactCommand.RemoveMethod;
import io.muster.contracts.oncall.ContactCommand.SetRules;
import io.muster.contracts.oncall.ContactCommand.VerifyMethod;
import io.muster.contracts.oncall.OnCallEvent;
import io.muster.notification.delivery.page.Channel;
import io.muster.notification.delivery.page.Means;
import io.muster.notification.delivery.page.NotTakenException;
import io.muster.notification.facts.Facts;
import io.muster.notification.oncall.Intervals;
import io.muster.notification.oncall.MadeIds;
import io.muster.notification.oncall.contact.Contact;
import io.muster.notification.oncall.contact.ContactBook;
import io.muster.notification.oncall.contact.Method;
import io.muster.notification.oncall.readiness.WorkingMethods;
import io.muster.notification.reach.ReachAnswers.Added;
import io.muster.notification.reach.ReachAnswers.MethodShown;
import io.muster.notification.reach.ReachAnswers.MyContact;
import io.muster.notification.reach.ReachAnswers.Preview;
import io.muster.notification.reach.ReachAnswers.Tests;
import io.muster.notification.reach.ReachAnswers.Written;
import io.muster.notification.reach.ReachForms.CodeBody;
import io.muster.notification.reach.ReachForms.MethodBody;
import io.muster.notification.reach.ReachForms.RulesForm;
import io.muster.starter.Caller;
import io.muster.starter.CommandSender;
import io.muster.starter.Refused;
import io.muster.starter.WriteContext;
import io.muster.starter.WriteResult;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How I am reached: nobody but the person themselves sees or changes it here. */
@RestController
@RequestMapping("/api/on-call/me")
@PreAuthorize("hasAnyRole('responder','manager')")
@Tag(name = "My notifications")
class ReachResource {

  private final ContactBook contacts;
  private final WorkingMethods working;
  private final Means means;
  private final Proofs proofs;
  private final Previews previews;
  private final CommandSender sender;
  private final Facts facts;
  private final Clock clock;

  ReachResource(
      ContactBook contacts,
      WorkingMethods working,
      Means means,
      Proofs proofs,
      Previews previews,
      CommandSender sender,
      Facts facts,
      Clock clock) {
    this.contacts = contacts;
    this.working = working;
    this.means = means;
    this.proofs = proofs;
    this.previews = previews;
    this.sender = sender;
    this.facts = facts;
    this.clock = clock;
  }

  @GetMapping
  @Operation(operationId = "myContact", summary = "How I am reached, and by which rules")
  ResponseEntity<MyContact> mine(Caller caller) {
    // Read before what it is the version of: what changes in between is refused, not overwritten.
    long version = facts.version(OnCallEvent.contactOf(caller.id()));
    Contact contact = contactOf(caller);
    return ResponseEntity.ok()
        .eTag("\"" + version + "\"")
        .body(
            new MyContact(
                contact.methods().stream().map(it -> shown(caller.id(), it)).toList(),
                List.copyOf(means.offered()),
                contact.rules() == null ? null : RulesForm.of(contact.rules()),
                version));
  }

  private MethodShown shown(String personId, Method method) {
    return MethodShown.of(
        method,
        means.offered().contains(method.kind()),
        method.verified() ? working.works(personId, method).orElse(null) : null);
  }

  private Contact contactOf(Caller caller) {
    return contacts.find(caller.id()).orElse(Contact.UNKNOWN);
  }

  @PostMapping("/methods")
  @Operation(
      operationId = "addContactMethod",
      summary = "Name one more way to reach me; a code is sent there")
  ResponseEntity<Added> add(@RequestBody MethodBody body, Caller caller, WriteContext context) {
    if (body.kind() != null && !means.offered().contains(body.kind())) {
      throw Refused.invalid(
          "/kind",
          "This installation cannot reach people by %s; ask an administrator."
              .formatted(body.kind().channel()));
    }
    means
        .find(body.kind())
        .flatMap(channel -> channel.objection(body.address()))
        .ifPresent(
            why -> {
              throw Refused.invalid("/address", why);
            });
    String address = resolved(body);
    String methodId = MadeIds.of("method", caller, context);
    WriteResult result =
        sender.send(
            new AddMethod(caller.id(), methodId, body.kind(), address, caller.actor()),
            caller,
            MadeIds.anyVersion(context));
    boolean sent = issue(caller, methodId, context.part("code")).sent();
    return ResponseEntity.status(HttpStatus.CREATED)
        .eTag("\"" + result.version() + "\"")
        .body(new Added(result.id(), result.version(), result.position(), methodId, sent));
  }

  private String resolved(MethodBody body) {
    Channel channel = means.find(body.kind()).orElse(null);
    try {
      return channel == null ? body.address() : channel.resolved(body.address());
    } catch (NotTakenException e) {
      throw e.isLasting()
          ? Refused.invalid("/address", e.getMessage())
          : Refused.of(
              502,
              "address-not-looked-up",
              "The address cannot be looked up right now (%s). Try again."
                  .formatted(e.getMessage()));
    }
  }

  @PostMapping("/methods/{id}/code")
  @Operation(operationId = "sendContactCode", summary = "Send another code to one of my methods")
  ResponseEntity<Written> code(@PathVariable String id, Caller caller, WriteContext context) {
    proofs.channel(method(caller, id));
    Issue issue = issue(caller, id, MadeIds.anyVersion(context));
    if (!issue.sent()) {
      throw Refused.of(
          502,
          "code-not-sent",
          "The code could not be sent. Look whether the address is right, or try again later.");
    }
    return ReachAnswers.answer(issue.written());
  }

  /** A code that was made, and whether it is on its way. */
  private record Issue(WriteResult written, boolean sent) {}

  /** What is asked for again under the same key was sent then, and is not sent twice. */
  private Issue issue(Caller caller, String methodId, WriteContext context) {
    long before = facts.version(OnCallEvent.contactOf(caller.id()));
    String issueId = MadeIds.of("code", caller, context);
    WriteResult written =
        sender.send(new IssueCode(caller.id(), methodId, issueId, caller.actor()), caller, context);
    boolean sent =
        written.version() <= before
            || proofs.sendCode(contactOf(caller), method(caller, methodId), issueId);
    return new Issue(written, sent);
  }

  private Method method(Caller caller, String methodId) {
    return contactOf(caller)
        .method(methodId)
        .orElseThrow(() -> Refused.notFound("The contact method"));
  }

  @PostMapping("/methods/{id}/verification")
  @Operation(
      operationId = "verifyContactMethod",
      summary = "Enter the code that came over one of my methods")
  ResponseEntity<Written> verify(
      @PathVariable String id, @RequestBody CodeBody body, Caller caller, WriteContext context) {
    WriteResult result =
        sender.send(
            new VerifyMethod(caller.id(), id, body.code(), caller.actor()),
            caller,
            MadeIds.anyVersion(context));
    if (!method(caller, id).verified()) {
      throw Refused.invalid("/code", "This is not the code. Look at it again, or send a new one.");
    }
    return ReachAnswers.answer(result);
  }

  @DeleteMapping("/methods/{id}")
  @Operation(operationId = "removeContactMethod", summary = "Be reached over a method no more")
  ResponseEntity<Written> remove(@PathVariable String id, Caller caller, WriteContext context) {
    return ReachAnswers.answer(
        sender.send(
            new RemoveMethod(caller.id(), id, caller.actor()),
            caller,
            MadeIds.anyVersion(context)));
  }

  @PutMapping("/rules")
  @Operation(operationId = "setContactRules", summary = "Say by which rules I am paged")
  ResponseEntity<Written> rules(@RequestBody RulesForm body, Caller caller, WriteContext context) {
    if (body.backupId() != null && contacts.find(body.backupId()).isEmpty()) {
      throw Refused.invalid("/backupId", "Nobody has said how this person is reached.");
    }
    return ReachAnswers.answer(
        sender.send(new SetRules(caller.id(), body.toContract(), caller.actor()), caller, context));
  }

  @GetMapping("/preview")
  @Operation(
      operationId = "previewContact",
      summary = "How I would be paged for a severity at an instant")
  Preview preview(
      @RequestParam Severity severity,
      @Parameter(description = "UTC; now when left out") @RequestParam(required = false) Instant at,
      Caller caller) {
    return previews.of(contactOf(caller), severity, Intervals.instant(at, clock.instant()));
  }

  @PostMapping("/tests")
  @Operation(
      operationId = "testMyContact",
      summary = "Send me a test page over every verified method, at most once a minute")
  Tests test(Caller caller) {
    Contact contact = contactOf(caller);
    if (contact.usable().isEmpty()) {
      throw Refused.conflict(
          "nothing-to-test", "None of your contact methods is verified; verify one first.");
    }
    return new Tests(proofs.test(contact, caller.actor()));
  }
}
