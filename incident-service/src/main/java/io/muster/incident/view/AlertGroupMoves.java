package io.muster.incident.view;

import io.muster.contracts.alert.AlertGroupCommand;
import io.muster.contracts.drill.DrillIds;
import io.muster.incident.response.IncidentNumbers;
import io.muster.incident.triage.AlertGroupHomes;
import io.muster.incident.triage.IncidentAlerts;
import io.muster.starter.Caller;
import io.muster.starter.CommandSender;
import io.muster.starter.Refused;
import io.muster.starter.WriteContext;
import io.muster.starter.WriteResult;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Responders say that alerts are part of what another incident is about, or that they are not after
 * all. Alerts are moved at once; the incidents follow within a moment.
 */
@RestController
@RequestMapping("/api/alert-groups/{id}")
@PreAuthorize("hasAnyRole('responder', 'manager')")
@Tag(name = "alerts")
class AlertGroupMoves {

  private final CommandSender sender;
  private final AlertGroupHomes homes;
  private final OtherIncidents others;

  AlertGroupMoves(CommandSender sender, AlertGroupHomes homes, OtherIncidents others) {
    this.sender = sender;
    this.homes = homes;
    this.others = others;
  }

  @PostMapping("/attach")
  @Operation(
      operationId = "attachAlertGroup",
      summary = "Let an open incident have its alerts; the one they opened ends as a duplicate")
  ResponseEntity<GroupForms.Moved> attach(
      @PathVariable String id,
      @RequestBody GroupForms.Attaching body,
      Caller caller,
      WriteContext context)
      throws InterruptedException {
    AlertGroupHomes.Home home = home(id);
    if (others.known(home.incidentId()).isEmpty()) {
      throw Refused.conflict(
          "no-incident",
          "These alerts have called nobody: they are silenced, or their incident is only about to open.");
    }
    IncidentAlerts.Known target = others.find(body.incident(), Sight.of(caller));
    others.requireOpen(target);
    return moved(
        sender.send(
            new AlertGroupCommand.Attach(
                id, target.ref().id(), home.moves(), body.reason(), caller.actor()),
            caller,
            context));
  }

  @PostMapping("/detach")
  @Operation(
      operationId = "detachAlertGroup",
      summary = "Take its alerts away from where they were attached; a new incident opens for them")
  ResponseEntity<GroupForms.Moved> detach(
      @PathVariable String id,
      @RequestBody GroupForms.Detaching body,
      Caller caller,
      WriteContext context) {
    AlertGroupHomes.Home home = home(id);
    if (body.reason() == null || body.reason().isBlank()) {
      throw Refused.invalid("/reason", "Say why these alerts do not belong there.");
    }
    return moved(
        sender.send(
            new AlertGroupCommand.Detach(
                id, incidentBeside(home.incidentId()), home.moves(), body.reason(), caller.actor()),
            caller,
            context));
  }

  /** A new one, in the same drill if that is one. */
  private static String incidentBeside(String incidentId) {
    String id = UUID.randomUUID().toString();
    return DrillIds.drillOf(incidentId).map(drill -> DrillIds.within(drill, id)).orElse(id);
  }

  private AlertGroupHomes.Home home(String groupId) {
    return homes.find(groupId).orElseThrow(() -> Refused.notFound("The group of alerts"));
  }

  private ResponseEntity<GroupForms.Moved> moved(WriteResult result) {
    String incidentId = home(result.id()).incidentId();
    return ResponseEntity.ok()
        .eTag("\"" + result.version() + "\"")
        .body(
            new GroupForms.Moved(
                result.id(),
                incidentId,
                others
                    .known(incidentId)
                    .map(incident -> IncidentNumbers.inWords(incident.ref().number()))
                    .orElse(null),
                result.version(),
                result.position()));
  }
}
