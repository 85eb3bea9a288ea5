package io.muster.incident.view;

import io.muster.contracts.oncall.Level.Target;
import io.muster.contracts.planning.PlanContact;
import io.muster.contracts.planning.PlanContent;
import io.muster.contracts.planning.ResponsePlanCommand;
import io.muster.incident.planning.CallTargets;
import io.muster.incident.planning.plan.PlanRegister;
import io.muster.incident.planning.plan.PlanTemplates;
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
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Responders write plans and say that they have read them; managers publish and retire them. */
@RestController
@PreAuthorize("hasAnyRole('responder','manager')")
@Tag(name = "plans")
class PlanWrites {

  private static final String MANAGER = "hasRole('manager')";

  private final PlanRegister register;
  private final PlanTemplates templates;
  private final IncidentRefs incidents;
  private final CallTargets targets;
  private final CommandSender sender;

  PlanWrites(
      PlanRegister register,
      PlanTemplates templates,
      IncidentRefs incidents,
      CallTargets targets,
      CommandSender sender) {
    this.register = register;
    this.templates = templates;
    this.incidents = incidents;
    this.targets = targets;
    this.sender = sender;
  }

  @PostMapping("/api/plans")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(operationId = "createPlan", summary = "Write the first draft of a plan")
  ResponseEntity<WriteResult> create(
      @RequestBody PlanForms.NewDraft body, Caller caller, WriteContext context)
      throws InterruptedException {
    return send(
        HttpStatus.CREATED,
        new ResponsePlanCommand.Draft(
            PlanRegister.ID_PREFIX + UUID.randomUUID(),
            true,
            checked(body.content()),
            body.contacts(List.of()),
            null,
            incidentId(body.incident()),
            body.reason(),
            caller.actor()),
        caller,
        context);
  }

  @PutMapping("/api/plans/{id}/draft")
  @Operation(
      operationId = "draftPlan",
      summary = "Say all that a plan says from its next version on")
  ResponseEntity<WriteResult> draft(
      @PathVariable String id,
      @RequestBody PlanForms.NewDraft body,
      Caller caller,
      WriteContext context)
      throws InterruptedException {
    List<PlanContact> known =
        register
            .find(id)
            .map(plan -> register.contactsAt(plan.draft().position()))
            .orElseThrow(PlanReads::unknown);
    return send(
        HttpStatus.OK,
        new ResponsePlanCommand.Draft(
            id,
            false,
            checked(body.content()),
            body.contacts(known),
            null,
            incidentId(body.incident()),
            body.reason(),
            caller.actor()),
        caller,
        context);
  }

  /** Whether there is whom it names, which only the log can say. */
  private PlanContent checked(PlanContent content) {
    for (int i = 0; i < content.roles().size(); i++) {
      Target page = content.roles().get(i).page();
      if (page != null && page.kind() != null && page.id() != null) {
        targets.require("/roles/%d/page/id".formatted(i), page);
      }
    }
    return content;
  }

  @PostMapping("/api/plan-templates/{key}/adopt")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      operationId = "adoptPlanTemplate",
      summary = "Make a draft of a plan Muster brings along; it holds once a manager approves it")
  ResponseEntity<WriteResult> adopt(@PathVariable String key, Caller caller, WriteContext context) {
    PlanTemplates.Template template =
        templates.find(key).orElseThrow(() -> Refused.notFound("The plan"));
    return send(
        HttpStatus.CREATED,
        new ResponsePlanCommand.Draft(
            template.planId(),
            true,
            template.content(),
            List.of(),
            template.key(),
            null,
            null,
            caller.actor()),
        caller,
        context);
  }

  @PostMapping("/api/plans/{id}/submit")
  @Operation(operationId = "submitPlan", summary = "Ask a manager to approve the draft")
  ResponseEntity<WriteResult> submit(@PathVariable String id, Caller caller, WriteContext context) {
    return send(HttpStatus.OK, new ResponsePlanCommand.Submit(id, caller.actor()), caller, context);
  }

  @PostMapping("/api/plans/{id}/approve")
  @PreAuthorize(MANAGER)
  @Operation(
      operationId = "approvePlan",
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
        new ResponsePlanCommand.Approve(id, body.draft(), caller.actor(), caller.authority()),
        caller,
        context);
  }

  @PostMapping("/api/plans/{id}/return")
  @PreAuthorize(MANAGER)
  @Operation(operationId = "returnPlan", summary = "Give the draft back to its authors, saying why")
  ResponseEntity<WriteResult> giveBack(
      @PathVariable String id,
      @RequestBody PlanForms.Reason body,
      Caller caller,
      WriteContext context) {
    return send(
        HttpStatus.OK,
        new ResponsePlanCommand.Return(id, body.reason(), caller.actor(), caller.authority()),
        caller,
        context);
  }

  @PostMapping("/api/plans/{id}/acknowledge")
  @Operation(operationId = "acknowledgePlan", summary = "Say that you have read the version")
  ResponseEntity<WriteResult> acknowledge(
      @PathVariable String id,
      @RequestBody PlanForms.Acknowledgement body,
      Caller caller,
      WriteContext context) {
    if (body.version() == null) {
      throw Refused.invalid("/version", "Say which version you have read.");
    }
    return send(
        HttpStatus.OK,
        new ResponsePlanCommand.Acknowledge(id, body.version(), caller.actor()),
        caller,
        context);
  }

  @PostMapping("/api/plans/{id}/review")
  @PreAuthorize(MANAGER)
  @Operation(
      operationId = "reviewPlan",
      summary = "Say that the version was looked through and holds")
  ResponseEntity<WriteResult> review(
      @PathVariable String id,
      @RequestBody PlanForms.Review body,
      Caller caller,
      WriteContext context) {
    return send(
        HttpStatus.OK,
        new ResponsePlanCommand.Review(id, body.note(), caller.actor(), caller.authority()),
        caller,
        context);
  }

  @PostMapping("/api/plans/{id}/retire")
  @PreAuthorize(MANAGER)
  @Operation(operationId = "retirePlan", summary = "Let a plan hold no more, saying why")
  ResponseEntity<WriteResult> retire(
      @PathVariable String id,
      @RequestBody PlanForms.Reason body,
      Caller caller,
      WriteContext context) {
    return send(
        HttpStatus.OK,
        new ResponsePlanCommand.Retire(id, body.reason(), caller.actor(), caller.authority()),
        caller,
        context);
  }

  private String incidentId(String ref) throws InterruptedException {
    if (ref == null || ref.isBlank()) {
      return null;
    }
    try {
      return incidents.find(ref.strip()).id();
    } catch (Refused e) {
      throw Refused.invalid("/incident", "There is no such incident. Give one as in INC-142.");
    }
  }

  private ResponseEntity<WriteResult> send(
      HttpStatus status, ResponsePlanCommand command, Caller caller, WriteContext context) {
    WriteResult result = sender.send(command, caller, context);
    return ResponseEntity.status(status).eTag("\"" + result.version() + "\"").body(result);
  }
}
