package io.muster.incident.view;

import io.muster.contracts.planning.RunbookCommand;
import io.muster.incident.planning.runbook.RunbookFault;
import io.muster.incident.planning.runbook.RunbookRegister;
import io.muster.incident.planning.runbook.RunbookState;
import io.muster.incident.planning.runbook.RunbookTemplates;
import io.muster.incident.planning.runbook.Runbooks;
import io.muster.starter.Caller;
import io.muster.starter.CommandSender;
import io.muster.starter.Refused;
import io.muster.starter.WriteContext;
import io.muster.starter.WriteResult;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Runbooks: everybody who works on incidents writes and reads them, managers publish them. */
@RestController
@PreAuthorize("hasAnyRole('responder','manager')")
@Tag(name = "runbooks")
class RunbookApi {

  private static final String READERS = "hasAnyRole('responder','manager','auditor')";
  private static final String MANAGER = "hasRole('manager')";

  private final RunbookRegister register;
  private final RunbookTemplates templates;
  private final CommandSender sender;
  private final RunbookPresenter presenter;

  RunbookApi(
      RunbookRegister register,
      RunbookTemplates templates,
      CommandSender sender,
      RunbookPresenter presenter) {
    this.register = register;
    this.templates = templates;
    this.sender = sender;
    this.presenter = presenter;
  }

  @GetMapping("/api/runbooks")
  @PreAuthorize(READERS)
  @Operation(operationId = "listRunbooks", summary = "Every runbook, by title")
  RunbookForms.Page list(@RequestParam(required = false) Long atLeast) throws InterruptedException {
    await(atLeast);
    return new RunbookForms.Page(register.all().stream().map(RunbookPresenter::row).toList());
  }

  @GetMapping("/api/runbooks/{id}")
  @PreAuthorize(READERS)
  @Operation(operationId = "getRunbook", summary = "One runbook: what is run, and its draft")
  ResponseEntity<RunbookForms.Whole> one(
      @PathVariable String id, @RequestParam(required = false) Long atLeast, Caller caller)
      throws InterruptedException {
    await(atLeast);
    RunbookState state = find(id);
    return ResponseEntity.ok()
        .eTag("\"" + state.version() + "\"")
        .body(presenter.whole(state, caller));
  }

  @GetMapping("/api/runbook-templates")
  @PreAuthorize(READERS)
  @Operation(operationId = "listRunbookTemplates", summary = "The runbooks Muster brings along")
  RunbookForms.Templates templates() {
    return new RunbookForms.Templates(
        templates.all().stream()
            .map(
                template ->
                    new RunbookForms.Template(
                        template.key(),
                        template.read().title(),
                        template.read().steps().size(),
                        register.find(template.runbookId()).isPresent(),
                        template.runbookId()))
            .toList());
  }

  @PostMapping("/api/runbooks/preview")
  @Operation(
      operationId = "previewRunbook",
      summary = "What a text says, or each line that will not do; writes nothing")
  RunbookForms.Preview preview(@RequestBody RunbookForms.Question body) {
    String text = body.text() == null ? "" : body.text();
    List<RunbookFault> faults = Runbooks.faultsIn(text);
    return new RunbookForms.Preview(
        faults.isEmpty() ? RunbookForms.Read.of(Runbooks.read("/text", text)) : null, faults);
  }

  @PostMapping("/api/runbooks")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(operationId = "createRunbook", summary = "Write the first draft of a runbook")
  ResponseEntity<WriteResult> create(
      @RequestBody RunbookForms.NewDraft body, Caller caller, WriteContext context) {
    return send(
        HttpStatus.CREATED,
        new RunbookCommand.Draft(
            RunbookRegister.ID_PREFIX + UUID.randomUUID(),
            true,
            body.text(),
            null,
            body.reason(),
            caller.actor()),
        caller,
        context);
  }

  @PutMapping("/api/runbooks/{id}/draft")
  @Operation(
      operationId = "draftRunbook",
      summary = "Write what a runbook says from its next version on")
  ResponseEntity<WriteResult> draft(
      @PathVariable String id,
      @RequestBody RunbookForms.NewDraft body,
      Caller caller,
      WriteContext context) {
    return send(
        HttpStatus.OK,
        new RunbookCommand.Draft(
            find(id).runbookId(), false, body.text(), null, body.reason(), caller.actor()),
        caller,
        context);
  }

  @PostMapping("/api/runbook-templates/{key}/adopt")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      operationId = "adoptRunbookTemplate",
      summary =
          "Make a draft of a runbook Muster brings along; it is run once a manager approved it")
  ResponseEntity<WriteResult> adopt(@PathVariable String key, Caller caller, WriteContext context) {
    RunbookTemplates.Template template =
        templates.find(key).orElseThrow(() -> Refused.notFound("The runbook"));
    return send(
        HttpStatus.CREATED,
        new RunbookCommand.Draft(
            template.runbookId(), true, template.text(), template.key(), null, caller.actor()),
        caller,
        context);
  }

  @PostMapping("/api/runbooks/{id}/submit")
  @Operation(operationId = "submitRunbook", summary = "Ask a manager to approve the draft")
  ResponseEntity<WriteResult> submit(@PathVariable String id, Caller caller, WriteContext context) {
    return send(HttpStatus.OK, new RunbookCommand.Submit(id, caller.actor()), caller, context);
  }

  @PostMapping("/api/runbooks/{id}/approve")
  @PreAuthorize(MANAGER)
  @Operation(
      operationId = "approveRunbook",
      summary = "Publish the draft; nobody who wrote or submitted it may")
  ResponseEntity<WriteResult> approve(
      @PathVariable String id,
      @RequestBody PlanForms.Approval body,
      Caller caller,
      WriteContext context) {
    if (body.draft() == null) {
      throw Refused.invalid("/draft", "Say which draft you have read.");
    }
    return send(
        HttpStatus.OK,
        new RunbookCommand.Approve(id, body.draft(), caller.actor(), caller.authority()),
        caller,
        context);
  }

  @PostMapping("/api/runbooks/{id}/return")
  @PreAuthorize(MANAGER)
  @Operation(
      operationId = "returnRunbook",
      summary = "Give the draft back to its authors, saying why")
  ResponseEntity<WriteResult> giveBack(
      @PathVariable String id,
      @RequestBody PlanForms.Reason body,
      Caller caller,
      WriteContext context) {
    return send(
        HttpStatus.OK,
        new RunbookCommand.Return(id, body.reason(), caller.actor(), caller.authority()),
        caller,
        context);
  }

  @PostMapping("/api/runbooks/{id}/retire")
  @PreAuthorize(MANAGER)
  @Operation(operationId = "retireRunbook", summary = "Let a runbook be run no more, saying why")
  ResponseEntity<WriteResult> retire(
      @PathVariable String id,
      @RequestBody PlanForms.Reason body,
      Caller caller,
      WriteContext context) {
    return send(
        HttpStatus.OK,
        new RunbookCommand.Retire(id, body.reason(), caller.actor(), caller.authority()),
        caller,
        context);
  }

  private ResponseEntity<WriteResult> send(
      HttpStatus status, RunbookCommand command, Caller caller, WriteContext context) {
    WriteResult result = sender.send(command, caller, context);
    return ResponseEntity.status(status).eTag("\"" + result.version() + "\"").body(result);
  }

  private RunbookState find(String id) {
    return register.find(id).orElseThrow(() -> Refused.notFound("The runbook"));
  }

  private void await(Long atLeast) throws InterruptedException {
    if (atLeast != null) {
      register.await(atLeast, IncidentRefs.PATIENCE);
    }
  }
}
