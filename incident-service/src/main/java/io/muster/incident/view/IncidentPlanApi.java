package io.muster.incident.view;

import io.muster.contracts.Actor;
import io.muster.contracts.planning.IncidentPlanCommand;
import io.muster.contracts.planning.IncidentPlanEvent.Chosen;
import io.muster.contracts.planning.IncidentPlanEvent.CriterionConfirmed;
import io.muster.contracts.planning.IncidentPlanEvent.Matched;
import io.muster.contracts.planning.PlanContent;
import io.muster.contracts.planning.PlanContent.ExitCriterion;
import io.muster.contracts.planning.PlanContent.RequiredRole;
import io.muster.incident.planning.plan.FollowedPlan;
import io.muster.incident.planning.plan.Plan;
import io.muster.incident.planning.plan.PlanRegister;
import io.muster.starter.Caller;
import io.muster.starter.CommandSender;
import io.muster.starter.PeopleDirectory;
import io.muster.starter.Refused;
import io.muster.starter.WriteContext;
import io.muster.starter.WriteResult;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The plan an incident follows, what of it is still open, and who may follow another. */
@RestController
@RequestMapping("/api/incidents/{ref}/plan")
@PreAuthorize("hasAnyRole('responder','manager')")
@Tag(name = "plans")
class IncidentPlanApi {

  private final IncidentRefs refs;
  private final PlanStandings plans;
  private final PlanRegister register;
  private final CommandSender sender;
  private final PeopleDirectory people;

  IncidentPlanApi(
      IncidentRefs refs,
      PlanStandings plans,
      PlanRegister register,
      CommandSender sender,
      PeopleDirectory people) {
    this.refs = refs;
    this.plans = plans;
    this.register = register;
    this.sender = sender;
    this.people = people;
  }

  /**
   * What must be so before a phase is left.
   *
   * @param met it is: somebody holds the role, the time was said, the plan's tasks of that kind are
   *     done, work of that kind is on record and holds, or a person said so
   * @param records the ids of the records of work that meet it
   * @param confirmedBy who said so; missing when nobody did
   */
  @Schema(
      name = "IncidentCriterion",
      requiredProperties = {"criterion", "met", "records"})
  record Criterion(
      ExitCriterion criterion,
      boolean met,
      List<String> records,
      Shown.By confirmedBy,
      Instant at,
      String note) {}

  /**
   * The plan of an incident.
   *
   * @param version that is followed, whatever was published since
   * @param newest the version that holds now; missing once the plan was retired
   * @param rule that chose it; missing when a person did
   * @param matched what of its scope the incident meets
   * @param unfilled roles the plan requires at this severity and nobody holds
   */
  @Schema(
      name = "IncidentPlan",
      requiredProperties = {
        "planId",
        "version",
        "content",
        "matched",
        "chosenBy",
        "chosenAt",
        "unfilled",
        "criteria"
      })
  record Followed(
      String planId,
      int version,
      Integer newest,
      PlanContent content,
      String rule,
      List<Matched> matched,
      String reason,
      Shown.By chosenBy,
      Instant chosenAt,
      List<RequiredRole> unfilled,
      List<Criterion> criteria) {}

  /**
   * The plan, when there is one.
   *
   * @param plan missing when none that holds is for such an incident and nobody chose one
   */
  @Schema(name = "IncidentPlanAnswer")
  record Answer(Followed plan) {}

  /** Another plan to follow; its version that holds now is pinned. */
  @Schema(
      name = "PlanChange",
      requiredProperties = {"planId", "reason"},
      example =
          "{\"planId\":\"response-plan-ransomware\",\"reason\":\"Files are being encrypted\"}")
  record NewPlan(String planId, String reason) {}

  /** What was seen; may be left out. */
  @Schema(
      name = "CriterionConfirmation",
      example = "{\"note\":\"Six failures a minute since 03:40\"}")
  record Confirmation(String note) {}

