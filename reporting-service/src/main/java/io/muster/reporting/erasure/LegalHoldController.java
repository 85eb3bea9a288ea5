package io.muster.reporting.erasure;

import io.muster.contracts.erasure.LegalHoldCommand.LiftHold;
import io.muster.contracts.erasure.LegalHoldCommand.SetHold;
import io.muster.reporting.ledger.Ledger;
import io.muster.starter.Caller;
import io.muster.starter.CommandSender;
import io.muster.starter.Refused;
import io.muster.starter.WriteContext;
import io.muster.starter.WriteResult;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Managers say what must not be erased, and when that is over. */
@RestController
@RequestMapping("/api/legal-holds")
@Tag(name = "Legal holds")
class LegalHoldController {

  private static final int SHORT = 8;

  private final CommandSender sender;
  private final Presenter presenter;
  private final Ledger ledger;

  LegalHoldController(CommandSender sender, Presenter presenter, Ledger ledger) {
    this.sender = sender;
    this.presenter = presenter;
    this.ledger = ledger;
  }

  /**
   * What to hold.
   *
   * @param personId a person's id, or
   * @param incident an incident's id or number
   */
  @Schema(requiredProperties = "reason")
  record NewHold(String personId, String incident, String reason) {}

  /** A hold that was set. */
  @Schema(
      name = "HoldSet",
      requiredProperties = {"id", "version", "position"})
  record Set(String id, long version, long position) {}

  @GetMapping
  @PreAuthorize("hasAnyRole('admin', 'manager', 'auditor')")
  @Operation(operationId = "legalHolds", summary = "Every legal hold there has been")
  Answers.HoldList list(Caller caller) {
    return new Answers.HoldList(presenter.holds(caller));
  }

  @PostMapping
  @PreAuthorize("hasRole('manager')")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(operationId = "setLegalHold", summary = "Hold a person's data, or an incident's")
  Set set(@RequestBody NewHold body, Caller caller, WriteContext context) {
    String holdId = "hold-" + UUID.randomUUID().toString().substring(0, SHORT);
    String incidentId =
        blankIsNull(body.incident()) == null
            ? null
            : ledger
                .incident(body.incident().strip(), caller)
                .orElseThrow(() -> Refused.invalid("/incident", "There is no such incident."));
    WriteResult result =
        sender.send(
            new SetHold(
                holdId, blankIsNull(body.personId()), incidentId, body.reason(), caller.actor()),
            caller,
            context);
    return new Set(holdId, result.version(), result.position());
  }

  @PostMapping("/{id}/lift")
  @PreAuthorize("hasRole('manager')")
  @Operation(operationId = "liftLegalHold", summary = "Say that a hold is over, with a reason")
  WriteResult lift(
      @PathVariable String id,
      @RequestBody ErasureController.Because body,
      Caller caller,
      WriteContext context) {
    return sender.send(new LiftHold(id, body.reason(), caller.actor()), caller, context);
  }

  private static String blankIsNull(String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }
}
