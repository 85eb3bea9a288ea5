package io.muster.notification.oncall;

import io.muster.contracts.oncall.CalendarSubscriptionCommand.End;
import io.muster.contracts.oncall.CalendarSubscriptionCommand.Give;
import io.muster.contracts.oncall.CalendarSubscriptionEvent.Given;
import io.muster.contracts.oncall.OnCallEvent.TeamPublished;
import io.muster.notification.facts.Facts;
import io.muster.notification.oncall.CalendarFetch.Fetched;
import io.muster.notification.oncall.CalendarFetch.Validators;
import io.muster.notification.oncall.CalendarReads.Last;
import io.muster.notification.oncall.LeaveAnswers.Answer;
import io.muster.notification.oncall.OnCallAnswers.Person;
import io.muster.notification.oncall.ScheduleAnswers.Written;
import io.muster.notification.oncall.SubscribedLeave.Plans;
import io.muster.notification.oncall.SubscriptionForms.Body;
import io.muster.notification.oncall.SubscriptionForms.Failure;
import io.muster.notification.oncall.SubscriptionForms.Look;
import io.muster.notification.oncall.SubscriptionForms.Shown;
import io.muster.notification.oncall.SubscriptionForms.ShownList;
import io.muster.notification.oncall.SubscriptionForms.Team;
import io.muster.notification.oncall.leave.Rule;
import io.muster.starter.Caller;
import io.muster.starter.CommandSender;
import io.muster.starter.Refused;
import io.muster.starter.WriteContext;
import io.muster.starter.WriteResult;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
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

/** Calendars at an address, read for leave once an hour. */
@RestController
@RequestMapping("/api/on-call/calendar-subscriptions")
@PreAuthorize("hasAnyRole('responder','manager')")
@Tag(name = "Teams and leave")
class SubscriptionResource {

  private static final int MOST = 5;

  private final Facts facts;
  private final CalendarSubscriptions subscriptions;
  private final CalendarFetch fetch;
  private final CalendarReads reads;
  private final CalendarReader reader;
  private final SubscribedLeave leave;
  private final Persons persons;
  private final CommandSender sender;
  private final Clock clock;

  SubscriptionResource(
      Facts facts,
      CalendarSubscriptions subscriptions,
      CalendarFetch fetch,
      CalendarReads reads,
      CalendarReader reader,
      SubscribedLeave leave,
      Persons persons,
      CommandSender sender,
      Clock clock) {
    this.facts = facts;
    this.subscriptions = subscriptions;
    this.fetch = fetch;
    this.reads = reads;
    this.reader = reader;
    this.leave = leave;
    this.persons = persons;
    this.sender = sender;
    this.clock = clock;
  }

  @GetMapping
  @Operation(
      operationId = "calendarSubscriptions",
      summary = "Calendars that are read for leave once an hour: mine; for managers everybody's")
  ShownList list(Caller caller) {
    List<String> ids =
        caller.is("manager") ? subscriptions.all() : subscriptions.ofPerson(caller.id());
    return new ShownList(
        ids.stream()
            .flatMap(id -> shown(id, caller).stream())
            .sorted(Comparator.comparing(Shown::givenAt).reversed())
            .toList());
  }

  private Optional<Shown> shown(String id, Caller caller) {
    Subscription subscription = Subscription.of(facts.readable(id));
    if (!subscription.isRead()) {
      return Optional.empty();
    }
    Given given = subscription.given();
    Last last = reads.of(id, given.at());
    return Optional.of(
        new Shown(
            id,
            facts.version(id),
            given.teamId() == null
                ? persons.shown(List.of(given.personId()), caller).get(given.personId())
                : null,
            given.teamId() == null ? null : team(given.teamId()).orElse(null),
            URI.create(given.address()).getHost(),
            given.zone(),
            given.wholeDays(),
            given.wholeTeam(),
            given.words(),
            given.at(),
            last.readAt(),
            last.failures() == 0
                ? null
                : new Failure(last.failingSince(), last.failures(), last.why())));
  }

  private Optional<Team> team(String teamId) {
    return facts
        .newest(teamId)
        .filter(TeamPublished.class::isInstance)
        .map(it -> new Team(teamId, ((TeamPublished) it).name()));
  }

  @PostMapping("/plan")
  @Operation(
      operationId = "planCalendarSubscription",
      summary = "What of the calendar at an address would become leave; writes nothing",
      description = "Titles are shown to whoever asks and are recorded nowhere.")
  Answer plan(@RequestBody Look body, Caller caller) {
    Checks.that(body.calendar() != null, "/calendar", "Give a calendar.");
    String id = body.subscriptionId();
    if (id != null) {
      requireTheirs(id, body.calendar(), caller);
    }
    // Without one it is compared with what no calendar gave, which is nothing.
    Given given = given(id == null ? "subscription-new" : id, body.calendar(), caller);
    return answer(given, plans(given, fetched(given)), caller);
  }

