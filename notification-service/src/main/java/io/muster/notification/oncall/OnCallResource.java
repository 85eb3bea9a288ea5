package io.muster.notification.oncall;

import io.muster.contracts.oncall.Level;
import io.muster.contracts.oncall.OnCallCommand;
import io.muster.notification.facts.Facts;
import io.muster.notification.oncall.OnCallAnswers.ContactBody;
import io.muster.notification.oncall.OnCallAnswers.NowList;
import io.muster.notification.oncall.OnCallAnswers.OnCallNow;
import io.muster.notification.oncall.OnCallAnswers.Person;
import io.muster.notification.oncall.OnCallAnswers.Policy;
import io.muster.notification.oncall.OnCallAnswers.PolicyBody;
import io.muster.notification.oncall.OnCallAnswers.PolicyList;
import io.muster.notification.oncall.OnCallAnswers.Published;
import io.muster.notification.oncall.OnCallAnswers.ScheduleBody;
import io.muster.notification.oncall.OnCallAnswers.ScheduleList;
import io.muster.starter.Caller;
import io.muster.starter.CommandSender;
import io.muster.starter.PeopleDirectory;
import io.muster.starter.Refused;
import io.muster.starter.WriteContext;
import io.muster.starter.WriteResult;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who is on call, for everyone; and the managers' way to lay it down. */
@RestController
@RequestMapping("/api/on-call")
@Tag(name = "On-call")
class OnCallResource {

  private static final String READERS = "hasAnyRole('responder','manager','auditor','admin')";
  private static final String EVERY_SERVICE = "Every other service";

  private final OnCallView view;
  private final PeopleDirectory people;
  private final CommandSender sender;
  private final Facts facts;
  private final Clock clock;

  OnCallResource(
      OnCallView view, PeopleDirectory people, CommandSender sender, Facts facts, Clock clock) {
    this.view = view;
    this.people = people;
    this.sender = sender;
    this.facts = facts;
    this.clock = clock;
  }

  @GetMapping
  @PreAuthorize(READERS)
  @Operation(operationId = "onCallNow", summary = "Who is on call now")
  NowList now(Caller caller) {
    Instant now = clock.instant();
    List<OnCallView.ScheduleRow> schedules = view.schedules();
    return new NowList(
        view.policies().stream().map(policy -> now(policy, schedules, now, caller)).toList());
  }

  private OnCallNow now(
      OnCallView.PolicyRow policy,
      List<OnCallView.ScheduleRow> schedules,
      Instant now,
      Caller caller) {
    List<Level> levels = policy.levels();
    Optional<Rota.Turn> first = OnCallView.turnOf(levels.getFirst(), schedules, now);
    Optional<Rota.Turn> second =
        levels.size() < 2 ? Optional.empty() : OnCallView.turnOf(levels.get(1), schedules, now);
    List<String> ids =
        Stream.of(first, second).flatMap(Optional::stream).map(Rota.Turn::personId).toList();
    List<Person> named = persons(ids, caller);
    return new OnCallNow(
        policy.id(),
        scheduleName(levels.getFirst(), schedules).orElse(policy.name()),
        policy.services().isEmpty() ? EVERY_SERVICE : String.join(", ", policy.services()),
        first.map(turn -> find(named, turn.personId())).orElse(null),
        first.map(Rota.Turn::until).orElse(null),
        second.map(turn -> find(named, turn.personId())).orElse(null));
  }

  private static Optional<String> scheduleName(
      Level level, List<OnCallView.ScheduleRow> schedules) {
    return level.targets().stream()
        .filter(target -> target.kind() == Level.Target.Kind.SCHEDULE)
        .findFirst()
        .map(
            target ->
                OnCallView.find(schedules, target.id())
                    .map(OnCallView.ScheduleRow::name)
                    .orElse(target.id()));
  }

  @GetMapping("/schedules")
  @PreAuthorize(READERS)
  @Operation(operationId = "schedules", summary = "Published schedules")
  ScheduleList schedules(Caller caller) {
    return new ScheduleList(
        view.schedules().stream()
            .map(
                row ->
                    new Published(
                        row.id(),
                        row.name(),
                        row.startsAt(),
                        row.shiftHours(),
                        persons(row.personIds(), caller),
                        row.version()))
            .toList());
  }

