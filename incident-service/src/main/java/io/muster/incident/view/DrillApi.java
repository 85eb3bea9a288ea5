package io.muster.incident.view;

import io.muster.contracts.drill.DrillCommand;
import io.muster.contracts.drill.DrillEvent.StepKind;
import io.muster.contracts.drill.DrillIds;
import io.muster.incident.intake.DrillDoor;
import io.muster.incident.planning.drill.DrillRegister;
import io.muster.incident.planning.drill.DrillRunner;
import io.muster.incident.planning.drill.DrillState;
import io.muster.incident.planning.drill.Scenarios;
import io.muster.starter.Caller;
import io.muster.starter.CommandSender;
import io.muster.starter.Refused;
import io.muster.starter.WriteContext;
import io.muster.starter.WriteResult;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Drills: managers start, move on and end them; everybody who works on incidents practises. */
@RestController
@PreAuthorize("hasRole('manager')")
@Tag(name = "drills")
class DrillApi {

  private static final String READERS = "hasAnyRole('responder','manager','auditor')";
  private static final int A_DAY = 1440;
  private static final int SEEDS = 1_000_000;

  private final Scenarios scenarios;
  private final DrillRegister register;
  private final DrillRunner runner;
  private final DrillDoor door;
  private final DrillPresenter presenter;
  private final CommandSender sender;

  DrillApi(
      Scenarios scenarios,
      DrillRegister register,
      DrillRunner runner,
      DrillDoor door,
      DrillPresenter presenter,
      CommandSender sender) {
    this.scenarios = scenarios;
    this.register = register;
    this.runner = runner;
    this.door = door;
    this.presenter = presenter;
    this.sender = sender;
  }

  @GetMapping("/api/drill-scenarios")
  @PreAuthorize(READERS)
  @Operation(operationId = "listDrillScenarios", summary = "The scenarios Muster brings along")
  DrillForms.Scenarios scenarios() {
    return new DrillForms.Scenarios(
        scenarios.all().stream()
            .map(
                each ->
                    new DrillForms.Scenario(
                        each.key(),
                        each.scenario().name(),
                        each.scenario().version(),
                        each.scenario().about(),
                        each.scenario().minutes(),
                        each.scenario().steps().size()))
            .toList());
  }

  @GetMapping("/api/drills")
  @PreAuthorize(READERS)
  @Operation(operationId = "listDrills", summary = "Every drill, the newest first")
  DrillForms.Page list(@RequestParam(required = false) Long atLeast, Caller caller)
      throws InterruptedException {
    await(atLeast);
    return presenter.page(register.all(), caller);
  }

  @GetMapping("/api/drills/{id}")
  @PreAuthorize(READERS)
  @Operation(
      operationId = "getDrill",
      summary = "One drill: what was played, its incidents and its scorecard")
  ResponseEntity<DrillForms.Whole> one(
      @PathVariable String id, @RequestParam(required = false) Long atLeast, Caller caller)
      throws InterruptedException {
    await(atLeast);
    DrillState drill = find(id);
    return ResponseEntity.ok()
        .eTag("\"" + drill.version() + "\"")
        .body(presenter.whole(drill, caller));
  }

  @PostMapping("/api/drills")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      operationId = "startDrill",
      summary = "Begin a drill: nobody is really called, and nothing of it counts")
  ResponseEntity<WriteResult> start(
      @RequestBody DrillForms.NewDrill body, Caller caller, WriteContext context) {
    Scenarios.Shipped scenario = chosen(body);
    scenario.scenario().steps().stream()
        .filter(step -> step.kind() == StepKind.PAYLOAD && !door.knows(step.source()))
        .findFirst()
        .ifPresent(
            step -> {
              throw Refused.invalid(
                  "/text",
                  "Step %s names no kind of source that GET /api/integrations/kinds lists."
                      .formatted(step.id()));
            });
    UUID id = UUID.randomUUID();
    return send(
        HttpStatus.CREATED,
        new DrillCommand.Start(
            DrillIds.PREFIX + id,
            scenario.key(),
            scenario.scenario().version(),
            scenario.scenario().name(),
            scenario.text(),
            body.seed() == null ? Math.floorMod(id.hashCode(), SEEDS) : body.seed(),
            body.speed() == null ? 0 : body.speed(),
            caller.actor(),
            caller.authority()),
        caller,
        context);
  }

  @PostMapping("/api/drills/{id}/advance")
  @Operation(
      operationId = "advanceDrill",
      summary = "Let the drill's time go on, playing each step at its time")
  DrillForms.Whole advance(
      @PathVariable String id, @RequestBody DrillForms.Advance body, Caller caller) {
    if (body.minute() == null || body.minute() < 1 || body.minute() > A_DAY) {
      throw Refused.invalid("/minute", "Say until which minute of it, 1 to 1440.");
    }
    DrillState drill = runner.at(id);
    if (drill.progress() != DrillState.Progress.RUNNING) {
      throw Refused.conflict("drill-over", "The drill is over. Start another one.");
    }
    runner.advance(
        id, drill.started().at().plus(Duration.ofMinutes(body.minute())), caller.actor());
    return presenter.whole(runner.at(id), caller);
  }

  @PostMapping("/api/drills/{id}/finish")
  @Operation(operationId = "finishDrill", summary = "End a drill, to be scored as it stands")
  ResponseEntity<WriteResult> finish(@PathVariable String id, Caller caller, WriteContext context) {
    find(id);
    return send(
        HttpStatus.OK,
        new DrillCommand.Finish(id, caller.actor(), caller.authority()),
        caller,
        context);
  }

  @PostMapping("/api/drills/{id}/cancel")
  @Operation(
      operationId = "cancelDrill",
      summary = "Break a drill off, saying why; it is not scored")
  ResponseEntity<WriteResult> cancel(
      @PathVariable String id,
      @RequestBody PlanForms.Reason body,
      Caller caller,
      WriteContext context) {
    find(id);
    return send(
        HttpStatus.OK,
        new DrillCommand.Cancel(id, body.reason(), caller.actor(), caller.authority()),
        caller,
        context);
  }

  private Scenarios.Shipped chosen(DrillForms.NewDrill body) {
    if (body.text() != null && body.scenario() != null) {
      throw Refused.invalid("/text", "Give a scenario by its key or as text, not both.");
    }
    return body.text() != null
        ? scenarios.own(body.text())
        : scenarios
            .find(body.scenario())
            .orElseThrow(
                () ->
                    Refused.invalid(
                        "/scenario", "Name one that GET /api/drill-scenarios lists, by its key."));
  }

  private ResponseEntity<WriteResult> send(
      HttpStatus status, DrillCommand command, Caller caller, WriteContext context) {
    WriteResult result = sender.send(command, caller, context);
    return ResponseEntity.status(status).eTag("\"" + result.version() + "\"").body(result);
  }

  private DrillState find(String id) {
    return register.find(id).orElseThrow(() -> Refused.notFound("The drill"));
  }

  private void await(Long atLeast) throws InterruptedException {
    if (atLeast != null) {
      register.await(atLeast, IncidentRefs.PATIENCE);
    }
  }
}
