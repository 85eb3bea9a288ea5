package io.muster.incident.view;

import io.muster.contracts.automation.AutomationRuleCommand;
import io.muster.contracts.automation.AutomationRuleEvent;
import io.muster.contracts.automation.RuleContent;
import io.muster.incident.automation.Rule;
import io.muster.incident.automation.RuleDrafts;
import io.muster.incident.automation.RuleRegister;
import io.muster.starter.Caller;
import io.muster.starter.CommandSender;
import io.muster.starter.Refused;
import io.muster.starter.WriteContext;
import io.muster.starter.WriteResult;
import io.swagger.v3.oas.annotations.Operation;
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
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * Responders write rules, try them and stop one that does harm; managers publish what others wrote,
 * enable it and give it up.
 */
@RestController
@RequestMapping("/api/automation-rules")
@PreAuthorize("hasAnyRole('responder','manager')")
@Tag(name = "automation")
class AutomationWrites {

  private static final String MANAGER = "hasRole('manager')";

  private final RuleRegister register;
  private final RuleDrafts drafts;
  private final DryRuns dryRuns;
  private final CommandSender sender;

  AutomationWrites(
      RuleRegister register, RuleDrafts drafts, DryRuns dryRuns, CommandSender sender) {
    this.register = register;
    this.drafts = drafts;
    this.dryRuns = dryRuns;
    this.sender = sender;
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(operationId = "createAutomationRule", summary = "Write the first draft of a rule")
  ResponseEntity<WriteResult> create(
      @RequestBody AutomationForms.NewDraft body, Caller caller, WriteContext context) {
    return send(
        HttpStatus.CREATED,
        new AutomationRuleCommand.Draft(
            AutomationRuleEvent.ID_PREFIX + UUID.randomUUID(),
            true,
            drafts.checked(body.content()),
            body.reason(),
            caller.actor()),
        caller,
        context);
  }

  @PutMapping("/{id}/draft")
  @Operation(
      operationId = "draftAutomationRule",
      summary = "Say all that a rule says from its next version on")
  ResponseEntity<WriteResult> draft(
      @PathVariable String id,
      @RequestBody AutomationForms.NewDraft body,
      Caller caller,
      WriteContext context) {
    requireRule(id);
    return send(
        new AutomationRuleCommand.Draft(
            id, false, drafts.checked(body.content()), body.reason(), caller.actor()),
        caller,
        context);
  }

  @PostMapping("/preview")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(
      operationId = "previewAutomationRule",
      summary = "Begin to look when a rule would have fired in the last 30 days; records nothing")
  AutomationForms.DryRun preview(
      @RequestBody AutomationForms.Wish body, Caller caller, WriteContext context) {
    if (context.ifMatch() != null) {
      throw Refused.of(
          412,
          "nothing-to-match",
          "A preview is of the rule you send, which has no version yet. Leave If-Match out.");
    }
    return dryRuns.begin(() -> drafts.checked(body.content()), caller, context, tried -> {});
  }

  @PostMapping("/{id}/versions/{version}/dry-run")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(
      operationId = "tryAutomationRule",
      summary =
          "Begin to look when a version would have fired in the last 30 days; that it was tried"
              + " goes on record at the end")
  AutomationForms.DryRun dryRun(
      @PathVariable String id, @PathVariable int version, Caller caller, WriteContext context) {
    return dryRuns.begin(
        () -> {
          RuleContent content = AutomationReads.content(register, id, version);
          sender.requireUnchanged(id, context);
          return content;
        },
        caller,
        context,
        tried ->
            sender.sendSystem(
                new AutomationRuleCommand.RecordTrial(
                    id,
                    version,
                    tried.since(),
                    tried.upTo(),
                    tried.incidents(),
                    tried.events(),
                    tried.met(),
                    true,
                    caller.actor())));
  }

  @GetMapping("/dry-runs/{run}")
  @Operation(
      operationId = "getAutomationDryRun",
      summary = "How far a dry run of one's own is, and what came of it; it is kept for a day")
  AutomationForms.DryRun dryRun(@PathVariable String run, Caller caller) {
    return dryRuns.find(run, caller);
  }

  @PostMapping("/dry-runs/{run}/cancel")
  @Operation(
      operationId = "cancelAutomationDryRun",
      summary = "Have a dry run end before it has come to anything; nothing goes on record")
  AutomationForms.DryRun cancelDryRun(@PathVariable String run, Caller caller) {
    return dryRuns.cancel(run, caller);
  }

  @PostMapping("/{id}/submit")
  @Operation(operationId = "submitAutomationRule", summary = "Ask a manager to approve the draft")
  ResponseEntity<WriteResult> submit(@PathVariable String id, Caller caller, WriteContext context) {
    return send(new AutomationRuleCommand.Submit(id, caller.actor()), caller, context);
  }

  @PostMapping("/{id}/approve")
  @PreAuthorize(MANAGER)
  @Operation(
      operationId = "approveAutomationRule",
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
        new AutomationRuleCommand.Approve(id, body.draft(), caller.actor(), caller.authority()),
        caller,
        context);
  }

