package io.muster.notification.oncall;

import io.muster.contracts.oncall.OnCallCommand.CancelLeave;
import io.muster.contracts.oncall.OnCallCommand.TakeLeave;
import io.muster.notification.oncall.LeaveReading.Effect;
import io.muster.notification.oncall.LeaveReading.Plan;
import io.muster.notification.oncall.LeaveReading.Planned;
import io.muster.notification.oncall.leave.CalendarFault;
import io.muster.notification.oncall.leave.Entry.Verdict;
import io.muster.notification.oncall.leave.LeaveCalendar;
import io.muster.notification.oncall.leave.Rule;
import io.muster.notification.oncall.turns.Span;
import io.muster.starter.Caller;
import io.muster.starter.CommandSender;
import io.muster.starter.Refused;
import io.muster.starter.WriteContext;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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

  /** A year; who reads a calendar once a year misses nothing. */
  private static final Duration AHEAD = Duration.ofDays(366);

  /** Of what is no leave no more than this is shown; what is leave is shown whole. */
  private static final int MOST_SHOWN = 200;

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

  /**
   * One time of the calendar.
   *
   * @param title as in the calendar; recorded nowhere
   * @param because why it is leave, or is none
   */
  @Schema(name = "LeaveCalendarTime")
  record Shown(
      @Schema(requiredMode = RequiredMode.REQUIRED) String title,
      @Schema(requiredMode = RequiredMode.REQUIRED) Instant from,
      @Schema(requiredMode = RequiredMode.REQUIRED) Instant until,
      @Schema(requiredMode = RequiredMode.REQUIRED) boolean allDay,
      @Schema(requiredMode = RequiredMode.REQUIRED) Verdict because,
      @Schema(requiredMode = RequiredMode.REQUIRED) Effect effect) {}

  /** Leave of an earlier reading that the calendar has no more. */
  @Schema(name = "LeaveCalendarEnd")
  record Ended(
      @Schema(requiredMode = RequiredMode.REQUIRED) String leaveId,
      @Schema(requiredMode = RequiredMode.REQUIRED) Instant from,
      @Schema(requiredMode = RequiredMode.REQUIRED) Instant until) {}

  /**
   * What reading it in does.
   *
   * @param items the times of the coming year, by their beginning
   * @param notShown how many more there are that are no leave
   * @param ends what ends with it
   */
  @Schema(name = "LeaveCalendarPlan")
  record Answer(
      @Schema(requiredMode = RequiredMode.REQUIRED) List<Shown> items,
      @Schema(requiredMode = RequiredMode.REQUIRED) int notShown,
      @Schema(requiredMode = RequiredMode.REQUIRED) List<Ended> ends) {}

  @PostMapping("/plan")
  @Operation(
      operationId = "planLeaveCalendar",
      summary = "What of a calendar would become leave, and what would end; writes nothing",
      description = "Titles are shown to whoever asks and are recorded nowhere.")
  Answer plan(@RequestBody Body body, Caller caller) {
    return shown(plan(body, caller, clock.instant()));
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
    return shown(plan);
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
    Rule rule = new Rule(body.allDay() == null || body.allDay(), words(body.words()));
    Plan plan;
    try {
      plan =
          reading.plan(
              body.personId(),
              LeaveCalendar.read(
                  body.calendar(), ZoneId.of(body.zone()), new Span(now, now.plus(AHEAD)), rule),
              now);
    } catch (CalendarFault fault) {
      throw Refused.invalid("/calendar", fault.getMessage());
    }
    requireTakeable(plan, now);
    return plan;
  }

  /** What the leave itself would refuse is refused before anything is written. */
  private static void requireTakeable(Plan plan, Instant now) {
    Checks.that(
        plan.ahead() <= Leave.MOST_AHEAD,
        "/calendar",
        "There would be more than %d times of leave ahead. Leave words out, or whole days."
            .formatted(Leave.MOST_AHEAD));
    plan.added()
        .map(it -> it.entry().span())
        .forEach(span -> DutyTimes.check("/calendar", span.from(), "/calendar", span.until(), now));
  }

  private static List<String> words(List<String> words) {
    if (words == null) {
      return Rule.USUAL;
    }
    Checks.that(
        words.size() <= Rule.MOST_WORDS
            && words.stream()
                .allMatch(it -> it != null && !it.isBlank() && it.length() <= Rule.LONGEST_WORD),
        "/words",
        "Give at most %d words of 1 to %d characters."
            .formatted(Rule.MOST_WORDS, Rule.LONGEST_WORD));
    return words;
  }

  private static Answer shown(Plan plan) {
    List<Planned> none = plan.times().stream().filter(it -> it.effect() == Effect.NONE).toList();
    List<Planned> left = none.subList(0, Math.min(MOST_SHOWN, none.size()));
    return new Answer(
        plan.times().stream()
            .filter(it -> it.effect() != Effect.NONE || left.contains(it))
            .map(LeaveCalendarResource::shown)
            .toList(),
        none.size() - left.size(),
        plan.ends().entrySet().stream()
            .sorted(Map.Entry.comparingByValue(Comparator.comparing(Span::from)))
            .map(it -> new Ended(it.getKey(), it.getValue().from(), it.getValue().until()))
            .toList());
  }

  private static Shown shown(Planned planned) {
    return new Shown(
        planned.entry().title(),
        planned.entry().span().from(),
        planned.entry().span().until(),
        planned.entry().allDay(),
        planned.entry().verdict(),
        planned.effect());
  }
}
