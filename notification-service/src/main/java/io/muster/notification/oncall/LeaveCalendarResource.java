package io.muster.notification.oncall;

import io.muster.contracts.oncall.OnCallCommand.CancelLeave;
import io.muster.contracts.oncall.OnCallCommand.TakeLeave;
import io.muster.notification.oncall.LeaveAnswers.Answer;
import io.muster.notification.oncall.LeaveReading.Plan;
import io.muster.notification.oncall.LeaveReading.Source;
import io.muster.notification.oncall.leave.CalendarFault;
import io.muster.notification.oncall.leave.LeaveCalendar;
import io.muster.notification.oncall.leave.Rule;
import io.muster.starter.Caller;
import io.muster.starter.CommandSender;
import io.muster.starter.Refused;
import io.muster.starter.WriteContext;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Reads people's leave from their own calendars. */
@RestController
@RequestMapping("/api/on-call/leave/calendar")
@PreAuthorize("hasAnyRole('responder','manager')")
@Tag(name = "Teams and leave")
class LeaveCalendarResource {

  private final LeaveReading reading;
  private final CommandSender sender;
  private final Clock clock;

  LeaveCalendarResource(LeaveReading reading, CommandSender sender, Clock clock) {
    this.reading = reading;
    this.sender = sender;
    this.clock = clock;
  }

  /**
   * A person's calendar.
   *
   * @param personId whose it is
   * @param zone by whose clock days begin, such as Europe/Berlin
   * @param calendar as iCalendar (RFC 5545), at most 1,000,000 characters
   * @param allDay whether entries for whole days that block time are leave; true when left out
   * @param words a title with one of these is leave; the usual English ones when left out
   */
  @Schema(name = "LeaveCalendarBody")
  record Body(
      @Schema(requiredMode = RequiredMode.REQUIRED) String personId,
      @Schema(requiredMode = RequiredMode.REQUIRED, example = "Europe/Berlin") String zone,
      @Schema(requiredMode = RequiredMode.REQUIRED) String calendar,
      Boolean allDay,
      List<String> words) {}

  @PostMapping("/plan")
  @Operation(
      operationId = "planLeaveCalendar",
      summary = "What of a calendar would become leave, and what would end; writes nothing",
      description = "Titles are shown to whoever asks and are recorded nowhere.")
  Answer plan(@RequestBody Body body, Caller caller) {
    return LeaveAnswers.of(plan(body, caller, clock.instant()));
  }

  @PostMapping("/apply")
  @Operation(
      operationId = "applyLeaveCalendar",
      summary = "Make a person's leave be as their calendar says; the same again changes nothing",
      description = "Leave that was entered by hand stays as it is.")
  Answer apply(@RequestBody Body body, Caller caller, WriteContext context) {
    Plan plan = plan(body, caller, clock.instant());
    String personId = body.personId();
    plan.ends()
        .keySet()
        .forEach(
            id ->
                sender.send(
                    new CancelLeave(id, personId, caller.actor()), caller, part(context, id)));
    plan.added()
        .forEach(
            it ->
                sender.send(
                    new TakeLeave(
                        it.leaveId(),
                        personId,
                        it.entry().span().from(),
                        it.entry().span().until(),
                        caller.actor()),
                    caller,
                    part(context, it.leaveId())));
    return LeaveAnswers.of(plan);
  }

  private static WriteContext part(WriteContext context, String id) {
    return MadeIds.anyVersion(context.part(id));
  }

  private Plan plan(Body body, Caller caller, Instant now) {
    Checks.id("/personId", body.personId());
    DutyRights.require(caller, body.personId());
    LayerRules.zone("/zone", body.zone());
    Checks.that(
        body.calendar() != null && !body.calendar().isBlank(), "/calendar", "Give a calendar.");
    Rule rule = LeaveRules.rule(body.allDay(), body.words());
    Plan plan;
    try {
      plan =
          reading.plan(
              body.personId(),
              Source.FILE,
              LeaveCalendar.read(
                  body.calendar(), ZoneId.of(body.zone()), LeaveRules.ahead(now), rule),
              now);
    } catch (CalendarFault fault) {
      throw Refused.invalid("/calendar", fault.getMessage());
    }
    LeaveRules.requireTakeable("/calendar", plan, now);
    return plan;
  }
}