  @GetMapping
  @PreAuthorize("hasAnyRole('responder','manager','auditor')")
  @Operation(
      operationId = "getIncidentPlan",
      summary = "The plan an incident follows, and what of it is open")
  Answer plan(
      @PathVariable String ref,
      @Parameter(description = IncidentReads.AS_OF) @RequestParam(required = false) Long asOf,
      Caller caller)
      throws InterruptedException {
    String id = refs.seen(ref, caller);
    long upTo = asOf == null ? Long.MAX_VALUE : asOf;
    return new Answer(plans.of(id, upTo).map(standing -> followed(standing, caller)).orElse(null));
  }

  @PutMapping
  @Operation(operationId = "changeIncidentPlan", summary = "Follow another plan, saying why")
  ResponseEntity<WriteResult> change(
      @PathVariable String ref, @RequestBody NewPlan body, Caller caller, WriteContext context)
      throws InterruptedException {
    String id = refs.seen(ref, caller);
    Plan.Version version =
        register
            .find(body.planId() == null ? "" : body.planId())
            .flatMap(Plan::holding)
            .orElseThrow(
                () ->
                    Refused.invalid(
                        "/planId", "No version of this plan holds. Choose another plan."));
    return send(
        new IncidentPlanCommand.Change(
            id,
            body.planId(),
            version.event().version(),
            version.content().name(),
            body.reason(),
            caller.actor()),
        caller,
        context);
  }

  @PostMapping("/criteria/{criterionId}/confirm")
  @Operation(operationId = "confirmCriterion", summary = "Say that a criterion of the plan is met")
  ResponseEntity<WriteResult> confirm(
      @PathVariable String ref,
      @PathVariable String criterionId,
      @RequestBody(required = false) Confirmation body,
      Caller caller,
      WriteContext context)
      throws InterruptedException {
    String id = refs.seen(ref, caller);
    FollowedPlan plan =
        plans
            .of(id, Long.MAX_VALUE)
            .orElseThrow(
                () ->
                    Refused.conflict(
                        "no-plan", "The incident follows no plan. Have it follow one first."))
            .plan();
    ExitCriterion criterion =
        plan.content().exitCriteria().stream()
            .filter(each -> each.id().equals(criterionId))
            .findFirst()
            .orElseThrow(() -> Refused.notFound("The criterion"));
    return send(
        new IncidentPlanCommand.Confirm(
            id,
            plan.chosen().planId(),
            plan.chosen().version(),
            criterionId,
            criterion.text(),
            body == null ? null : body.note(),
            caller.actor()),
        caller,
        context);
  }

  private Followed followed(PlanStanding standing, Caller caller) {
    FollowedPlan plan = standing.plan();
    Chosen chosen = plan.chosen();
    List<String> ids = new ArrayList<>(List.of(chosen.by().id()));
    plan.confirmed().values().forEach(each -> ids.add(each.by().id()));
    Names names = Names.of(ids, people, caller);
    return new Followed(
        chosen.planId(),
        chosen.version(),
        plan.newest(),
        plan.content(),
        chosen.rule(),
        chosen.matched(),
        chosen.reason(),
        by(chosen.by(), names),
        chosen.at(),
        standing.unfilled(),
        plan.content().exitCriteria().stream()
            .map(criterion -> criterion(criterion, standing, names))
            .toList());
  }

  private static Criterion criterion(ExitCriterion criterion, PlanStanding standing, Names names) {
    CriterionConfirmed said = standing.plan().confirmed().get(criterion.id());
    List<String> records = standing.records(criterion);
    return said == null
        ? new Criterion(criterion, standing.met(criterion), records, null, null, null)
        : new Criterion(criterion, true, records, by(said.by(), names), said.at(), said.note());
  }

  private static Shown.By by(Actor actor, Names names) {
    return new Shown.By(actor.kind(), actor.id(), names.of(actor.kind(), actor.id()));
  }

  private ResponseEntity<WriteResult> send(
      IncidentPlanCommand command, Caller caller, WriteContext context) {
    WriteResult result = sender.send(command, caller, context);
    return ResponseEntity.ok().eTag("\"" + result.version() + "\"").body(result);
  }
}
