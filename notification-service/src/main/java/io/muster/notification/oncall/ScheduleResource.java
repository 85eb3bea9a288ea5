package io.muster.notification.oncall;

import io.muster.contracts.oncall.OnCallCommand.AddOverride;
import io.muster.contracts.oncall.OnCallCommand.PublishSchedule;
import io.muster.contracts.oncall.OnCallCommand.RemoveOverride;
import io.muster.contracts.oncall.OnCallEvent.OverrideAdded;
import io.muster.notification.facts.Facts;
import io.muster.notification.oncall.Rosters.Roster;
import io.muster.notification.oncall.ScheduleAnswers.FinalShown;
import io.muster.notification.oncall.ScheduleAnswers.Lanes;
import io.muster.notification.oncall.ScheduleAnswers.Made;
import io.muster.notification.oncall.ScheduleAnswers.Preview;
import io.muster.notification.oncall.ScheduleAnswers.Published;
import io.muster.notification.oncall.ScheduleAnswers.ScheduleList;
import io.muster.notification.oncall.ScheduleAnswers.Written;
import io.muster.notification.oncall.ScheduleForms.OverrideBody;
import io.muster.notification.oncall.ScheduleForms.ScheduleBody;
import io.muster.notification.oncall.turns.ScheduleHistory;
import io.muster.notification.oncall.turns.ScheduleHistory.Override;
import io.muster.notification.oncall.turns.ScheduleHistory.Plan;
import io.muster.notification.oncall.turns.Span;
import io.muster.starter.Caller;
import io.muster.starter.CommandSender;
import io.muster.starter.Refused;
import io.muster.starter.WriteContext;
import io.muster.starter.WriteResult;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Schedules: who is on call by them at any time, and how that is changed. */
@RestController
@RequestMapping("/api/on-call/schedules")
@PreAuthorize("hasAnyRole('responder','manager','auditor','admin')")
@Tag(name = "Schedules")
class ScheduleResource {

  private static final String FROM = "UTC; now when left out";
  private static final String UNTIL = "UTC, at most 370 days later; 28 days later when left out";

  private final Rosters rosters;
  private final SchedulePresenter presenter;
  private final CommandSender sender;
  private final Facts facts;
  private final Clock clock;

  ScheduleResource(
      Rosters rosters,
      SchedulePresenter presenter,
      CommandSender sender,
      Facts facts,
      Clock clock) {
    this.rosters = rosters;
    this.presenter = presenter;
    this.sender = sender;
    this.facts = facts;
    this.clock = clock;
  }

  @GetMapping
  @Operation(operationId = "schedules", summary = "Published schedules, by name")
  ScheduleList all(Caller caller) {
    return new ScheduleList(
        rosters.ids().stream()
            .flatMap(id -> rosters.find(id).stream())
            .map(roster -> presenter.published(roster, caller))
            .toList());
  }

  @GetMapping("/{id}")
  @Operation(operationId = "schedule", summary = "One schedule, and who is on call by it now")
  ResponseEntity<Published> one(@PathVariable String id, Caller caller) {
    Roster roster = find(id);
    return ResponseEntity.ok()
        .eTag("\"" + roster.version() + "\"")
        .body(presenter.published(roster, caller));
  }

  @GetMapping("/{id}/at")
  @Operation(operationId = "scheduleAt", summary = "Who is on call, now or at an instant")
  ScheduleAnswers.At at(
      @PathVariable String id,
      @Parameter(description = FROM) @RequestParam(required = false) Instant at,
      Caller caller) {
    return presenter.at(find(id), Intervals.instant(at, clock.instant()), caller);
  }

  @GetMapping("/{id}/final")
  @Operation(
      operationId = "finalSchedule",
      summary = "Who is on call through an interval, after overrides and leave")
  FinalShown finalSchedule(
      @PathVariable String id,
      @Parameter(description = FROM) @RequestParam(required = false) Instant from,
      @Parameter(description = UNTIL) @RequestParam(required = false) Instant until,
      Caller caller) {
    Span span = Intervals.of(from, until, clock.instant());
    return new FinalShown(presenter.stretches(find(id).history(), span, caller));
  }

  @GetMapping("/{id}/lanes")
  @Operation(
      operationId = "scheduleLanes",
      summary = "Layers, overrides, leave and what they come to in an interval, to be drawn")
  Lanes lanes(
      @PathVariable String id,
      @Parameter(description = FROM) @RequestParam(required = false) Instant from,
      @Parameter(description = UNTIL) @RequestParam(required = false) Instant until,
      @Parameter(description = "By whose days it is cut; the schedule's zone when left out")
          @RequestParam(required = false)
          String zone,
      Caller caller) {
    Roster roster = find(id);
    ZoneId cutBy = Intervals.zone(zone, roster.newest().zone());
    Span span = Intervals.days(from, until, clock.instant(), cutBy);
    return presenter.lanes(roster, span, cutBy, caller);
  }

