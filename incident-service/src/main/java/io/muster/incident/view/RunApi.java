package io.muster.incident.view;

import io.muster.contracts.Actor;
import io.muster.contracts.planning.RunCommand;
import io.muster.contracts.planning.RunParameter;
import io.muster.contracts.planning.RunStep;
import io.muster.contracts.planning.RunbookEvent.Published;
import io.muster.incident.planning.runbook.RunHistory;
import io.muster.incident.planning.runbook.RunbookRegister;
import io.muster.incident.planning.runbook.RunbookText;
import io.muster.incident.planning.runbook.Runbooks;
import io.muster.incident.planning.runbook.Runs;
import io.muster.starter.Caller;
import io.muster.starter.CommandSender;
import io.muster.starter.PeopleDirectory;
import io.muster.starter.Refused;
import io.muster.starter.WriteContext;
import io.muster.starter.WriteResult;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

/** Runbooks followed in an incident: begun by one responder, gone on with by any other. */
@RestController
@RequestMapping("/api/incidents/{ref}/runs")
@PreAuthorize("hasAnyRole('responder','manager')")
@Tag(name = "runbooks")
class RunApi {

  private static final int LONGEST_VALUE = 500;

  private final IncidentRefs refs;
  private final RunbookRegister register;
  private final Runs runs;
  private final CommandSender sender;
  private final PeopleDirectory people;

  RunApi(
      IncidentRefs refs,
      RunbookRegister register,
      Runs runs,
      CommandSender sender,
      PeopleDirectory people) {
    this.refs = refs;
    this.register = register;
    this.runs = runs;
    this.sender = sender;
    this.people = people;
  }

  @GetMapping
  @PreAuthorize("hasAnyRole('responder','manager','auditor')")
  @Operation(
      operationId = "listRuns",
      summary = "The runbooks followed in an incident, newest first")
  RunbookForms.Runs list(
      @PathVariable String ref,
      @Parameter(description = IncidentReads.AS_OF) @RequestParam(required = false) Long asOf,
      Caller caller)
      throws InterruptedException {
    List<RunHistory> found = runs.of(refs.seen(ref, caller), asOf == null ? Long.MAX_VALUE : asOf);
    List<String> ids = new ArrayList<>();
    for (RunHistory run : found) {
      ids.add(run.started().by().id());
      run.outcomes().forEach(outcome -> ids.add(outcome.by().id()));
      if (run.ended() != null) {
        ids.add(run.ended().by().id());
      }
    }
    Names names = Names.of(ids, people, caller);
    return new RunbookForms.Runs(found.stream().map(run -> shown(run, names)).toList());
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      operationId = "startRun",
      summary = "Follow a runbook; the version that holds now is pinned")
  ResponseEntity<WriteResult> start(
      @PathVariable String ref,
      @RequestBody RunbookForms.NewRun body,
      Caller caller,
      WriteContext context)
      throws InterruptedException {
    String incidentId = refs.seen(ref, caller);
    if (body.runbookId() == null) {
      throw Refused.invalid("/runbookId", "Say which runbook to follow.");
    }
    Published version =
        register
            .find(body.runbookId())
            .flatMap(state -> state.holding())
            .orElseThrow(
                () ->
                    Refused.invalid(
                        "/runbookId", "No version of this runbook is published. Choose another."));
    RunbookText text = Runbooks.read("/runbookId", version.text());
    Map<String, String> values = values(text, body.parameters());
    return send(
        HttpStatus.CREATED,
        new RunCommand.Start(
            Runs.newId(incidentId),
            incidentId,
            version.runbookId(),
            version.version(),
            version.title(),
            values.entrySet().stream()
                .map(value -> new RunParameter(value.getKey(), value.getValue()))
                .toList(),
            text.filledIn(values),
            caller.actor()),
        caller,
        context);
  }

  @PostMapping("/{runId}/steps/{stepId}/done")
  @Operation(operationId = "completeStep", summary = "Say that a step is done, or what was decided")
  ResponseEntity<WriteResult> done(
      @PathVariable String ref,
      @PathVariable String runId,
      @PathVariable String stepId,
      @RequestBody(required = false) RunbookForms.Done body,
      Caller caller,
      WriteContext context)
      throws InterruptedException {
    requireRun(ref, runId, caller);
    return send(
        HttpStatus.OK,
        new RunCommand.Complete(
            runId,
            stepId,
            body == null ? null : body.answer(),
            body == null ? null : body.output(),
            caller.actor()),
        caller,
        context);
  }

