package io.muster.incident.view;

import io.muster.contracts.Person;
import io.muster.contracts.incident.IncidentCommand;
import io.muster.contracts.incident.Role;
import io.muster.starter.Caller;
import io.muster.starter.Refused;
import io.muster.starter.WriteContext;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Lets people put on hats, pass them on and take them off. */
@RestController
@RequestMapping("/api/incidents/{ref}/roles/{role}")
@Tag(name = "incidents")
class RoleWrites {

  private final Wishes wishes;

  RoleWrites(Wishes wishes) {
    this.wishes = wishes;
  }

  /** Without a person it is the asker who takes the role. */
  @Schema(name = "AssignRole", example = "{\"personId\":\"rosa\",\"personName\":\"Rosa Reyes\"}")
  record AssignRole(String personId, String personName) {}

  /**
   * Tells the next person how things stand.
   *
   * @param fromId who has it now; needed only where several do
   */
  @Schema(
      name = "HandOverRole",
      requiredProperties = {"personId", "summary"},
      example =
          "{\"personId\":\"ravi\",\"personName\":\"Ravi Rao\",\"summary\":\"Rolled back; we wait"
              + " for the queue to drain\"}")
  record HandOverRole(String personId, String personName, String fromId, String summary) {}

  @ByChat
  @PutMapping
  @Operation(operationId = "assignRole", summary = "Take a role, or give it to somebody")
  ResponseEntity<Shown.Written> assign(
      @PathVariable String ref,
      @PathVariable Role role,
      @RequestBody(required = false) AssignRole body,
      Caller caller,
      WriteContext context)
      throws InterruptedException {
    Person person =
        body == null
            ? Wishes.personOr(caller, null, null)
            : Wishes.personOr(caller, body.personId(), body.personName());
    return wishes.send(
        ref,
        (id, as) -> new IncidentCommand.AssignRole(id, role, person, caller.actor(), as),
        caller,
        context);
  }

  @PostMapping("/hand-over")
  @Operation(
      operationId = "handOverRole",
      summary = "Pass a role on, telling the next person how things stand")
  ResponseEntity<Shown.Written> handOver(
      @PathVariable String ref,
      @PathVariable Role role,
      @RequestBody HandOverRole body,
      Caller caller,
      WriteContext context)
      throws InterruptedException {
    if (body.personId() == null || body.personId().isBlank()) {
      throw Refused.invalid("/personId", "Say who takes over.");
    }
    Person to = new Person(body.personId().strip(), body.personName());
    return wishes.send(
        ref,
        (id, as) ->
            new IncidentCommand.HandOverRole(
                id, role, body.fromId(), to, body.summary(), caller.actor(), as),
        caller,
        context);
  }

  @DeleteMapping
  @Operation(operationId = "releaseRole", summary = "Free a role")
  ResponseEntity<Shown.Written> release(
      @PathVariable String ref,
      @PathVariable Role role,
      @Parameter(description = "Whose; needed only where several have the role")
          @RequestParam(required = false)
          String personId,
      Caller caller,
      WriteContext context)
      throws InterruptedException {
    return wishes.send(
        ref,
        (id, as) -> new IncidentCommand.ReleaseRole(id, role, personId, caller.actor(), as),
        caller,
        context);
  }
}