  @PostMapping("/{id}/return")
  @PreAuthorize(MANAGER)
  @Operation(
      operationId = "returnAutomationRule",
      summary = "Give the draft back to its authors, saying why")
  ResponseEntity<WriteResult> giveBack(
      @PathVariable String id,
      @RequestBody PlanForms.Reason body,
      Caller caller,
      WriteContext context) {
    return send(
        new AutomationRuleCommand.Return(id, body.reason(), caller.actor(), caller.authority()),
        caller,
        context);
  }

  @PostMapping("/{id}/enable")
  @PreAuthorize(MANAGER)
  @Operation(
      operationId = "enableAutomationRule",
      summary = "Let a version that was tried fire from now on, saying why")
  ResponseEntity<WriteResult> enable(
      @PathVariable String id,
      @RequestBody AutomationForms.Enabling body,
      Caller caller,
      WriteContext context) {
    if (body.version() == null) {
      throw Refused.invalid("/version", "Say which version is to fire.");
    }
    return send(
        new AutomationRuleCommand.Enable(
            id, body.version(), body.reason(), caller.actor(), caller.authority()),
        caller,
        context);
  }

  @PostMapping("/{id}/disable")
  @Operation(
      operationId = "disableAutomationRule",
      summary = "Let a rule fire no more, saying why; every responder may")
  ResponseEntity<WriteResult> disable(
      @PathVariable String id,
      @RequestBody PlanForms.Reason body,
      Caller caller,
      WriteContext context) {
    return send(
        new AutomationRuleCommand.Disable(id, body.reason(), caller.actor()), caller, context);
  }

  @PostMapping("/{id}/retire")
  @PreAuthorize(MANAGER)
  @Operation(operationId = "retireAutomationRule", summary = "Give a rule up, saying why")
  ResponseEntity<WriteResult> retire(
      @PathVariable String id,
      @RequestBody PlanForms.Reason body,
      Caller caller,
      WriteContext context) {
    return send(
        new AutomationRuleCommand.Retire(id, body.reason(), caller.actor(), caller.authority()),
        caller,
        context);
  }

  private void requireRule(String id) {
    if (register.find(id, Rule::id).isEmpty()) {
      throw AutomationReads.unknown();
    }
  }

  private ResponseEntity<WriteResult> send(
      AutomationRuleCommand command, Caller caller, WriteContext context) {
    return send(HttpStatus.OK, command, caller, context);
  }

  private ResponseEntity<WriteResult> send(
      HttpStatus status, AutomationRuleCommand command, Caller caller, WriteContext context) {
    WriteResult result = sender.send(command, caller, context);
    return ResponseEntity.status(status).eTag("\"" + result.version() + "\"").body(result);
  }
}
