package io.muster.notification.escalation;

import com.mongodb.client.MongoDatabase;
import io.muster.contracts.Actor;
import io.muster.contracts.drill.DrillIds;
import io.muster.contracts.incident.IncidentEvent;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.oncall.AckTimeout;
import io.muster.contracts.oncall.Level;
import io.muster.contracts.oncall.Level.Target;
import io.muster.contracts.oncall.OnCallEvent.PolicyPublished;
import io.muster.contracts.paging.EscalationCommand.Start;
import io.muster.contracts.paging.EscalationCommand.Stop;
import io.muster.contracts.paging.EscalationEvent;
import io.muster.notification.escalation.AckCourse.Next;
import io.muster.starter.CommandSender;
import io.muster.starter.RetriedByItself;
import io.muster.starter.timer.TimerLoop;
import io.muster.starter.timer.Timers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/**
 * Asks whoever acknowledged an incident whether they are still on it, where its policy says so and
 * nothing was heard of them for long enough; and where they do not answer, has their
 * acknowledgement lapse, so that the policy begins again. There is one reminder for each
 * acknowledged incident. What it leads to follows from the log alone, so it may come twice, late,
 * or to another process. A drill asks nobody.
 */
@Component
@ProcessingGroup(AckTimeouts.GROUP)
class AckTimeouts {

  static final String GROUP = "notification.ack-timeouts";
  private static final Duration AGAIN = Duration.ofSeconds(5);

  private final AckCourses courses;
  private final PolicyInForce policies;
  private final LapseDesk desk;
  private final CommandSender sender;
  private final Timers timers;
  private final Clock clock;

  AckTimeouts(
      AckCourses courses,
      PolicyInForce policies,
      LapseDesk desk,
      CommandSender sender,
      Timers ackTimers,
      Clock clock) {
    this.courses = courses;
    this.policies = policies;
    this.desk = desk;
    this.sender = sender;
    this.timers = ackTimers;
    this.clock = clock;
  }

  /** By which rule an incident's acknowledgement lapses; nothing where it does not. */
  Optional<AckTimeout> of(String incidentId) {
    return policy(incidentId).map(PolicyPublished::ackTimeout);
  }

  private Optional<PolicyPublished> policy(String incidentId) {
    return DrillIds.inDrill(incidentId)
        ? Optional.empty()
        : policies.of(incidentId).filter(policy -> policy.ackTimeout() != null);
  }

  /**
   * Whatever a person does may be the answer that is waited for; before anybody is asked it is seen
   * when they would be. What was too mild to ask about may have got worse, and what was closed may
   * be somebody's again.
   */
  @EventHandler
  void on(IncidentEvent event) {
    boolean begins =
        event instanceof IncidentEvent.Acknowledged
            || event instanceof IncidentEvent.SeverityChanged
            || event instanceof IncidentEvent.PhaseChanged moved && moved.from() == Phase.CLOSED
            || event instanceof IncidentEvent.Reopened again && !again.pages();
    boolean matters =
        begins
            || event instanceof IncidentEvent.Resolved
            || event instanceof IncidentEvent.PhaseChanged
            || event instanceof IncidentEvent.AcknowledgementLapsed
            || event.by().kind() == Actor.Kind.PERSON && courses.haveAsked(event.incidentId());
    if (begins && !DrillIds.inDrill(event.incidentId())) {
      timers.remind(event.incidentId(), clock.instant());
    }
    if (matters) {
      timers.dueNow(event.incidentId());
    }
  }

  @EventHandler
  void on(EscalationEvent event) {
    switch (event) {
      case EscalationEvent.Stopped it when it.asksStillOn() -> timers.dueNow(it.incidentId());
      case EscalationEvent.Exhausted it when it.asksStillOn() -> timers.dueNow(it.incidentId());
      case EscalationEvent.HandOverAsked it -> timers.dueNow(it.incidentId());
      default -> {
        // No question has ended, and nothing was heard of anybody.
      }
    }
  }

  /** Does what the log says is next for an incident; answers when to look again. */
  Optional<Instant> due(String incidentId) {
    Optional<PolicyPublished> policy = policy(incidentId);
    if (policy.isEmpty()) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    return switch (courses.of(incidentId).next(policy.get().ackTimeout(), now)) {
      case Next.Nothing _ -> Optional.empty();
      case Next.Wait wait -> Optional.of(wait.until());
      case Next.Ask ask -> {
        ask(incidentId, policy.get(), ask);
        yield Optional.of(now.plus(policy.get().ackTimeout().answerWithin()).plus(AGAIN));
      }
      case Next.Withdraw it -> {
        sender.decide(
            new Stop(
                it.escalationId(),
                "they were heard of, or nobody is asked about it any more",
                Steps.ESCALATION));
        yield Optional.of(now);
      }
      case Next.Lapse it -> {
        desk.lapse(incidentId, it);
        // Until the log has it, or has that they were heard of in time.
        yield Optional.of(now.plus(AGAIN));
      }
    };
  }

  /** When an incident's acknowledgement is looked at next; nothing where nobody is to be asked. */
  Optional<Instant> dueAt(String incidentId) {
    return timers.dueAt(incidentId);
  }

  private void ask(String incidentId, PolicyPublished policy, Next.Ask ask) {
    sender.decide(
        new Start(
            EscalationIds.ofStillOn(incidentId, ask.round()),
            incidentId,
            policy.policyId(),
            policy.version(),
            List.of(
                new Level(
                    List.of(new Target(Target.Kind.PERSON, ask.whom().id())),
                    policy.ackTimeout().answerWithinSeconds())),
            0,
            null,
            Steps.ESCALATION));
  }

  @Configuration(proxyBeanMethods = false)
  static class Reminders {

    private static final int AT_ONCE = 2;
    private static final Duration RETRY_EVERY = Duration.ofSeconds(5);

    /** At an even pace: one incident that cannot be read does not hold up the others for long. */
    @Bean
    RetriedByItself ackTimeoutsRetried() {
      return new RetriedByItself(GROUP, RETRY_EVERY, RETRY_EVERY);
    }

    @Bean
    Timers ackTimers(MongoDatabase database, Clock clock) {
      return new Timers(database, "notification_ack_timers", clock);
    }

    @Bean
    TimerLoop ackLoop(Timers ackTimers, AckTimeouts timeouts, Clock clock) {
      return new TimerLoop("ack-timeouts", ackTimers, timeouts::due, AT_ONCE, clock);
    }
  }
}
