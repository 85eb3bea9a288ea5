package io.muster.incident.view;

import io.muster.contracts.action.ActionKind;
import io.muster.contracts.action.ActionProvider;
import io.muster.contracts.action.ActionTargetCommand;
import io.muster.contracts.action.ActionTargetEvent;
import io.muster.contracts.action.ActionTargetEvent.Described;
import io.muster.contracts.action.OfferedAction;
import io.muster.incident.response.action.ActionConnections;
import io.muster.incident.response.action.ActionForm;
import io.muster.incident.response.action.ActionTargets;
import io.muster.incident.response.action.TargetState;
import io.muster.starter.Caller;
import io.muster.starter.CommandSender;
import io.muster.starter.PeopleDirectory;
import io.muster.starter.Refused;
import io.muster.starter.WriteContext;
import io.muster.starter.WriteResult;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
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

/** Administrators say where actions can be taken and which of them are dangerous. */
@RestController
@RequestMapping("/api/action-targets")
@PreAuthorize("hasRole('admin')")
@Tag(name = "actions")
class ActionTargetApi {

  private final ActionTargets targets;
  private final ActionConnections connections;
  private final CommandSender sender;
  private final PeopleDirectory people;

  ActionTargetApi(
      ActionTargets targets,
      ActionConnections connections,
      CommandSender sender,
      PeopleDirectory people) {
    this.targets = targets;
    this.connections = connections;
    this.sender = sender;
    this.people = people;
  }

  @GetMapping
  @PreAuthorize("hasAnyRole('responder','manager','auditor','admin')")
  @Operation(
      operationId = "listActionTargets",
      summary = "Where actions can be taken, and what each target offers")
  ActionTargetForms.Targets list(Caller caller) {
    List<TargetState> all = targets.all();
    Names names =
        Names.of(all.stream().map(each -> each.said().by().id()).toList(), people, caller);
    return new ActionTargetForms.Targets(
        all.stream().map(target -> shown(target, names, caller.is("admin"))).toList());
  }

  @GetMapping("/choices")
  @Operation(
      operationId = "listActionTargetChoices",
      summary = "Which kinds of targets there are, and which secrets the operator set")
  ActionTargetForms.Choices choices() {
    return new ActionTargetForms.Choices(
        Arrays.stream(ActionProvider.values())
            .map(
                provider ->
                    new ActionTargetForms.Kind(
                        provider, connections.kinds(provider).stream().sorted().toList()))
            .toList(),
        List.copyOf(connections.secretNames()));
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(operationId = "createActionTarget", summary = "Set a target of actions up")
  ResponseEntity<WriteResult> create(
      @RequestBody ActionTargetForms.Wish body, Caller caller, WriteContext context) {
    return describe(
        HttpStatus.CREATED,
        ActionTargetEvent.ID_PREFIX + UUID.randomUUID(),
        false,
        body,
        caller,
        context);
  }

  @PutMapping("/{id}")
  @Operation(
      operationId = "changeActionTarget",
      summary = "Change a target, or use a retired one again; what was proposed for it lapses")
  ResponseEntity<WriteResult> change(
      @PathVariable String id,
      @RequestBody ActionTargetForms.Wish body,
      Caller caller,
      WriteContext context) {
    requireId(id);
    return describe(HttpStatus.OK, id, true, body, caller, context);
  }

  @PostMapping("/{id}/retire")
  @Operation(
      operationId = "retireActionTarget",
      summary = "Begin nothing at a target any more; what was done there is still undone")
  ResponseEntity<WriteResult> retire(
      @PathVariable String id,
      @RequestBody PlanForms.Reason body,
      Caller caller,
      WriteContext context) {
    requireId(id);
    return send(
        HttpStatus.OK,
        new ActionTargetCommand.Retire(id, body.reason(), caller.actor()),
        caller,
        context);
  }

  private ResponseEntity<WriteResult> describe(
      HttpStatus status,
      String id,
      boolean mustExist,
      ActionTargetForms.Wish body,
      Caller caller,
      WriteContext context) {
    List<OfferedAction> actions = body.actions() == null ? List.of() : body.actions();
    requireActions(body.provider(), actions);
    String url = body.url() == null ? null : body.url().strip();
    connections.require(
        new Described(
            id,
            0,
            body.name(),
            body.provider(),
            url,
            body.secret(),
            body.service(),
            actions,
            caller.actor(),
            null));
    return send(
        status,
        new ActionTargetCommand.Describe(
            id,
            mustExist,
            body.name(),
            body.provider(),
            url,
            body.secret(),
            body.service(),
            actions,
            caller.actor()),
        caller,
        context);
  }

  private void requireActions(ActionProvider provider, List<OfferedAction> actions) {
    if (provider == null) {
      throw Refused.invalid(
          "/provider", "Name one of %s.".formatted(Arrays.toString(ActionProvider.values())));
    }
    if (actions.isEmpty()) {
      throw Refused.invalid("/actions", "Name at least one kind of action it offers.");
    }
    Set<ActionKind> seen = EnumSet.noneOf(ActionKind.class);
    for (int i = 0; i < actions.size(); i++) {
      OfferedAction offered = actions.get(i);
      if (offered == null
          || offered.kind() == null
          || !connections.kinds(provider).contains(offered.kind())) {
        throw Refused.invalid(
            "/actions/" + i,
            "Name a kind this provider can do: %s."
                .formatted(connections.kinds(provider).stream().sorted().toList()));
      }
      if (!seen.add(offered.kind())) {
        throw Refused.invalid("/actions/" + i, "Name each kind once.");
      }
    }
  }

  private ActionTargetForms.One shown(TargetState target, Names names, boolean whole) {
    Described said = target.said();
    return new ActionTargetForms.One(
        said.targetId(),
        said.name(),
        said.provider(),
        whole ? said.url() : null,
        whole ? said.secret() : null,
        said.service(),
        said.actions().stream().map(ActionTargetApi::offer).toList(),
        new Shown.By(said.by().kind(), said.by().id(), names.of(said.by().kind(), said.by().id())),
        said.at(),
        target.retired() == null ? null : target.retired().at(),
        trouble(said, whole),
        target.sequence());
  }

  /** Why it cannot be spoken to; names of secrets and addresses are for administrators alone. */
  private String trouble(Described said, boolean whole) {
    try {
      connections.require(said);
      return null;
    } catch (Refused e) {
      return whole ? e.getMessage() : ActionConnections.UNUSABLE;
    }
  }

  private static ActionTargetForms.Offer offer(OfferedAction offered) {
    return new ActionTargetForms.Offer(
        offered.kind(),
        offered.dangerous(),
        offered.kind().undoable(),
        ActionForm.of(offered.kind()).stream().map(ActionTargetForms.Field::of).toList());
  }

  /** No other aggregate's id is taken for one of a target. */
  private static void requireId(String id) {
    if (!id.startsWith(ActionTargetEvent.ID_PREFIX)) {
      throw Refused.notFound("The target");
    }
  }

  private ResponseEntity<WriteResult> send(
      HttpStatus status, ActionTargetCommand command, Caller caller, WriteContext context) {
    WriteResult result = sender.send(command, caller, context);
    return ResponseEntity.status(status).eTag("\"" + result.version() + "\"").body(result);
  }
}
