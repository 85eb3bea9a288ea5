package io.muster.notification.oncall.readiness;

import io.muster.contracts.Event;
import io.muster.contracts.oncall.MethodKind;
import io.muster.contracts.paging.NoticeCommand;
import io.muster.contracts.paging.NoticeEvent;
import io.muster.notification.delivery.page.Means;
import io.muster.notification.facts.Facts;
import io.muster.notification.oncall.MadeIds;
import io.muster.notification.oncall.OnCall;
import io.muster.notification.oncall.Rosters;
import io.muster.notification.oncall.readiness.Reached.Failure;
import io.muster.notification.oncall.readiness.Readiness.Outlook;
import io.muster.notification.oncall.readiness.ReadinessAnswers.FailureShown;
import io.muster.notification.oncall.readiness.ReadinessAnswers.GapShown;
import io.muster.notification.oncall.readiness.ReadinessAnswers.Named;
import io.muster.notification.oncall.readiness.ReadinessAnswers.PolicyShown;
import io.muster.notification.oncall.readiness.ReadinessAnswers.ReadinessShown;
import io.muster.notification.oncall.readiness.ReadinessAnswers.TestBody;
import io.muster.notification.oncall.readiness.ReadinessAnswers.TestWritten;
import io.muster.notification.oncall.turns.Span;
import io.muster.starter.Caller;
import io.muster.starter.CommandSender;
import io.muster.starter.PeopleDirectory;
import io.muster.starter.Refused;
import io.muster.starter.WriteContext;
import io.muster.starter.WriteResult;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The time ahead, for everybody to see; and the way to try whether a person is reached. */
@RestController
@RequestMapping("/api/on-call/readiness")
@Tag(name = "Readiness")
class ReadinessResource {

  private static final int MOST_GAPS = 200;

  private final Readiness readiness;
  private final Owners owners;
  private final OnCall onCall;
  private final Rosters rosters;
  private final Facts facts;
  private final PeopleDirectory people;
  private final Means means;
  private final CommandSender sender;

  ReadinessResource(
      Readiness readiness,
      Owners owners,
      OnCall onCall,
      Rosters rosters,
      Facts facts,
      PeopleDirectory people,
      Means means,
      CommandSender sender) {
    this.readiness = readiness;
    this.owners = owners;
    this.onCall = onCall;
    this.rosters = rosters;
    this.facts = facts;
    this.people = people;
    this.means = means;
    this.sender = sender;
  }

  @GetMapping
  @PreAuthorize("hasAnyRole('responder','manager','auditor','admin')")
  @Operation(
      operationId = "readiness",
      summary = "Whether every policy reaches somebody at every time of the coming 90 days")
  ReadinessShown readiness(Caller caller) {
    Span interval = readiness.interval();
    Map<String, String> schedules = new HashMap<>();
    return new ReadinessShown(
        interval.from(),
        interval.until(),
        means.offered().stream().map(MethodKind::channel).toList(),
        Channels.ENOUGH,
        readiness.look(interval).stream().map(it -> shown(it, schedules, caller)).toList(),
        readiness.servicesWithoutPolicy(),
        lastCheck(interval.from()).orElse(null));
  }

  /** Today's, else yesterday's. */
  private Optional<Instant> lastCheck(Instant now) {
    return Stream.of(now, now.minus(Duration.ofDays(1)))
        .flatMap(day -> facts.first(DailyCheck.idOf(day)).stream())
        .map(Event::at)
        .findFirst();
  }

  private PolicyShown shown(Outlook outlook, Map<String, String> schedules, Caller caller) {
    List<Reached> gaps = outlook.gaps();
    List<String> told =
        gaps.isEmpty() ? List.of() : owners.of(outlook.policy(), outlook.example().orElseThrow());
    return new PolicyShown(
        outlook.policy().policyId(),
        outlook.policy().name(),
        outlook.policy().services(),
        outlook.tier(),
        outlook.state(),
        gaps.stream().limit(MOST_GAPS).map(gap -> shown(gap, schedules, caller)).toList(),
        gaps.size(),
        told.stream().map(id -> named(id, caller)).toList());
  }

  private GapShown shown(Reached gap, Map<String, String> schedules, Caller caller) {
    return new GapShown(
        gap.span().from(),
        gap.span().until(),
        gap.level() == 0 ? null : gap.level(),
        gap.failures().stream().map(it -> shown(it, schedules, caller)).toList());
  }

  private FailureShown shown(Failure failure, Map<String, String> schedules, Caller caller) {
    boolean person = failure.targetId().equals(failure.personId());
    return new FailureShown(
        failure.level(),
        failure.reason(),
        person ? null : schedules.computeIfAbsent(failure.targetId(), this::scheduleName),
        person ? null : failure.targetId(),
        failure.personId() == null ? null : named(failure.personId(), caller));
  }

  private String scheduleName(String id) {
    return rosters.find(id).map(roster -> roster.newest().name()).orElse(id);
  }

  private Named named(String id, Caller caller) {
    return new Named(id, people.names(List.of(id), caller).get(id));
  }

  @PostMapping("/tests")
  @PreAuthorize("hasAnyRole('responder','manager')")
  @Operation(
      operationId = "testChannel",
      summary = "Send a person a message, to see whether it is taken; responders themselves")
  ResponseEntity<TestWritten> test(
      @RequestBody TestBody body, Caller caller, WriteContext context) {
    if (!caller.is("manager") && !caller.id().equals(body.personId())) {
      throw Refused.forbidden(
          "not-your-address", "You can try your own address; for others, ask a manager.");
    }
    if (body.personId() == null || onCall.contact(body.personId()).isEmpty()) {
      throw Refused.invalid("/personId", "Nobody has said how this person is reached.");
    }
    String id = MadeIds.of("notice", caller, context);
    WriteResult result =
        sender.send(
            new NoticeCommand.Request(
                id,
                null,
                body.personId(),
                NoticeEvent.Kind.CHANNEL_TEST,
                body.personId(),
                MethodKind.EMAIL.channel(),
                caller.actor()),
            caller,
            MadeIds.anyVersion(context));
    return ResponseEntity.status(HttpStatus.ACCEPTED)
        .body(new TestWritten(id, result.version(), result.position()));
  }
}
