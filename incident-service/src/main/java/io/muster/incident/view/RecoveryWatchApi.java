package io.muster.incident.view;

import io.muster.contracts.Authority;
import io.muster.contracts.incident.Role;
import io.muster.contracts.recovery.RecoveryWatchCommand;
import io.muster.contracts.recovery.RecoveryWatchCommand.DeclareComplete;
import io.muster.contracts.recovery.RecoveryWatchCommand.Start;
import io.muster.contracts.recovery.RecoveryWatchCommand.Stop;
import io.muster.contracts.recovery.WatchedMetric;
import io.muster.incident.recovery.watch.IncidentTime;
import io.muster.incident.recovery.watch.PrometheusMetrics;
import io.muster.incident.recovery.watch.RecoveryWatches;
import io.muster.starter.Caller;
import io.muster.starter.CommandSender;
import io.muster.starter.Refused;
import io.muster.starter.WriteContext;
import io.muster.starter.WriteResult;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bson.Document;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Watching whether it comes back, and saying at last that the recovery is complete. */
@RestController
@RequestMapping("/api/incidents/{ref}/recovery-watch")
@PreAuthorize("hasAnyRole('responder','manager')")
@Tag(name = "incidents")
class RecoveryWatchApi {

  private final IncidentRefs refs;
  private final RecoveryWatches watches;
  private final PrometheusMetrics metrics;
  private final IncidentTime time;
  private final PlanStandings plans;
  private final PastIncidents incidents;
  private final RecoveryWatchPresenter presenter;
  private final CommandSender sender;

  RecoveryWatchApi(
      IncidentRefs refs,
      RecoveryWatches watches,
      PrometheusMetrics metrics,
      IncidentTime time,
      PlanStandings plans,
      PastIncidents incidents,
      RecoveryWatchPresenter presenter,
      CommandSender sender) {
    this.refs = refs;
    this.watches = watches;
    this.metrics = metrics;
    this.time = time;
    this.plans = plans;
    this.incidents = incidents;
    this.presenter = presenter;
    this.sender = sender;
  }

  @GetMapping
  @PreAuthorize("hasAnyRole('responder','manager','auditor')")
  @Operation(
      operationId = "getRecoveryWatch",
      summary = "Whether it is watched if it comes back, what was last seen, and if it is complete")
  RecoveryWatchForms.Answer watch(
      @PathVariable String ref,
      @Parameter(description = IncidentReads.AS_OF) @RequestParam(required = false) Long asOf,
      Caller caller)
      throws InterruptedException {
    String id = refs.seen(ref, caller);
    long upTo = asOf == null ? Long.MAX_VALUE : asOf;
    return presenter.shown(watches.of(id, upTo), reopenedAt(incidents.row(id, upTo)), caller);
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      operationId = "startRecoveryWatch",
      summary = "Watch alerts and metrics for a time; what comes back opens the incident again")
  ResponseEntity<WriteResult> start(
      @PathVariable String ref,
      @RequestBody RecoveryWatchForms.Wish body,
      Caller caller,
      WriteContext context)
      throws InterruptedException {
    String id = refs.seen(ref, caller);
    if (body.minutes() == null) {
      throw Refused.invalid("/minutes", "Say for how many minutes.");
    }
    List<WatchedMetric> wanted = Wishes.listed("/metrics", body.metrics());
    requireSources(wanted);
    List<String> services =
        body.services() == null
            ? incidents.row(id, Long.MAX_VALUE).getList("services", String.class, List.of())
            : Wishes.listed("/services", body.services());
    return send(
        HttpStatus.CREATED,
        new Start(id, time.now(id), body.minutes(), services, wanted, caller.actor()),
        caller,
        context);
  }

  @PostMapping("/stop")
  @Operation(operationId = "stopRecoveryWatch", summary = "Watch no longer, saying why")
  ResponseEntity<WriteResult> stop(
      @PathVariable String ref,
      @RequestBody KnowledgeWrites.Reason body,
      Caller caller,
      WriteContext context)
      throws InterruptedException {
    return send(
        HttpStatus.OK,
        new Stop(refs.seen(ref, caller), body.reason(), caller.actor()),
        caller,
        context);
  }

  @PostMapping("/complete")
  @Operation(
      operationId = "declareRecoveryComplete",
      summary =
          "Declare the recovery complete; refused with what is missing unless a reason is given")
  ResponseEntity<WriteResult> complete(
      @PathVariable String ref,
      @RequestBody(required = false) RecoveryWatchForms.Declaration body,
      Caller caller,
      WriteContext context)
      throws InterruptedException {
    String id = refs.seen(ref, caller);
    Document incident = incidents.row(id, Long.MAX_VALUE);
    requireLead(incident, caller);
    return send(
        HttpStatus.OK,
        new DeclareComplete(
            id,
            reopenedAt(incident),
            plans.open(id),
            body == null ? null : body.overrideReason(),
            caller.actor()),
        caller,
        context);
  }

  private void requireSources(List<WatchedMetric> wanted) {
    for (int i = 0; i < wanted.size(); i++) {
      String source = wanted.get(i).source();
      if (source == null || !metrics.sources().contains(source)) {
        throw Refused.invalid(
            "/metrics/%d/source".formatted(i),
            metrics.sources().isEmpty()
                ? "No metric server is set up. Ask the operator, or watch alerts alone."
                : "Choose one of the metric servers that are set up: %s."
                    .formatted(String.join(", ", metrics.sources())));
      }
    }
  }

  /** When it was last reopened; null: never. */
  private static Instant reopenedAt(Document incident) {
    Date at = incident.getDate("reopenedAt");
    return at == null ? null : at.toInstant();
  }

  private static void requireLead(Document incident, Caller caller) {
    Document commander =
        incident.get("roles", new Document()).get(Role.COMMANDER.name(), Document.class);
    boolean commands = commander != null && caller.id().equals(commander.getString("id"));
    if (caller.authority() != Authority.MANAGER && !commands) {
      throw Refused.forbidden(
          "not-commander",
          "Only the incident's commander or a manager may declare the recovery complete. Take the"
              + " commander's role if it is free, or ask them.");
    }
  }

  private ResponseEntity<WriteResult> send(
      HttpStatus status, RecoveryWatchCommand command, Caller caller, WriteContext context) {
    WriteResult result = sender.send(command, caller, context);
    return ResponseEntity.status(status).eTag("\"" + result.version() + "\"").body(result);
  }
}
