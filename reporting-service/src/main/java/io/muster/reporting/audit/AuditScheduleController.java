package io.muster.reporting.audit;

import io.muster.contracts.audit.AuditRhythm;
import io.muster.contracts.audit.AuditScheduleCommand.Begin;
import io.muster.contracts.audit.AuditScheduleCommand.Stop;
import io.muster.contracts.audit.AuditScheduleEvent;
import io.muster.reporting.ledger.Ledger;
import io.muster.reporting.ledger.Names;
import io.muster.starter.Caller;
import io.muster.starter.CommandSender;
import io.muster.starter.PeopleDirectory;
import io.muster.starter.Refused;
import io.muster.starter.WriteContext;
import io.muster.starter.WriteResult;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
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

/** Schedules of standing reports over HTTP; a manager sets them, for themselves and others. */
@RestController
@RequestMapping("/api/audits/schedules")
@Tag(name = "Standing reports")
class AuditScheduleController {

  private static final int MOST_RECIPIENTS = 20;

  private final Frameworks frameworks;
  private final AuditIndex index;
  private final Ledger ledger;
  private final PeopleDirectory people;
  private final CommandSender sender;
  private final Clock clock;

  AuditScheduleController(
      Frameworks frameworks,
      AuditIndex index,
      Ledger ledger,
      PeopleDirectory people,
      CommandSender sender,
      Clock clock) {
    this.frameworks = frameworks;
    this.index = index;
    this.ledger = ledger;
    this.people = people;
    this.sender = sender;
    this.clock = clock;
  }

  /**
   * A schedule to be.
   *
   * @param framework as in {@code soc2-cc7}
   * @param sample how many of each population are shown, from 1 to 100; left out: 10
   * @param recipientIds who is mailed; left out: whoever asks
   */
  @Schema(
      name = "NewAuditSchedule",
      requiredProperties = {"framework", "rhythm"})
  record NewSchedule(
      String framework, AuditRhythm rhythm, Integer sample, List<String> recipientIds) {

    private NewAuditReport report() {
      return new NewAuditReport(framework, null, null, sample, null, null, null);
    }
  }

  /**
   * A schedule that runs.
   *
   * @param recipients who is mailed
   * @param nextAt when its next report is made, UTC
   * @param lastReportId the report made last; missing while none was
   */
  @Schema(
      name = "AuditSchedule",
      requiredProperties = {"id", "framework", "title", "rhythm", "sample", "recipients", "nextAt"})
  record Shown(
      String id,
      String framework,
      String title,
      AuditRhythm rhythm,
      int sample,
      List<String> recipients,
      Instant nextAt,
      String lastReportId) {}

  /** The schedules that run. */
  @Schema(name = "AuditScheduleList", requiredProperties = "items")
  record ScheduleList(List<Shown> items) {}

  @GetMapping
  @PreAuthorize("hasAnyRole('auditor', 'manager')")
  @Operation(operationId = "auditSchedules", summary = "The schedules that run")
  ScheduleList list(Caller caller) {
    Names names = Names.of(people, caller);
    return new ScheduleList(
        index.schedules().stream()
            .map(id -> ScheduleState.of(ledger.ofAggregate(id, Long.MAX_VALUE)))
            .filter(ScheduleState::runs)
            .map(state -> shown(state, names))
            .toList());
  }

  @PostMapping
  @PreAuthorize("hasRole('manager')")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      operationId = "setAuditSchedule",
      summary = "Have a report made of each period that ends, and mailed")
  WriteResult set(@RequestBody NewSchedule body, Caller caller, WriteContext context) {
    NewAuditReport report = body.report();
    Framework framework = report.framework(frameworks);
    if (body.rhythm() == null) {
      throw Refused.invalid("/rhythm", "Say how often: WEEKLY, MONTHLY or QUARTERLY.");
    }
    return sender.send(
        new Begin(
            AuditScheduleEvent.PREFIX + UUID.randomUUID().toString().replace("-", ""),
            framework.id(),
            body.rhythm(),
            report.sampleSize(),
            report.acknowledgeWithin(),
            report.reviewWithin(),
            recipients(body.recipientIds(), caller),
            caller.actor()),
        caller,
        context);
  }

  private static List<String> recipients(List<String> ids, Caller caller) {
    if (ids == null || ids.isEmpty()) {
      return List.of(caller.id());
    }
    if (ids.size() > MOST_RECIPIENTS || ids.stream().anyMatch(id -> id == null || id.isBlank())) {
      throw Refused.invalid(
          "/recipientIds", "Name from 1 to %d people by their ids.".formatted(MOST_RECIPIENTS));
    }
    return ids.stream().distinct().toList();
  }

  @PostMapping("/{id}/stop")
  @PreAuthorize("hasRole('manager')")
  @Operation(operationId = "stopAuditSchedule", summary = "Make no more; what was made stays")
  WriteResult stop(@PathVariable String id, Caller caller, WriteContext context) {
    if (ScheduleState.of(ledger.ofAggregate(id, Long.MAX_VALUE)).set() == null) {
      throw Refused.notFound("The schedule " + id);
    }
    return sender.send(new Stop(id, caller.actor()), caller, context);
  }

  private Shown shown(ScheduleState state, Names names) {
    AuditScheduleEvent.Set set = state.set();
    return new Shown(
        set.scheduleId(),
        set.framework(),
        frameworks.newest(set.framework()).map(Framework::title).orElse(set.framework()),
        set.rhythm(),
        set.sample(),
        set.recipientIds().stream().map(names::person).toList(),
        state.next(clock.instant()),
        state.last() == null ? null : state.last().reportId());
  }
}