  @PostMapping
  @Operation(
      operationId = "giveCalendarSubscription",
      summary = "Have a calendar at an address read for leave, now and once an hour")
  ResponseEntity<Written> give(@RequestBody Body body, Caller caller, WriteContext context) {
    String id = MadeIds.of("subscription", caller, context);
    Given given = given(id, body, caller);
    List<String> theirs =
        given.teamId() == null
            ? subscriptions.ofPerson(given.personId())
            : subscriptions.ofTeam(given.teamId());
    Checks.that(
        theirs.size() < MOST || theirs.contains(id),
        "/url",
        "At most %d calendars are read for one person or team; end one first.".formatted(MOST));
    WriteResult result = read(given, caller, MadeIds.anyVersion(context));
    return ResponseEntity.status(HttpStatus.CREATED)
        .eTag("\"" + result.version() + "\"")
        .body(new Written(result.id(), result.version(), result.position()));
  }

  @PutMapping("/{id}")
  @Operation(
      operationId = "changeCalendarSubscription",
      summary = "Give another address of the same calendar, or say anew what of it is leave")
  ResponseEntity<Written> change(
      @PathVariable String id, @RequestBody Body body, Caller caller, WriteContext context) {
    requireTheirs(id, body, caller);
    return Written.answer(read(given(id, body, caller), caller, context));
  }

  @DeleteMapping("/{id}")
  @Operation(
      operationId = "endCalendarSubscription",
      summary = "Read a calendar no more; its leave stays, unless that is to end, too")
  ResponseEntity<Written> end(
      @PathVariable String id,
      @RequestParam(defaultValue = "false") boolean endLeave,
      Caller caller,
      WriteContext context) {
    Optional<WriteResult> before = sender.before(caller, context);
    if (before.isPresent()) {
      return Written.answer(before.get());
    }
    Given given = theirs(id, caller);
    if (endLeave) {
      leave.endAll(id, reads.of(id, given.at()).personIds());
    }
    WriteResult result =
        sender.send(new End(id, caller.actor()), caller, MadeIds.anyVersion(context));
    return Written.answer(result);
  }

  private WriteResult read(Given given, Caller caller, WriteContext context) {
    Fetched fetched = fetched(given);
    Plans plans = plans(given, fetched);
    WriteResult result =
        sender.send(
            new Give(
                given.subscriptionId(),
                given.personId(),
                given.teamId(),
                given.address(),
                given.zone(),
                given.wholeDays(),
                given.wholeTeam(),
                given.words(),
                caller.actor()),
            caller,
            context);
    Given recorded = Subscription.of(facts.readable(given.subscriptionId())).given();
    reader.apply(recorded, plans, fetched, clock.instant());
    return result;
  }

  private Fetched fetched(Given given) {
    try {
      return fetch.fetch(given.address(), Validators.NONE).orElseThrow();
    } catch (CalendarTrouble trouble) {
      throw Refused.invalid("/url", trouble.getMessage());
    }
  }

  private Plans plans(Given given, Fetched fetched) {
    try {
      return leave.plan(
          given, fetched.text(), reads.of(given.subscriptionId(), given.at()).personIds());
    } catch (CalendarTrouble trouble) {
      throw Refused.invalid("/url", trouble.getMessage());
    }
  }

  private Answer answer(Given given, Plans plans, Caller caller) {
    Map<String, Person> named =
        given.teamId() == null ? Map.of() : persons.shown(plans.people().keySet(), caller);
    return LeaveAnswers.of(plans.people(), plans.nobodys(), named);
  }

  /** What was asked for, as it would be recorded. */
  private Given given(String id, Body body, Caller caller) {
    boolean ofTeam = body.teamId() != null && !body.teamId().isBlank();
    if (ofTeam) {
      DutyRights.requireManager(caller);
      Checks.that(body.personId() == null, "/personId", "Give a person or a team, not both.");
      Checks.that(team(body.teamId()).isPresent(), "/teamId", "There is no team with this id.");
    } else {
      Checks.id("/personId", body.personId());
      DutyRights.require(caller, body.personId());
    }
    LayerRules.zone("/zone", body.zone());
    Rule rule = LeaveRules.rule(body.allDay(), body.words());
    String address = CalendarFetch.address(body.url());
    fetch
        .whyNot(address)
        .ifPresent(
            why -> {
              throw Refused.invalid("/url", why);
            });
    return new Given(
        id,
        ofTeam ? caller.id() : body.personId(),
        ofTeam ? body.teamId() : null,
        address,
        body.zone(),
        rule.allDay(),
        ofTeam && Boolean.TRUE.equals(body.wholeTeam()),
        rule.words(),
        caller.actor(),
        clock.instant());
  }

  private void requireTheirs(String id, Body body, Caller caller) {
    Given before = theirs(id, caller);
    Checks.that(
        before.teamId() == null
            ? before.personId().equals(body.personId())
            : before.teamId().equals(body.teamId()),
        before.teamId() == null ? "/personId" : "/teamId",
        "It stays the calendar of whom it was; give a new one for somebody else.");
  }

  /** Others learn nothing of it, not even that there is one. */
  private Given theirs(String id, Caller caller) {
    Subscription subscription = Subscription.of(facts.readable(id));
    Given given = subscription.given();
    boolean theirs =
        subscription.isRead()
            && (caller.is("manager")
                || given.teamId() == null && given.personId().equals(caller.id()));
    if (!theirs) {
      throw Refused.notFound("The calendar");
    }
    return given;
  }
}
