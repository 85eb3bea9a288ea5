package io.muster.notification.oncall;

import io.muster.contracts.incident.Severity;
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
import io.muster.notification.oncall.turns.FinalSchedule;
import io.muster.notification.oncall.turns.Stretch;
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
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Who is on call, for everyone; and the managers' way to lay it down. */
@RestController
@RequestMapping("/api/on-call")
@Tag(name = "On-call")
class OnCallResource {

  private static final String READERS = "hasAnyRole('responder','manager','auditor','admin')";
  private static final String EVERY_SERVICE = "Every other service";

  private final OnCallView view;
  private final Persons persons;
  private final Rosters rosters;
  private final OnCall onCall;
  private final TurnBook turns;
  private final CommandSender sender;
  private final Facts facts;
  private final Clock clock;

  OnCallResource(
      OnCallView view,
      Persons persons,
      Rosters rosters,
      OnCall onCall,
      TurnBook turns,
      CommandSender sender,
      Facts facts,
      Clock clock) {
    this.view = view;
    this.persons = persons;
    this.rosters = rosters;
    this.onCall = onCall;
    this.turns = turns;
    this.sender = sender;
    this.facts = facts;
    this.clock = clock;
  }

  @GetMapping
  @PreAuthorize(READERS)
  @Operation(operationId = "onCallNow", summary = "Who is on call, now or at an instant")
  NowList now(
      @Parameter(description = "UTC; now when left out") @RequestParam(required = false) Instant at,
      Caller caller) {
    Instant asked = Intervals.instant(at, clock.instant());
    return new NowList(view.policies().stream().map(policy -> now(policy, asked, caller)).toList());
  }

  private OnCallNow now(OnCallView.PolicyRow policy, Instant now, Caller caller) {
    List<Level> levels = policy.levels();
    List<Integer> due = calledOfTheWorst(levels, now);
    Optional<Called> first = onCall(policy, due.getFirst(), now);
    Optional<Called> second = due.size() < 2 ? Optional.empty() : onCall(policy, due.get(1), now);
    List<String> ids =
        Stream.of(first, second).flatMap(Optional::stream).map(Called::personId).toList();
    Map<String, Person> named = persons.shown(ids, caller);
    return new OnCallNow(
        policy.id(),
        scheduleName(levels.get(due.getFirst() - 1)).orElse(policy.name()),
        policy.services().isEmpty() ? EVERY_SERVICE : String.join(", ", policy.services()),
        first.map(called -> named.get(called.personId())).orElse(null),
        first.map(Called::until).orElse(null),
        second.map(called -> named.get(called.personId())).orElse(null));
  }

  /** The levels that are called now for a SEV1, counted from 1; the last where none is. */
  private static List<Integer> calledOfTheWorst(List<Level> levels, Instant now) {
    List<Integer> called =
        IntStream.rangeClosed(1, levels.size())
            .filter(number -> levels.get(number - 1).isFor(Severity.SEV1, now))
            .boxed()
            .toList();
    return called.isEmpty() ? List.of(levels.size()) : called;
  }

  /**
   * Who is called first by a level.
   *
   * @param until when somebody else is; null when that is not in sight
   */
  private record Called(String personId, Instant until) {}

  private Optional<Called> onCall(OnCallView.PolicyRow policy, int number, Instant at) {
    Level level = policy.levels().get(number - 1);
    if (level.calling() == Level.Calling.IN_TURN) {
      return turns.peopleOf(policy.id(), number, level, at).stream()
          .findFirst()
          .map(it -> new Called(it, null));
    }
    return level.targets().stream().flatMap(target -> called(target, at).stream()).findFirst();
  }

  private Optional<Called> called(Level.Target target, Instant at) {
    return switch (target.kind()) {
      case PERSON, TEAM, ROTATION ->
          onCall.peopleOf(target, at).stream().findFirst().map(it -> new Called(it, null));
      case SCHEDULE ->
          rosters
              .find(target.id())
              .map(roster -> rosters.schedule(roster.history()).at(at))
              .filter(stretch -> stretch.personId() != null)
              .map(stretch -> new Called(stretch.personId(), endOf(stretch, at)));
    };
  }

  private static Instant endOf(Stretch stretch, Instant at) {
    Instant until = stretch.span().until();
    return until.isBefore(at.plus(FinalSchedule.FURTHEST)) ? until : null;
  }

  private Optional<String> scheduleName(Level level) {
    return level.targets().stream()
        .filter(target -> target.kind() == Level.Target.Kind.SCHEDULE)
        .findFirst()
        .map(target -> rosters.find(target.id()).map(it -> it.newest().name()).orElse(target.id()));
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
                        row.ackTimeout(),
                        row.repeat(),
                        row.version()))
            .toList());
  }

  @PutMapping("/policies/{id}")
  @PreAuthorize("hasRole('manager')")
  @Operation(operationId = "publishPolicy", summary = "Publish an escalation policy")
  ResponseEntity<WriteResult> publish(
      @PathVariable String id, @RequestBody PolicyBody body, Caller caller, WriteContext context) {
    facts.requireFree(id, "EscalationPolicy");
    List<Level> levels = listed("/levels", body.levels());
    targetsExist(levels);
    return answer(
        sender.send(
            new OnCallCommand.PublishPolicy(
                id,
                body.name(),
                body.services() == null ? List.of() : listed("/services", body.services()),
                levels,
                body.ackTimeout(),
                body.repeat() == null ? 0 : body.repeat(),
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

  private void targetsExist(List<Level> levels) {
    for (int i = 0; i < levels.size(); i++) {
      List<Level.Target> targets = levels.get(i).targets();
      for (int j = 0; j < targets.size(); j++) {
        exists("/levels/" + i + "/targets/" + j, targets.get(j));
      }
    }
  }

  private void exists(String at, Level.Target target) {
    switch (target.kind()) {
      case SCHEDULE, ROTATION ->
          require(at, target, "Schedule", "There is no schedule with this id; publish it first.");
      case TEAM -> require(at, target, "Team", "There is no team with this id; publish it first.");
      case PERSON -> {}
      case null -> throw Refused.invalid(at + "/kind", "Say SCHEDULE, PERSON, TEAM or ROTATION.");
    }
  }

  private void require(String at, Level.Target target, String kind, String otherwise) {
    if (!facts.kindOf(target.id()).equals(Optional.of(kind))) {
      throw Refused.invalid(at + "/id", otherwise);
    }
  }

  private static <T> List<T> listed(String pointer, List<T> values) {
    if (values == null || values.stream().anyMatch(Objects::isNull)) {
      throw Refused.invalid(pointer, "Give a list without gaps.");
    }
    return values;
  }

  private static ResponseEntity<WriteResult> answer(WriteResult result) {
    return ResponseEntity.ok().eTag("\"" + result.version() + "\"").body(result);
  }
}
