package io.muster.incident.view;

import io.muster.contracts.Authority;
import io.muster.contracts.change.ChangeEvent;
import io.muster.contracts.incident.CauseKind;
import io.muster.contracts.incident.IncidentCommand;
import io.muster.incident.insight.ChangeRows;
import io.muster.incident.response.IncidentNumbers;
import io.muster.starter.Caller;
import io.muster.starter.CommandSender;
import io.muster.starter.Refused;
import io.muster.starter.WriteContext;
import io.muster.starter.WriteResult;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Responders say what caused an incident, which next time counts for and against suspects. */
@RestController
@RequestMapping("/api/incidents/{ref}/cause")
@Tag(name = "incidents")
class CauseWrites {

  private final CommandSender sender;
  private final IncidentRefs refs;
  private final ChangeRows changes;

  CauseWrites(CommandSender sender, IncidentRefs refs, ChangeRows changes) {
    this.sender = sender;
    this.refs = refs;
    this.changes = changes;
  }

  /**
   * What it was.
   *
   * @param changeId of a change Muster heard of, when it was one
   * @param service when it was one that failed by itself
   * @param text it in words, when it was neither, or besides
   * @param reason what it is known from
   */
  @Schema(
      name = "MarkCause",
      requiredProperties = {"kind", "reason"},
      example =
          "{\"kind\":\"OTHER\",\"text\":\"A certificate that ran out\",\"reason\":\"The errors"
              + " began at the minute it ended\"}")
  record Mark(CauseKind kind, String changeId, String service, String text, String reason) {}

  @Schema(
      name = "WithdrawCause",
      requiredProperties = "reason",
      example = "{\"reason\":\"The other cluster had the same errors without it\"}")
  record Withdraw(String reason) {}

  @PostMapping
  @Operation(
      operationId = "markCause",
      summary = "Say what caused it, in place of what was said before")
  ResponseEntity<Shown.Written> mark(
      @PathVariable String ref, @RequestBody Mark body, Caller caller, WriteContext context)
      throws InterruptedException {
    Authority authority = authority(caller);
    ChangeEvent.Recorded change = body.kind() == CauseKind.CHANGE ? change(body) : null;
    IncidentRefs.Ref incident = refs.find(ref);
    return send(
        incident,
        new IncidentCommand.MarkCause(
            incident.id(),
            body.kind(),
            change == null ? null : change.changeId(),
            change == null ? null : change.kind(),
            change == null ? body.service() : change.service(),
            body.text(),
            body.reason(),
            caller.actor(),
            authority),
        caller,
        context);
  }

  private ChangeEvent.Recorded change(Mark body) {
    if (body.changeId() == null || body.changeId().isBlank()) {
      throw Refused.invalid("/changeId", "Say which change it was.");
    }
    return changes
        .byId(body.changeId().strip())
        .map(ChangeRows.Row::recorded)
        .orElseThrow(() -> Refused.invalid("/changeId", "Muster has not heard of this change."));
  }

  @PostMapping("/withdraw")
  @Operation(operationId = "withdrawCause", summary = "Say that it was not that after all")
  ResponseEntity<Shown.Written> withdraw(
      @PathVariable String ref, @RequestBody Withdraw body, Caller caller, WriteContext context)
      throws InterruptedException {
    Authority authority = authority(caller);
    IncidentRefs.Ref incident = refs.find(ref);
    return send(
        incident,
        new IncidentCommand.WithdrawCause(incident.id(), body.reason(), caller.actor(), authority),
        caller,
        context);
  }

  private ResponseEntity<Shown.Written> send(
      IncidentRefs.Ref ref, IncidentCommand command, Caller caller, WriteContext context) {
    WriteResult result = sender.send(command, caller, context);
    return ResponseEntity.ok()
        .eTag("\"" + result.version() + "\"")
        .body(
            new Shown.Written(
                ref.id(),
                IncidentNumbers.inWords(ref.number()),
                result.version(),
                result.position()));
  }

  private static Authority authority(Caller caller) {
    if (caller.authority() == null) {
      throw Refused.forbidden(
          "role-missing",
          "Your role may read incidents but not change them. Ask a responder or a manager.");
    }
    return caller.authority();
  }
}