  @PutMapping("/{id}")
  @PreAuthorize("hasRole('manager')")
  @Operation(operationId = "publishSchedule", summary = "Publish a schedule, from now on")
  ResponseEntity<Written> publish(
      @PathVariable String id,
      @RequestBody ScheduleBody body,
      Caller caller,
      WriteContext context) {
    facts.requireFree(id, "Schedule");
    WriteResult result = sender.send(command(id, body, caller), caller, context);
    return Written.answer(result);
  }

  @PostMapping("/{id}/preview")
  @PreAuthorize("hasRole('manager')")
  @Operation(
      operationId = "previewSchedule",
      summary = "What publishing it now would change; writes nothing")
  Preview preview(
      @PathVariable String id,
      @Parameter(description = FROM) @RequestParam(required = false) Instant from,
      @Parameter(description = UNTIL) @RequestParam(required = false) Instant until,
      @RequestBody ScheduleBody body,
      Caller caller) {
    Instant now = clock.instant();
    Span span = Intervals.of(from, until, now);
    PublishSchedule command = command(id, body, caller);
    Schedule.check(command);
    ScheduleHistory before =
        rosters.find(id).map(Roster::history).orElse(new ScheduleHistory(List.of(), List.of()));
    ScheduleHistory after =
        before.with(new Plan(now, command.layers(), command.shadows(), command.holidays()));
    return presenter.preview(before, after, span, caller);
  }

  private PublishSchedule command(String id, ScheduleBody body, Caller caller) {
    PublishSchedule command = body.toCommand(id, caller.actor());
    if (command.teamId() != null && !facts.kindOf(command.teamId()).equals(Optional.of("Team"))) {
      throw Refused.invalid("/teamId", "There is no team with this id; publish it first.");
    }
    return command;
  }

  @PostMapping("/{id}/overrides")
  @PreAuthorize("hasAnyRole('responder','manager')")
  @Operation(
      operationId = "addOverride",
      summary = "Put one person on call for a while; responders themselves, managers anybody")
  ResponseEntity<Made> override(
      @PathVariable String id,
      @RequestBody OverrideBody body,
      Caller caller,
      WriteContext context) {
    find(id);
    DutyRights.require(caller, body.personId());
    String overrideId = MadeIds.of("ovr", caller, context);
    WriteResult result =
        sender.send(
            new AddOverride(
                id,
                overrideId,
                body.personId(),
                body.from(),
                body.until(),
                body.reason() == null || body.reason().isBlank() ? null : body.reason().strip(),
                caller.actor()),
            caller,
            MadeIds.anyVersion(context));
    return ResponseEntity.status(HttpStatus.CREATED)
        .eTag("\"" + result.version() + "\"")
        .body(new Made(id, result.version(), result.position(), overrideId));
  }

  @PostMapping("/{id}/overrides/preview")
  @PreAuthorize("hasAnyRole('responder','manager')")
  @Operation(
      operationId = "previewOverride",
      summary = "What an override would change; writes nothing")
  Preview previewOverride(@PathVariable String id, @RequestBody OverrideBody body, Caller caller) {
    Roster roster = find(id);
    Instant now = clock.instant();
    Checks.id("/personId", body.personId());
    DutyTimes.check(body.from(), body.until(), now);
    Instant from = body.from().isAfter(now) ? body.from() : now;
    Span span = new Span(from, body.until());
    return presenter.preview(
        roster.history(),
        roster.history().with(new Override("preview", body.personId(), span)),
        span,
        caller);
  }

  @DeleteMapping("/{id}/overrides/{overrideId}")
  @PreAuthorize("hasAnyRole('responder','manager')")
  @Operation(operationId = "removeOverride", summary = "End an override now, or before it begins")
  ResponseEntity<Written> remove(
      @PathVariable String id,
      @PathVariable String overrideId,
      Caller caller,
      WriteContext context) {
    OverrideAdded added = find(id).overrides().get(overrideId);
    if (added == null) {
      throw Refused.notFound("The override");
    }
    DutyRights.requireRemovable(caller, added);
    WriteResult result =
        sender.send(
            new RemoveOverride(id, overrideId, caller.actor()),
            caller,
            MadeIds.anyVersion(context));
    return Written.answer(result);
  }

  private Roster find(String id) {
    return rosters.find(id).orElseThrow(() -> Refused.notFound("The schedule " + id));
  }
}
