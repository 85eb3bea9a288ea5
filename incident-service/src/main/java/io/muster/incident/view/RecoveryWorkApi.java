package io.muster.incident.view;

import io.muster.contracts.Person;
import io.muster.contracts.recovery.RecoveryWorkCommand;
import io.muster.contracts.recovery.RecoveryWorkCommand.Correct;
import io.muster.contracts.recovery.RecoveryWorkCommand.Record;
import io.muster.contracts.recovery.RecoveryWorkCommand.Withdraw;
import io.muster.contracts.recovery.WorkContent;
import io.muster.contracts.recovery.WorkContent.AssetRestore;
import io.muster.incident.recovery.work.RecordedWork;
import io.muster.starter.Caller;
import io.muster.starter.CommandSender;
import io.muster.starter.Refused;
import io.muster.starter.WriteContext;
import io.muster.starter.WriteResult;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * What was done to remove the cause of an incident and to bring back what it hit: put on record by
 * responders, said better or taken back with a reason, and read by whoever has to prove it.
 */
@RestController
@RequestMapping("/api/incidents/{ref}/recovery-work")
@PreAuthorize("hasAnyRole('responder','manager')")
@Tag(name = "incidents")
class RecoveryWorkApi {

  private final IncidentRefs refs;
  private final RecordedWork work;
  private final RecoveryWorkPresenter presenter;
  private final CommandSender sender;

  RecoveryWorkApi(
      IncidentRefs refs, RecordedWork work, RecoveryWorkPresenter presenter, CommandSender sender) {
    this.refs = refs;
    this.work = work;
    this.presenter = presenter;
    this.sender = sender;
  }

  @GetMapping
  @PreAuthorize("hasAnyRole('responder','manager','auditor')")
  @Operation(
      operationId = "listRecoveryWork",
      summary = "What was done to eradicate and recover, the latest first")
  RecoveryWorkForms.Work list(
      @PathVariable String ref,
      @Parameter(description = IncidentReads.AS_OF) @RequestParam(required = false) Long asOf,
      Caller caller)
      throws InterruptedException {
    return presenter.shown(
        work.of(refs.seen(ref, caller), asOf == null ? Long.MAX_VALUE : asOf), caller);
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      operationId = "recordRecoveryWork",
      summary = "Put on record what was done; a backup that is not what it should be is not used")
  ResponseEntity<WriteResult> record(
      @PathVariable String ref,
      @RequestBody RecoveryWorkForms.Wish body,
      Caller caller,
      WriteContext context)
      throws InterruptedException {
    return send(
        HttpStatus.CREATED,
        new Record(
            refs.seen(ref, caller),
            UUID.randomUUID().toString(),
            content(body, caller),
            doneBy(body, caller),
            body.doneAt(),
            caller.actor()),
        caller,
        context);
  }

  @PutMapping("/{recordId}")
  @Operation(
      operationId = "correctRecoveryWork",
      summary = "Say better what was done, and why; what was said before stays")
  ResponseEntity<WriteResult> correct(
      @PathVariable String ref,
      @PathVariable String recordId,
      @RequestBody RecoveryWorkForms.Wish body,
      Caller caller,
      WriteContext context)
      throws InterruptedException {
    return send(
        HttpStatus.OK,
        new Correct(
            refs.seen(ref, caller),
            recordId,
            content(body, caller),
            doneBy(body, caller),
            body.doneAt(),
            body.reason(),
            caller.actor()),
        caller,
        context);
  }

  @PostMapping("/{recordId}/withdraw")
  @Operation(
      operationId = "withdrawRecoveryWork",
      summary = "Say that it was not done after all; the record stays in the log")
  ResponseEntity<WriteResult> withdraw(
      @PathVariable String ref,
      @PathVariable String recordId,
      @RequestBody KnowledgeWrites.Reason body,
      Caller caller,
      WriteContext context)
      throws InterruptedException {
    return send(
        HttpStatus.OK,
        new Withdraw(refs.seen(ref, caller), recordId, body.reason(), caller.actor()),
        caller,
        context);
  }

  private static WorkContent content(RecoveryWorkForms.Wish body, Caller caller) {
    if (body.what() == null) {
      throw Refused.invalid("/what", "Say what was done.");
    }
    return body.what().content() instanceof AssetRestore(var asset, var backup, var check, var who)
        ? new AssetRestore(asset, backup, check, who == null ? asker(caller) : who)
        : body.what().content();
  }

  private static Person doneBy(RecoveryWorkForms.Wish body, Caller caller) {
    return body.doneBy() == null
        ? asker(caller)
        : Wishes.personOr(caller, body.doneBy().id(), body.doneBy().name());
  }

  private static Person asker(Caller caller) {
    return Wishes.personOr(caller, null, null);
  }

  private ResponseEntity<WriteResult> send(
      HttpStatus status, RecoveryWorkCommand command, Caller caller, WriteContext context) {
    WriteResult result = sender.send(command, caller, context);
    return ResponseEntity.status(status).eTag("\"" + result.version() + "\"").body(result);
  }
}
