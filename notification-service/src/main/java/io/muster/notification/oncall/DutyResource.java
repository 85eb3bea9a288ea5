package io.muster.notification.oncall;

import io.muster.contracts.oncall.OnCallCommand.CancelLeave;
import io.muster.contracts.oncall.OnCallCommand.PublishTeam;
import io.muster.contracts.oncall.OnCallCommand.TakeLeave;
import io.muster.notification.facts.Facts;
import io.muster.notification.oncall.OnCallAnswers.Person;
import io.muster.notification.oncall.ScheduleAnswers.LeaveList;
import io.muster.notification.oncall.ScheduleAnswers.Made;
import io.muster.notification.oncall.ScheduleAnswers.PeopleList;
import io.muster.notification.oncall.ScheduleAnswers.TeamList;
import io.muster.notification.oncall.ScheduleAnswers.TeamShown;
import io.muster.notification.oncall.ScheduleAnswers.Written;
import io.muster.notification.oncall.ScheduleForms.LeaveBody;
import io.muster.notification.oncall.ScheduleForms.TeamBody;
import io.muster.notification.oncall.turns.Span;
import io.muster.starter.Caller;
import io.muster.starter.CommandSender;
import io.muster.starter.WriteContext;
import io.muster.starter.WriteResult;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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
import org.springframework.web.bind.annotation.RestController;

/** Teams, leave, and whom there is to put on call. */
@RestController
@RequestMapping("/api/on-call")
@PreAuthorize("hasAnyRole('responder','manager','auditor','admin')")
@Tag(name = "Teams and leave")
class DutyResource {

  private static final Duration AHEAD = Duration.ofDays(3 * 366);

  private final OnCallView view;
  private final Persons persons;
  private final DutyPresenter presenter;
  private final CommandSender sender;
  private final Facts facts;
  private final Clock clock;

  DutyResource(
      OnCallView view,
      Persons persons,
      DutyPresenter presenter,
      CommandSender sender,
      Facts facts,
      Clock clock) {
    this.view = view;
    this.persons = persons;
    this.presenter = presenter;
    this.sender = sender;
    this.facts = facts;
    this.clock = clock;
  }

  @GetMapping("/people")
  @Operation(
      operationId = "onCallPeople",
      summary = "Everybody of whom it is known how they are reached, by name")
  PeopleList people(Caller caller) {
    return new PeopleList(
        persons.shown(view.reachable(), caller).values().stream()
            .sorted(Comparator.comparing(Person::name).thenComparing(Person::id))
            .toList());
  }

  @GetMapping("/teams")
  @Operation(operationId = "teams", summary = "Published teams, by name")
  TeamList teams(Caller caller) {
    return new TeamList(
        view.teams().stream()
            .map(
                team -> {
                  Map<String, Person> members = persons.shown(team.memberIds(), caller);
                  return new TeamShown(
                      team.id(),
                      team.name(),
                      team.memberIds().stream().map(members::get).toList(),
                      team.version());
                })
            .toList());
  }

  @PutMapping("/teams/{id}")
  @PreAuthorize("hasRole('manager')")
  @Operation(operationId = "publishTeam", summary = "Say who is in a team")
  ResponseEntity<Written> team(
      @PathVariable String id, @RequestBody TeamBody body, Caller caller, WriteContext context) {
    facts.requireFree(id, "Team");
    List<String> members = ScheduleForms.listed("/memberIds", body.memberIds());
    WriteResult result =
        sender.send(new PublishTeam(id, body.name(), members, caller.actor()), caller, context);
    return Written.answer(result);
  }

  @GetMapping("/leave")
  @Operation(operationId = "leave", summary = "Leave that is not over, by its beginning")
  LeaveList leave(Caller caller) {
    Span ahead = new Span(clock.instant(), clock.instant().plus(AHEAD));
    return new LeaveList(presenter.leave(view.everAway(), ahead, caller));
  }

  @PostMapping("/leave")
  @PreAuthorize("hasAnyRole('responder','manager')")
  @Operation(
      operationId = "takeLeave",
      summary = "Say when a person is away; responders themselves, managers anybody")
  ResponseEntity<Made> take(@RequestBody LeaveBody body, Caller caller, WriteContext context) {
    Checks.id("/personId", body.personId());
    DutyRights.require(caller, body.personId());
    String leaveId = MadeIds.of("leave", caller, context);
    WriteResult result =
        sender.send(
            new TakeLeave(leaveId, body.personId(), body.from(), body.until(), caller.actor()),
            caller,
            MadeIds.anyVersion(context));
    return ResponseEntity.status(HttpStatus.CREATED)
        .eTag("\"" + result.version() + "\"")
        .body(new Made(result.id(), result.version(), result.position(), leaveId));
  }

  @DeleteMapping("/leave/{personId}/{leaveId}")
  @PreAuthorize("hasAnyRole('responder','manager')")
  @Operation(operationId = "cancelLeave", summary = "End a leave now, or before it begins")
  ResponseEntity<Written> cancel(
      @PathVariable String personId,
      @PathVariable String leaveId,
      Caller caller,
      WriteContext context) {
    DutyRights.require(caller, personId);
    WriteResult result =
        sender.send(
            new CancelLeave(leaveId, personId, caller.actor()),
            caller,
            MadeIds.anyVersion(context));
    return Written.answer(result);
  }
}
