package io.muster.incident.view;

import io.muster.contracts.action.GuardedActionCommand;
import io.muster.contracts.planning.RunStep;
import io.muster.incident.planning.runbook.Runs;
import io.muster.incident.response.action.ActionProposals;
import io.muster.incident.response.action.GuardedActions;
import io.muster.starter.Caller;
import io.muster.starter.CommandSender;
import io.muster.starter.Refused;
import io.muster.starter.WriteContext;
import io.muster.starter.WriteResult;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Guarded actions in an incident: proposed by one responder, approved by another, done once. */
@RestController
@RequestMapping("/api/incidents/{ref}/guarded-actions")
@PreAuthorize("hasAnyRole('responder','manager')")
@Tag(name = "actions")
class GuardedActionApi {

  private final IncidentRefs refs;
  private final ActionProposals proposals;
  private final GuardedActions actions;
  private final Runs runs;
  private final GuardedActionPresenter presenter;
  private final CommandSender sender;

  GuardedActionApi(
      IncidentRefs refs,
      ActionProposals proposals,
      GuardedActions actions,
      Runs runs,
      GuardedActionPresenter presenter,
      CommandSender sender) {
    this.refs = refs;
    this.proposals = proposals;
    this.actions = actions;
    this.runs = runs;
    this.presenter = presenter;
    this.sender = sender;
  }

  @GetMapping
  @PreAuthorize("hasAnyRole('responder','manager','auditor')")
  @Operation(
      operationId = "listGuardedActions",
      summary = "What was done outside in an incident, or is to be, newest first")
  GuardedActionForms.Actions list(
      @PathVariable String ref,
      @Parameter(description = IncidentReads.AS_OF) @RequestParam(required = false) Long asOf,
      Caller caller)
      throws InterruptedException {
    return presenter.shown(
        actions.of(refs.seen(ref, caller), asOf == null ? Long.MAX_VALUE : asOf), caller);
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      operationId = "proposeAction",
      summary = "Bring an action before others; its target is asked at once what it would do")
  ResponseEntity<WriteResult> propose(
      @PathVariable String ref,
      @RequestBody GuardedActionForms.Wish body,
      Caller caller,
      WriteContext context)
      throws InterruptedException {
    String incidentId = refs.seen(ref, caller);
    if (body.step() != null) {
      requireStep(incidentId, body.step());
    }
    return send(
        HttpStatus.CREATED,
        proposals.of(
            GuardedActions.newId(incidentId),
            incidentId,
            new ActionProposals.Wish(
                body.targetId(),
                body.kind(),
                body.parameters(),
                body.service(),
                body.reason(),
                body.undoAfterMinutes()),
            body.step() == null
                ? null
                : new ActionProposals.Step(body.step().runId(), body.step().stepId()),
            caller.actor()),
        caller,
        context);
  }

  @PostMapping("/{actionId}/dry-run")
  @Operation(
      operationId = "tryActionAgain",
      summary = "Have the target asked once more what it would do")
  ResponseEntity<WriteResult> dryRun(
      @PathVariable String ref, @PathVariable String actionId, Caller caller, WriteContext context)
      throws InterruptedException {
    requireAction(ref, actionId, caller);
    return send(new GuardedActionCommand.AskDryRun(actionId, caller.actor()), caller, context);
  }

  @PostMapping("/{actionId}/approve")
  @Operation(
      operationId = "approveAction",
      summary = "Approve a dangerous action somebody else proposed; it begins at once")
  ResponseEntity<WriteResult> approve(
      @PathVariable String ref, @PathVariable String actionId, Caller caller, WriteContext context)
      throws InterruptedException {
    requireAction(ref, actionId, caller);
    return send(new GuardedActionCommand.Approve(actionId, caller.actor()), caller, context);
  }

  @PostMapping("/{actionId}/go-ahead")
  @Operation(
      operationId = "letActionGoAhead",
      summary = "Let an action go ahead that nobody has to approve; it begins at once")
  ResponseEntity<WriteResult> goAhead(
      @PathVariable String ref, @PathVariable String actionId, Caller caller, WriteContext context)
      throws InterruptedException {
    requireAction(ref, actionId, caller);
    return send(new GuardedActionCommand.Order(actionId, caller.actor()), caller, context);
  }

  @PostMapping("/{actionId}/call-off")
  @Operation(
      operationId = "callActionOff",
      summary = "Give an action up before it begins, saying why")
  ResponseEntity<WriteResult> callOff(
      @PathVariable String ref,
      @PathVariable String actionId,
      @RequestBody PlanForms.Reason body,
      Caller caller,
      WriteContext context)
      throws InterruptedException {
    requireAction(ref, actionId, caller);
    return send(
        new GuardedActionCommand.CallOff(actionId, body.reason(), caller.actor()), caller, context);
  }

  @PostMapping("/{actionId}/undo")
  @Operation(operationId = "undoAction", summary = "Take back what an action did, saying why")
  ResponseEntity<WriteResult> undo(
      @PathVariable String ref,
      @PathVariable String actionId,
      @RequestBody PlanForms.Reason body,
      Caller caller,
      WriteContext context)
      throws InterruptedException {
    requireAction(ref, actionId, caller);
    return send(
        new GuardedActionCommand.OrderUndo(actionId, body.reason(), caller.actor()),
        caller,
        context);
  }

  @PostMapping("/{actionId}/settle")
  @Operation(
      operationId = "settleAction",
      summary = "Say, after a look at the target, how an action stands whose outcome is unknown")
  ResponseEntity<WriteResult> settle(
      @PathVariable String ref,
      @PathVariable String actionId,
      @RequestBody GuardedActionForms.Settlement body,
      Caller caller,
      WriteContext context)
      throws InterruptedException {
    requireAction(ref, actionId, caller);
    if (body.inEffect() == null) {
      throw Refused.invalid("/inEffect", "Say whether what was to be done holds now.");
    }
    return send(
        new GuardedActionCommand.Settle(actionId, body.inEffect(), body.note(), caller.actor()),
        caller,
        context);
  }

  /** One that says to change something, in a run that is under way. */
  private void requireStep(String incidentId, GuardedActionForms.StepOfRun step) {
    boolean asks =
        runs.of(incidentId, Long.MAX_VALUE).stream()
            .filter(run -> run.ended() == null && run.started().runId().equals(step.runId()))
            .flatMap(run -> run.started().steps().stream())
            .anyMatch(
                each -> each.id().equals(step.stepId()) && each.kind() == RunStep.Kind.ACTION);
    if (!asks) {
      throw Refused.invalid(
          "/step", "Name an action step of a runbook that is being followed in this incident.");
    }
  }

  private void requireAction(String ref, String actionId, Caller caller)
      throws InterruptedException {
    if (!actionId.startsWith(GuardedActions.prefixOf(refs.seen(ref, caller)))) {
      throw Refused.notFound("The action");
    }
  }

  private ResponseEntity<WriteResult> send(
      GuardedActionCommand command, Caller caller, WriteContext context) {
    return send(HttpStatus.OK, command, caller, context);
  }

  private ResponseEntity<WriteResult> send(
      HttpStatus status, GuardedActionCommand command, Caller caller, WriteContext context) {
    WriteResult result = sender.send(command, caller, context);
    return ResponseEntity.status(status).eTag("\"" + result.version() + "\"").body(result);
  }
}