  @PostMapping("/{runId}/steps/{stepId}/skip")
  @Operation(operationId = "skipStep", summary = "Leave a step out, saying why")
  ResponseEntity<WriteResult> skip(
      @PathVariable String ref,
      @PathVariable String runId,
      @PathVariable String stepId,
      @RequestBody PlanForms.Reason body,
      Caller caller,
      WriteContext context)
      throws InterruptedException {
    requireRun(ref, runId, caller);
    return send(
        HttpStatus.OK,
        new RunCommand.Skip(runId, stepId, body.reason(), caller.actor()),
        caller,
        context);
  }

  @PostMapping("/{runId}/steps/{stepId}/fail")
  @Operation(operationId = "failStep", summary = "Say that a step did not work, with what was seen")
  ResponseEntity<WriteResult> fail(
      @PathVariable String ref,
      @PathVariable String runId,
      @PathVariable String stepId,
      @RequestBody RunbookForms.Failed body,
      Caller caller,
      WriteContext context)
      throws InterruptedException {
    requireRun(ref, runId, caller);
    return send(
        HttpStatus.OK,
        new RunCommand.Fail(runId, stepId, body.output(), caller.actor()),
        caller,
        context);
  }

  @PostMapping("/{runId}/stop")
  @Operation(operationId = "stopRun", summary = "End a run before its time, saying why")
  ResponseEntity<WriteResult> stop(
      @PathVariable String ref,
      @PathVariable String runId,
      @RequestBody PlanForms.Reason body,
      Caller caller,
      WriteContext context)
      throws InterruptedException {
    requireRun(ref, runId, caller);
    return send(
        HttpStatus.OK, new RunCommand.Stop(runId, body.reason(), caller.actor()), caller, context);
  }

  private void requireRun(String ref, String runId, Caller caller) throws InterruptedException {
    if (!runId.startsWith(Runs.prefixOf(refs.seen(ref, caller)))) {
      throw Refused.notFound("The run");
    }
  }

  private static Map<String, String> values(RunbookText text, List<RunParameter> told) {
    List<RunParameter> said = told == null ? List.of() : told;
    if (said.stream().anyMatch(Objects::isNull)) {
      throw Refused.invalid("/parameters", "Give a list without gaps.");
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (RunbookText.Parameter parameter : text.parameters()) {
      String value =
          said.stream()
              .filter(each -> parameter.name().equals(each.name()))
              .map(RunParameter::value)
              .filter(each -> each != null && !each.isBlank())
              .findFirst()
              .map(String::strip)
              .orElse(parameter.preset());
      if (value == null) {
        throw Refused.invalid(
            "/parameters", "Say what %s is in this incident.".formatted(parameter.name()));
      }
      if (value.length() > LONGEST_VALUE) {
        throw Refused.invalid(
            "/parameters", "Shorten %s to 500 characters.".formatted(parameter.name()));
      }
      if (value.lines().count() > 1) {
        throw Refused.invalid("/parameters", "Say %s in one line.".formatted(parameter.name()));
      }
      values.put(parameter.name(), value);
    }
    return values;
  }

  private static RunbookForms.Run shown(RunHistory run, Names names) {
    return new RunbookForms.Run(
        run.started().runId(),
        run.started().runbookId(),
        run.started().version(),
        run.started().title(),
        run.started().parameters(),
        by(run.started().by(), names),
        run.started().at(),
        run.started().steps().stream().map(step -> shown(step, run, names)).toList(),
        run.ended() == null
            ? null
            : new RunbookForms.End(
                run.ended().reason(), by(run.ended().by(), names), run.ended().at()));
  }

  private static RunbookForms.StepInRun shown(RunStep step, RunHistory run, Names names) {
    return new RunbookForms.StepInRun(
        RunbookForms.Step.of(step),
        run.ended() == null && step.id().equals(run.at()),
        run.outcomes().stream()
            .filter(outcome -> outcome.stepId().equals(step.id()))
            .map(
                outcome ->
                    new RunbookForms.Outcome(
                        outcome.how(),
                        outcome.answer(),
                        outcome.text(),
                        by(outcome.by(), names),
                        outcome.time()))
            .toList());
  }

  private static Shown.By by(Actor actor, Names names) {
    return new Shown.By(actor.kind(), actor.id(), names.of(actor.kind(), actor.id()));
  }

  private ResponseEntity<WriteResult> send(
      HttpStatus status, RunCommand command, Caller caller, WriteContext context) {
    WriteResult result = sender.send(command, caller, context);
    return ResponseEntity.status(status).eTag("\"" + result.version() + "\"").body(result);
  }
}
