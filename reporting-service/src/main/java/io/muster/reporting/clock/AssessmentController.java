package io.muster.reporting.clock;

import io.muster.contracts.regulation.AssessmentCommand;
import io.muster.contracts.regulation.AssessmentCommand.Decide;
import io.muster.contracts.regulation.AssessmentCommand.ExplainDelay;
import io.muster.contracts.regulation.AssessmentCommand.RecordSubmission;
import io.muster.contracts.regulation.AssessmentCommand.StateFact;
import io.muster.contracts.regulation.Input;
import io.muster.contracts.regulation.Regime;
import io.muster.contracts.regulation.RegulatoryFact;
import io.muster.contracts.regulation.Reportability;
import io.muster.reporting.ledger.Ledger;
import io.muster.starter.Caller;
import io.muster.starter.CommandSender;
import io.muster.starter.Refused;
import io.muster.starter.WriteContext;
import io.muster.starter.WriteResult;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Responders state when things happened; managers decide what is reportable, record what was filed
 * and say why something is late.
 */
@RestController
@RequestMapping("/api/regulation")
@Tag(name = "Regulation")
class AssessmentController {

  private static final String OF_INCIDENT = "/incidents/{ref}/entities/{entityId}";
  private static final String MANAGER = "hasRole('manager')";

  private final Entities entities;
  private final Rules rules;
  private final Ledger ledger;
  private final CommandSender sender;

  AssessmentController(Entities entities, Rules rules, Ledger ledger, CommandSender sender) {
    this.entities = entities;
    this.rules = rules;
    this.ledger = ledger;
    this.sender = sender;
  }

  /**
   * When something happened.
   *
   * @param value UTC; left out: what was stated is taken back
   * @param reason required to correct or take back
   */
  @Schema(name = "NewFact", requiredProperties = "fact")
  record NewFact(RegulatoryFact fact, Instant value, String reason) {}

  /** Answers to try a decision table on. */
  @Schema(
      name = "Question",
      requiredProperties = {"entityId", "regime", "inputs"})
  record Question(String entityId, Regime regime, List<Input> inputs) {}

  /**
   * A decision.
   *
   * @param inputs the answers it is based on
   * @param outcome may differ from what the table says; the reason then says why
   * @param decidedAt when, UTC; left out: now
   */
  @Schema(
      name = "NewDecision",
      requiredProperties = {"regime", "inputs", "outcome", "reason"})
  record NewDecision(
      Regime regime, List<Input> inputs, Reportability outcome, Instant decidedAt, String reason) {}

  /**
   * A report that was filed.
   *
   * @param submittedAt when, UTC; left out: now
   * @param lateReason required when its limit had passed and nobody has said why
   */
  @Schema(
      name = "NewSubmission",
      requiredProperties = {"report", "channel"})
  record NewSubmission(
      String report,
      Instant submittedAt,
      String channel,
      String receipt,
      String sha256,
      String lateReason) {}

  /** Why a report is late or skipped. */
  @Schema(
      name = "NewDelayReason",
      requiredProperties = {"report", "reason"})
  record NewDelay(String report, String reason) {}

  @PostMapping("/proposals")
  @PreAuthorize(EntityController.READERS)
  @Operation(
      operationId = "proposeReportability",
      summary = "What a regime’s decision table says of some answers; nothing is recorded")
  ClockAnswers.Proposal propose(@RequestBody Question body) {
    Entities.Entity entity = entities.require(required("/entityId", body.entityId()));
    RegimePack pack = rules.of(required("/regime", body.regime()));
    List<Input> inputs = checked(pack, entity, body.inputs());
    DecisionTable.Verdict verdict = pack.table().of(inputs, entity.content().traits());
    return new ClockAnswers.Proposal(
        pack.tableRef(), verdict.proposed(), verdict.met(), verdict.missing());
  }

  @PostMapping(OF_INCIDENT + "/facts")
  @PreAuthorize("hasAnyRole('responder', 'manager')")
  @Operation(operationId = "stateFact", summary = "State when something happened, or correct it")
  WriteResult fact(
      @PathVariable String ref,
      @PathVariable String entityId,
      @RequestBody NewFact body,
      Caller caller,
      WriteContext context) {
    RegulatoryFact fact = required("/fact", body.fact());
    return send(
        new StateFact(
            ledger.requireReal(ref, caller),
            known(entityId).id(),
            fact,
            body.value(),
            body.reason(),
            caller.actor()),
        caller,
        context);
  }

