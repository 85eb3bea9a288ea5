package io.muster.incident.view;

import io.muster.contracts.Actor;
import io.muster.contracts.incident.Role;
import io.muster.contracts.incident.Severity;
import io.muster.contracts.planning.IncidentPlanCommand;
import io.muster.contracts.planning.IncidentPlanEvent;
import io.muster.contracts.planning.IncidentPlanEvent.Chosen;
import io.muster.contracts.planning.IncidentPlanEvent.CriterionConfirmed;
import io.muster.contracts.planning.IncidentPlanEvent.Matched;
import io.muster.contracts.planning.PlanContent;
import io.muster.contracts.planning.PlanContent.ExitCriterion;
import io.muster.contracts.planning.PlanContent.RequiredRole;
import io.muster.eventlog.EventLog;
import io.muster.eventlog.codec.EventCodec;
import io.muster.incident.planning.plan.Plan;
import io.muster.incident.planning.plan.PlanRegister;
import io.muster.starter.Caller;
import io.muster.starter.CommandSender;
import io.muster.starter.PeopleDirectory;
import io.muster.starter.Refused;
import io.muster.starter.WriteContext;
import io.muster.starter.WriteResult;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The plan an incident follows, what of it is still open, and who may follow another. */
@RestController
@RequestMapping("/api/incidents/{ref}/plan")
@PreAuthorize("hasAnyRole('responder','manager')")
@Tag(name = "plans")
class IncidentPlanApi {

  private static final int EVENTS = 500;

  private final IncidentRefs refs;
  private final PlanRegister register;
  private final EventLog log;
  private final EventCodec codec;
  private final CommandSender sender;
  private final PeopleDirectory people;

  IncidentPlanApi(
      IncidentRefs refs,
      PlanRegister register,
      EventLog log,
      EventCodec codec,
      CommandSender sender,
      PeopleDirectory people) {
    this.refs = refs;
    this.register = register;
    this.log = log;
    this.codec = codec;
    this.sender = sender;
    this.people = people;
  }

  /**
   * What must be so before a phase is left.
   *
   * @param met it is: a person said so, or somebody holds the role. What is found out from tasks or
   *     facts is met when a person says so
   * @param confirmedBy who said so; missing when nobody did
   */
  @Schema(
      name = "IncidentCriterion",
      requiredProperties = {"criterion", "met"})
  record Criterion(
      ExitCriterion criterion, boolean met, Shown.By confirmedBy, Instant at, String note) {}

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
        "planId", "version", "content", "matched", "chosenBy", "chosenAt", "unfilled", "criteria"
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
      example = "{\"planId\":\"response-plan-ransomware\",\"reason\":\"Files are being encrypted\"}")
  record NewPlan(String planId, String reason) {}

  /** What was seen; may be left out. */
  @Schema(name = "CriterionConfirmation", example = "{\"note\":\"Six failures a minute since 03:40\"}")
  record Confirmation(String note) {}

  @GetMapping
  @PreAuthorize("hasAnyRole('responder','manager','auditor')")
  @Operation(operationId = "getIncidentPlan", summary = "The plan an incident follows, and what of it is open")
  Answer plan(@PathVariable String ref, Caller caller) throws InterruptedException {
    String id = incidentId(ref, caller);
    List<IncidentPlanEvent> events =
        log.readAggregate(IncidentPlanEvent.ID_PREFIX + id, 0, EVENTS).commits().stream()
            .flatMap(commit -> commit.events().stream())
            .map(event -> (IncidentPlanEvent) codec.decode(event))
            .toList();
    Chosen chosen = null;
    Map<String, CriterionConfirmed> confirmed = new LinkedHashMap<>();
    for (IncidentPlanEvent event : events) {
      switch (event) {
        case Chosen next -> {
          chosen = next;
          confirmed.clear();
        }
        case CriterionConfirmed criterion -> confirmed.put(criterion.criterionId(), criterion);
      }
    }
    return new Answer(
        chosen == null
            ? null
            : followed(chosen, confirmed, refs.row(id).orElseThrow(IncidentRefs::unknown), caller));
  }

  @PutMapping
  @Operation(operationId = "changeIncidentPlan", summary = "Follow another plan, saying why")
  ResponseEntity<WriteResult> change(
      @PathVariable String ref, @RequestBody NewPlan body, Caller caller, WriteContext context)
      throws InterruptedException {
    String id = incidentId(ref, caller);
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
            id, body.planId(), version.event().version(), body.reason(), caller.actor()),
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
    Followed plan = plan(ref, caller).plan();
    if (plan == null) {
      throw Refused.notFound("The plan");
    }
    ExitCriterion criterion =
        plan.content().exitCriteria().stream()
            .filter(each -> each.id().equals(criterionId))
            .findFirst()
            .orElseThrow(() -> Refused.notFound("The criterion"));
    return send(
        new IncidentPlanCommand.Confirm(
            incidentId(ref, caller),
            plan.planId(),
            plan.version(),
            criterionId,
            criterion.text(),
            body == null ? null : body.note(),
            caller.actor()),
        caller,
        context);
  }

  private Followed followed(
      Chosen chosen, Map<String, CriterionConfirmed> confirmed, Document row, Caller caller) {
    Plan plan = register.find(chosen.planId()).orElseThrow(PlanReads::unknown);
    PlanContent content =
        PlanPresenter.versionOf(plan, chosen.version()).orElseThrow(PlanReads::unknown).content();
    List<String> ids = new ArrayList<>(List.of(chosen.by().id()));
    confirmed.values().forEach(each -> ids.add(each.by().id()));
    Names names = Names.of(ids, people, caller);
    Severity severity = Severity.valueOf(row.getString("severity"));
    Set<Role> held = heldIn(row);
    return new Followed(
        chosen.planId(),
        chosen.version(),
        plan.holding().map(version -> version.event().version()).orElse(null),
        content,
        chosen.rule(),
        chosen.matched(),
        chosen.reason(),
        by(chosen.by(), names),
        chosen.at(),
        content.roles().stream()
            .filter(role -> role.severities().isEmpty() || role.severities().contains(severity))
            .filter(role -> !held.contains(role.role()))
            .toList(),
        content.exitCriteria().stream()
            .map(criterion -> criterion(criterion, confirmed.get(criterion.id()), held, names))
            .toList());
  }

  private static Criterion criterion(
      ExitCriterion criterion, CriterionConfirmed said, Set<Role> held, Names names) {
    boolean filled =
        criterion.kind() == ExitCriterion.Kind.ROLE_FILLED && held.contains(criterion.role());
    return said == null
        ? new Criterion(criterion, filled, null, null, null)
        : new Criterion(criterion, true, by(said.by(), names), said.at(), said.note());
  }

  private static Set<Role> heldIn(Document row) {
    Document roles = row.get("roles", new Document());
    return roles.keySet().stream().map(Role::valueOf).collect(Collectors.toSet());
  }

  private String incidentId(String ref, Caller caller) throws InterruptedException {
    String id = refs.find(ref).id();
    Document row = refs.row(id).orElse(null);
    if (row != null && !Sight.of(caller).sees(row)) {
      throw IncidentRefs.unknown();
    }
    return id;
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
