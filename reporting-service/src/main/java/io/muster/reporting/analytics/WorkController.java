package io.muster.reporting.analytics;

import io.muster.starter.Caller;
import io.muster.starter.SpreadsheetTable;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * What incidents ask of people and how safe it is to deploy, over HTTP. Who was called how often is
 * for those who answer for it or check it.
 */
@RestController
@RequestMapping("/api/analytics")
@PreAuthorize("hasAnyRole('auditor', 'manager', 'responder')")
@Tag(name = "Analytics")
class WorkController {

  private static final String LOAD = "hasAnyRole('auditor', 'manager')";

  private final Work work;
  private final Clock clock;

  WorkController(Work work, Clock clock) {
    this.work = work;
    this.clock = clock;
  }

  @GetMapping("/load")
  @PreAuthorize(LOAD)
  @Operation(
      operationId = "analyticsLoad",
      summary = "How often people are called, by night too, how evenly, and what it costs")
  Load load(@ParameterObject Asked asked, Caller caller) {
    return work.load(Scope.of(asked, clock), caller);
  }

  @GetMapping("/deployments")
  @Operation(
      operationId = "analyticsDeployments",
      summary = "How many deployments caused an incident, and how long it took to recover")
  Deployments deployments(@ParameterObject Asked asked, Caller caller) {
    return work.deployments(Scope.of(asked, clock), caller.id());
  }

  @GetMapping("/noise")
  @Operation(
      operationId = "analyticsNoise",
      summary = "How many incidents of alerts were over before anybody did anything")
  Noise noise(@ParameterObject Asked asked, Caller caller) {
    return work.noise(Scope.of(asked, clock), caller.id());
  }

  @GetMapping(value = "/load.csv", produces = "text/csv")
  @PreAuthorize(LOAD)
  @Operation(operationId = "analyticsLoadCsv", summary = "Who was called how often, as CSV")
  void loadCsv(@ParameterObject Asked asked, Caller caller, HttpServletResponse response)
      throws IOException {
    Load load = work.load(Scope.of(asked, clock), caller);
    AnalyticsController.file(response, "load");
    SpreadsheetTable table =
        new SpreadsheetTable(
            response.getOutputStream(),
            "person",
            "zone",
            "pages",
            "by night",
            "interrupted hours",
            "incidents");
    for (Load.PersonLoad person : load.people()) {
      table.row(
          person.name(),
          person.zone(),
          person.pages(),
          person.nightPages(),
          person.interruptedHours(),
          AnalyticsCsv.numbers(person.incidents()));
    }
    table.row("all", null, load.pages(), load.nightPages(), load.interruptedHours(), null);
    table.flush();
  }

  @GetMapping(value = "/deployments.csv", produces = "text/csv")
  @Operation(operationId = "analyticsDeploymentsCsv", summary = "Deployments by service, as CSV")
  void deploymentsCsv(@ParameterObject Asked asked, Caller caller, HttpServletResponse response)
      throws IOException {
    Deployments deployments = work.deployments(Scope.of(asked, clock), caller.id());
    AnalyticsController.file(response, "deployments");
    SpreadsheetTable table =
        new SpreadsheetTable(
            response.getOutputStream(),
            "service",
            "deployments",
            "failed",
            "rate",
            "recovered",
            "median s",
            "p90 s",
            "incidents");
    for (Deployments.OfService each : deployments.services()) {
      table.row(
          each.service(),
          each.deployments(),
          each.failed(),
          each.rate(),
          each.recovery().counted(),
          each.recovery().median(),
          each.recovery().p90(),
          AnalyticsCsv.numbers(each.incidents()));
    }
    table.row(
        "all",
        deployments.deployments(),
        deployments.failed(),
        deployments.rate(),
        deployments.recovery().counted(),
        deployments.recovery().median(),
        deployments.recovery().p90(),
        null);
    table.flush();
  }
}