  @GetMapping("/policies")
  @PreAuthorize(READERS)
  @Operation(operationId = "policies", summary = "Published escalation policies")
  PolicyList policies() {
    return new PolicyList(
        view.policies().stream()
            .map(
                row ->
                    new Policy(
                        row.id(),
                        row.name(),
                        row.policyVersion(),
                        row.services(),
                        row.levels(),
                        row.version()))
            .toList());
  }

  @PutMapping("/schedules/{id}")
  @PreAuthorize("hasRole('manager')")
  @Operation(operationId = "publishSchedule", summary = "Publish a schedule")
  ResponseEntity<WriteResult> publish(
      @PathVariable String id,
      @RequestBody ScheduleBody body,
      Caller caller,
      WriteContext context) {
    notOfAnotherKind(id, "Schedule");
    return answer(
        sender.send(
            new OnCallCommand.PublishSchedule(
                id,
                body.name(),
                body.startsAt(),
                body.shiftHours(),
                listed("/personIds", body.personIds()),
                caller.actor()),
            caller,
            context));
  }

  @PutMapping("/policies/{id}")
  @PreAuthorize("hasRole('manager')")
  @Operation(operationId = "publishPolicy", summary = "Publish an escalation policy")
  ResponseEntity<WriteResult> publish(
      @PathVariable String id, @RequestBody PolicyBody body, Caller caller, WriteContext context) {
    notOfAnotherKind(id, "EscalationPolicy");
    List<Level> levels = listed("/levels", body.levels());
    schedulesExist(levels);
    return answer(
        sender.send(
            new OnCallCommand.PublishPolicy(
                id,
                body.name(),
                body.services() == null ? List.of() : listed("/services", body.services()),
                levels,
                caller.actor()),
            caller,
            context));
  }

  @PutMapping("/contacts/{personId}")
  @PreAuthorize("hasRole('manager')")
  @Operation(operationId = "setContact", summary = "Say how a person is reached")
  ResponseEntity<WriteResult> contact(
      @PathVariable String personId,
      @RequestBody ContactBody body,
      Caller caller,
      WriteContext context) {
    return answer(
        sender.send(
            new OnCallCommand.SetContactMethods(
                personId, body.name(), body.email(), caller.actor()),
            caller,
            context));
  }

  /** Ids are shared by everything in the log; an id that means something else already is taken. */
  private void notOfAnotherKind(String id, String kind) {
    facts
        .kindOf(id)
        .filter(taken -> !taken.equals(kind))
        .ifPresent(
            taken -> {
              throw Refused.conflict(
                  "id-taken", "This id belongs to something else; choose another.");
            });
  }

  private void schedulesExist(List<Level> levels) {
    for (int i = 0; i < levels.size(); i++) {
      List<Level.Target> targets = levels.get(i).targets();
      for (int j = 0; j < targets.size(); j++) {
        Level.Target target = targets.get(j);
        if (target.kind() == Level.Target.Kind.SCHEDULE
            && !facts.kindOf(target.id()).equals(Optional.of("Schedule"))) {
          throw Refused.invalid(
              "/levels/" + i + "/targets/" + j + "/id",
              "There is no schedule with this id; publish it first.");
        }
      }
    }
  }

  private static <T> List<T> listed(String pointer, List<T> values) {
    if (values == null || values.stream().anyMatch(Objects::isNull)) {
      throw Refused.invalid(pointer, "Give a list without gaps.");
    }
    return values;
  }

  private List<Person> persons(List<String> ids, Caller caller) {
    var names = people.names(ids, caller);
    Set<String> unreachable = view.unreachable(ids);
    return ids.stream()
        .map(id -> new Person(id, names.get(id), !unreachable.contains(id)))
        .collect(Collectors.toList());
  }

  private static Person find(List<Person> persons, String id) {
    return persons.stream().filter(person -> person.id().equals(id)).findFirst().orElse(null);
  }

  private static ResponseEntity<WriteResult> answer(WriteResult result) {
    return ResponseEntity.ok().eTag("\"" + result.version() + "\"").body(result);
  }
}
