package io.muster.incident.view;

import io.muster.contracts.automation.RuleContent;
import io.muster.incident.automation.Rule;
import io.muster.incident.automation.RuleRegister;
import io.muster.starter.Caller;
import io.muster.starter.Refused;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Shows automation rules: which fire, what they say, how they came about and what they did. */
@RestController
@RequestMapping("/api/automation-rules")
@PreAuthorize("hasAnyRole('responder','manager','auditor')")
@Tag(name = "automation")
class AutomationReads {

  private final RuleRegister register;
  private final AutomationPresenter presenter;

  AutomationReads(RuleRegister register, AutomationPresenter presenter) {
    this.register = register;
    this.presenter = presenter;
  }

  @GetMapping
  @Operation(operationId = "listAutomationRules", summary = "Every automation rule, by name")
  AutomationForms.Page list(
      @Parameter(description = "A log position, such as a write answered")
          @RequestParam(required = false)
          Long atLeast)
      throws InterruptedException {
    await(atLeast);
    return new AutomationForms.Page(register.all(presenter::row));
  }

  @GetMapping("/{id}")
  @Operation(
      operationId = "getAutomationRule",
      summary = "One rule: its versions, its draft, whether it fires and why")
  ResponseEntity<AutomationForms.Whole> one(
      @PathVariable String id, @RequestParam(required = false) Long atLeast, Caller caller)
      throws InterruptedException {
    await(atLeast);
    AutomationForms.Whole whole =
        register
            .find(id, rule -> presenter.whole(rule, caller))
            .orElseThrow(AutomationReads::unknown);
    return ResponseEntity.ok().eTag("\"" + whole.aggregateVersion() + "\"").body(whole);
  }

  @GetMapping("/{id}/firings")
  @Operation(
      operationId = "listAutomationFirings",
      summary = "When a rule fired, because of what, and what came of it; the newest 200")
  AutomationForms.Firings firings(
      @PathVariable String id, @RequestParam(required = false) Long atLeast, Caller caller)
      throws InterruptedException {
    await(atLeast);
    int inAll = register.find(id, Rule::firings).orElseThrow(AutomationReads::unknown);
    return presenter.firings(register.firings(id), inAll, caller);
  }

  private void await(Long atLeast) throws InterruptedException {
    if (atLeast != null) {
      register.await(atLeast, IncidentRefs.PATIENCE);
    }
  }

  /** What a version of a rule says. */
  static RuleContent content(RuleRegister register, String id, int version) {
    return register
        .content(id, version)
        .orElseThrow(() -> Refused.notFound("This version of the rule"));
  }

  static Refused unknown() {
    return Refused.notFound("The rule");
  }
}