  @PostMapping(OF_INCIDENT + "/decisions")
  @PreAuthorize(MANAGER)
  @Operation(
      operationId = "decideReportability",
      summary = "Decide whether a regime makes the entity report the incident")
  WriteResult decide(
      @PathVariable String ref,
      @PathVariable String entityId,
      @RequestBody NewDecision body,
      Caller caller,
      WriteContext context) {
    Entities.Entity entity = known(entityId);
    Regime regime = required("/regime", body.regime());
    if (!entity.content().regimes().contains(regime)) {
      throw Refused.invalid("/regime", "The entity is not under this regime.");
    }
    RegimePack pack = rules.of(regime);
    List<Input> inputs = checked(pack, entity, body.inputs());
    DecisionTable.Verdict verdict = pack.table().of(inputs, entity.content().traits());
    return send(
        new Decide(
            ledger.requireReal(ref, caller),
            entity.id(),
            regime,
            pack.tableRef(),
            inputs,
            verdict.proposed(),
            verdict.met(),
            required("/outcome", body.outcome()),
            body.decidedAt(),
            body.reason(),
            caller.actor()),
        caller,
        context);
  }

  @PostMapping(OF_INCIDENT + "/submissions")
  @PreAuthorize(MANAGER)
  @Operation(operationId = "recordSubmission", summary = "Record that a report was filed")
  WriteResult submission(
      @PathVariable String ref,
      @PathVariable String entityId,
      @RequestBody NewSubmission body,
      Caller caller,
      WriteContext context) {
    return send(
        new RecordSubmission(
            ledger.requireReal(ref, caller),
            known(entityId).id(),
            body.report(),
            body.submittedAt(),
            body.channel(),
            body.receipt(),
            body.sha256(),
            body.lateReason(),
            caller.actor()),
        caller,
        context);
  }

  @PostMapping(OF_INCIDENT + "/delays")
  @PreAuthorize(MANAGER)
  @Operation(operationId = "explainDelay", summary = "Say why a report is late or skipped")
  WriteResult delay(
      @PathVariable String ref,
      @PathVariable String entityId,
      @RequestBody NewDelay body,
      Caller caller,
      WriteContext context) {
    return send(
        new ExplainDelay(
            ledger.requireReal(ref, caller),
            known(entityId).id(),
            body.report(),
            body.reason(),
            caller.actor()),
        caller,
        context);
  }

  private WriteResult send(AssessmentCommand command, Caller caller, WriteContext context) {
    return sender.send(command, caller, context);
  }

  private Entities.Entity known(String entityId) {
    return entities.require(entityId);
  }

  private static <T> T required(String pointer, T value) {
    if (value == null) {
      throw Refused.invalid(pointer, "Something is missing here.");
    }
    return value;
  }

  /** Answers to questions the table asks of this entity, each once and of the right kind. */
  private static List<Input> checked(RegimePack pack, Entities.Entity entity, List<Input> inputs) {
    List<Input> given = inputs == null ? List.of() : inputs;
    for (int i = 0; i < given.size(); i++) {
      String pointer = "/inputs/" + i;
      Input input = required(pointer, given.get(i));
      DecisionTable.Criterion criterion =
          pack.table().criteria().stream()
              .filter(each -> each.id().equals(input.criterion()))
              .filter(each -> each.isAskedOf(entity.content().traits()))
              .findFirst()
              .orElseThrow(
                  () ->
                      Refused.invalid(
                          pointer + "/criterion", "This is not asked of this entity here."));
      boolean figure = criterion.kind() == DecisionTable.Criterion.Kind.FIGURE;
      if (figure
          ? input.figure() == null || input.holds() != null || !plausible(input.figure())
          : input.holds() == null || input.figure() != null) {
        throw Refused.invalid(
            pointer, figure ? "Answer with a figure, 0 or more." : "Answer with yes or no.");
      }
      required(pointer + "/basis", input.basis());
      if (given.stream().filter(each -> input.criterion().equals(each.criterion())).count() > 1) {
        throw Refused.invalid(pointer, "This is answered twice.");
      }
    }
    return given;
  }

  private static boolean plausible(double figure) {
    return Double.isFinite(figure) && figure >= 0;
  }
}
