package io.muster.incident.view;

import io.muster.contracts.planning.PlanContact;
import io.muster.contracts.planning.PlanContent;
import io.muster.incident.planning.plan.Plan;
import io.muster.incident.planning.plan.PlanDiff;
import io.muster.incident.planning.plan.PlanRegister;
import io.muster.incident.planning.plan.PlanTemplates;
import io.muster.starter.Caller;
import io.muster.starter.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows response plans: which hold, what they say, who has read them and how they came about. */
@RestController
@PreAuthorize("hasAnyRole('responder','manager','auditor')")
@Tag(name = "plans")
class PlanReads {

  private final PlanRegister register;
  private final PlanPresenter presenter;
  private final PlanTemplates templates;

  PlanReads(PlanRegister register, PlanPresenter presenter, PlanTemplates templates) {
    this.register = register;
    this.presenter = presenter;
    this.templates = templates;
  }

  /** What is compared. */
  private record Side(String name, PlanContent content, List<PlanContact> contacts) {}

  @GetMapping("/api/plans")
  @Operation(operationId = "listPlans", summary = "Every response plan, by name")
  PlanForms.Page list(
      @Parameter(description = "A log position, such as a write answered")
          @RequestParam(required = false)
          Long atLeast,
      Caller caller)
      throws InterruptedException {
    await(atLeast);
    return new PlanForms.Page(
        register.all().stream().map(plan -> presenter.row(plan, caller)).toList());
  }

  @GetMapping("/api/plans/{id}")
  @Operation(operationId = "getPlan", summary = "One response plan: what holds, and its draft")
  ResponseEntity<PlanForms.Whole> one(
      @PathVariable String id, @RequestParam(required = false) Long atLeast, Caller caller)
      throws InterruptedException {
    await(atLeast);
    Plan plan = find(id);
    return ResponseEntity.ok()
        .eTag("\"" + plan.version() + "\"")
        .body(presenter.whole(plan, caller));
  }

  @GetMapping("/api/plans/{id}/versions/{version}")
  @Operation(operationId = "getPlanVersion", summary = "A version of a plan, as it was published")
  PlanForms.Text version(@PathVariable String id, @PathVariable int version, Caller caller) {
    return presenter.version(find(id), version, caller);
  }

  @GetMapping("/api/plans/{id}/diff")
  @Operation(
      operationId = "diffPlan",
      summary = "What is different between two versions, or a version and the draft, in words")
  PlanForms.Diff diff(
      @PathVariable String id,
      @Parameter(description = "A version") @RequestParam int from,
      @Parameter(description = "A version; left out: the draft") @RequestParam(required = false)
          Integer to) {
    Plan plan = find(id);
    Side before = side(plan, from);
    Side after = to == null ? draftOf(plan) : side(plan, to);
    return new PlanForms.Diff(
        before.name(),
        after.name(),
        PlanDiff.between(before.content(), before.contacts(), after.content(), after.contacts()));
  }

  @GetMapping("/api/plan-templates")
  @Operation(operationId = "listPlanTemplates", summary = "The plans Muster brings along")
  PlanForms.Templates templates() {
    return new PlanForms.Templates(
        templates.all().stream()
            .map(
                template ->
                    new PlanForms.Template(
                        template.key(),
                        template.content(),
                        register.find(template.planId()).isPresent(),
                        template.planId()))
            .toList());
  }

  private Side side(Plan plan, int version) {
    Plan.Version found = plan.versionOf(version).orElseThrow(PlanReads::unknown);
    return new Side("version " + version, found.content(), register.contactsAt(found.position()));
  }

  private Side draftOf(Plan plan) {
    return new Side(
        "draft " + plan.draft().number(),
        plan.draft().event().content(),
        register.contactsAt(plan.draft().position()));
  }

  private Plan find(String id) {
    return register.find(id).orElseThrow(PlanReads::unknown);
  }

  private void await(Long atLeast) throws InterruptedException {
    if (atLeast != null) {
      register.await(atLeast, IncidentRefs.PATIENCE);
    }
  }

  static Refused unknown() {
    return Refused.notFound("The plan");
  }
}
