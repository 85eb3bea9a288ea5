package io.muster.notification.escalation;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.incident.Severity;
import io.muster.contracts.paging.EscalationCommand.FireStep;
import io.muster.contracts.paging.EscalationCommand.SkipStep;
import io.muster.contracts.paging.EscalationEvent;
import io.muster.notification.escalation.PolicyWalk.Planned;
import io.muster.notification.facts.Facts;
import io.muster.notification.facts.IncidentNow;
import io.muster.notification.facts.Incidents;
import io.muster.notification.oncall.TurnBook;
import io.muster.starter.CommandSender;
import io.muster.starter.OneAtATime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Fires a level whose time has come, for whoever is on call then. */
@Component
class Steps {

  private static final Logger LOG = LoggerFactory.getLogger(Steps.class);
  static final Actor ESCALATION = Actor.system("escalation");

  /** A replica set that has just chosen another primary may not show at once what it holds. */
  private static final Duration NOT_SEEN_YET = Duration.ofSeconds(1);

  private final Facts facts;
  private final Incidents incidents;
  private final StillNeeded needed;
  private final Callees callees;
  private final TurnBook turns;
  private final CommandSender sender;
  private final ApplicationEventPublisher listeners;
  private final Clock clock;
  private final OneAtATime beginnings = new OneAtATime();

  Steps(
      Facts facts,
      Incidents incidents,
      StillNeeded needed,
      Callees callees,
      TurnBook turns,
      CommandSender sender,
      ApplicationEventPublisher listeners,
      Clock clock) {
    this.facts = facts;
    this.incidents = incidents;
    this.needed = needed;
    this.callees = callees;
    this.turns = turns;
    this.sender = sender;
    this.listeners = listeners;
    this.clock = clock;
  }

  /** A timer ran out. */
  Optional<Instant> due(String timerId) {
    EscalationTimers.Due due = EscalationTimers.Due.of(timerId);
    return facts.decide(
        () -> {
          Optional<EscalationEvent.Started> started = started(due.escalationId());
          if (started.isEmpty()) {
            LOG.warn("{} is due and not seen on record yet; looking again", timerId);
            return Optional.of(clock.instant().plus(NOT_SEEN_YET));
          }
          fire(started.get(), due.level());
          return Optional.empty();
        });
  }

  /**
   * Fires one level. An acknowledgement that is in the log already wins even when the escalation
   * has not heard of it yet.
   */
  void fire(EscalationEvent.Started started, int level) {
    fire(started, level, ESCALATION);
  }

  /** The same before its time, by somebody's word; answers whether it fired. */
  boolean fire(EscalationEvent.Started started, int level, Actor by) {
    if (needed.quietBecause(started.escalationId(), started.incidentId()).isPresent()) {
      return false;
    }
    Optional<Severity> passedOver = passedOverFor(started, level);
    if (passedOver.isPresent()) {
      SkipStep skip = new SkipStep(started.escalationId(), level, passedOver.get(), by);
      return !sender.decide(skip).isEmpty();
    }
    List<String> people = peopleOf(started, level);
    List<Event> fired = sender.decide(new FireStep(started.escalationId(), level, people, by));
    if (!fired.isEmpty()) {
      tell(started, level, people);
    }
    fired.forEach(this::publish);
    return !fired.isEmpty();
  }

  /** Whoever pages need not wait for the log to tell; it tells them anyway. */
  private void publish(Event fired) {
    try {
      listeners.publishEvent(fired);
    } catch (RuntimeException e) {
      LOG.warn("Pages are asked for when the log tells of the step", e);
    }
  }

  /** Calls the first level, unless that was done when it was started. */
  void begin(EscalationEvent.Started started) {
    beginnings.run(
        started.escalationId(),
        () ->
            facts.decide(
                () -> {
                  if (!hasBegun(started.escalationId())) {
                    fire(started, 1);
                  }
                }));
  }

  private boolean hasBegun(String escalationId) {
    return facts.of(escalationId).stream()
        .anyMatch(
            it ->
                it instanceof EscalationEvent.StepFired
                    || it instanceof EscalationEvent.StepSkipped
                    || it instanceof EscalationEvent.Exhausted);
  }

  private List<String> peopleOf(EscalationEvent.Started started, int level) {
    if (level > started.levels().size()) {
      return List.of();
    }
    return callees.call(started, level, clock.instant());
  }

  /** The severity for which a level is not called now; nothing where it is. */
  private Optional<Severity> passedOverFor(EscalationEvent.Started started, int level) {
    if (level > started.levels().size() || started.levels().get(level - 1).only() == null) {
      return Optional.empty();
    }
    Severity severity = severity(started);
    boolean called =
        PolicyWalk.isCalled(
            started.levels(), level, severity, clock.instant(), hasCalled(started.escalationId()));
    return called ? Optional.empty() : Optional.of(severity);
  }

  /** When in doubt somebody is called. */
  private Severity severity(EscalationEvent.Started started) {
    return incidents.find(started.incidentId()).map(IncidentNow::severity).orElse(Severity.SEV1);
  }

  private boolean hasCalled(String escalationId) {
    return facts.of(escalationId).stream()
        .anyMatch(
            it -> it instanceof EscalationEvent.StepFired step && !step.personIds().isEmpty());
  }

  /** What a level that waits for nobody is followed by, in no time. */
  void fireAfter(EscalationEvent step, int level) {
    started(step.escalationId()).ifPresent(started -> fire(started, level + 1));
  }

  /** The levels that come up if nobody answers; nothing once it is over. */
  List<Planned> upcoming(String escalationId) {
    EscalationEvent.Started started = null;
    int done = 0;
    Instant due = clock.instant();
    boolean anybody = false;
    for (Event event : facts.of(escalationId)) {
      switch ((EscalationEvent) event) {
        case EscalationEvent.Started it -> started = it;
        case EscalationEvent.StepFired it -> {
          done = it.level();
          due = it.nextAt();
          anybody = anybody || !it.personIds().isEmpty();
        }
        case EscalationEvent.StepSkipped it -> {
          done = it.level();
          due = it.at();
        }
        case EscalationEvent.Stopped _, EscalationEvent.Exhausted _ -> {
          return List.of();
        }
        case EscalationEvent.HandOverAsked _, EscalationEvent.HandOverAccepted _ -> {
          // Of an escalation beside this one.
        }
      }
    }
    if (started == null || due == null) {
      return List.of();
    }
    EscalationEvent.Started running = started;
    return PolicyWalk.from(
        running.levels(),
        done + 1,
        due,
        severity(running),
        anybody,
        (level, at) ->
            turns.peopleOf(running.policyId(), level, running.levels().get(level - 1), at));
  }

  private static void tell(EscalationEvent.Started started, int level, List<String> people) {
    if (level > started.levels().size() && started.asksStillOn()) {
      LOG.warn(
          "Whoever acknowledged incident {} does not say whether they are still on it",
          started.incidentId());
    } else if (level > started.levels().size() && started.handsOver()) {
      LOG.warn("Nobody accepted in time to whom incident {} was handed over", started.incidentId());
    } else if (level > started.levels().size() && started.calledByRule()) {
      LOG.warn(
          "Nobody whom {} had called has done anything in incident {}",
          started.by().id(),
          started.incidentId());
    } else if (level > started.levels().size() && started.callsForReport()) {
      LOG.warn(
          "Nobody who was called has done anything for a report to an authority about incident {}",
          started.incidentId());
    } else if (level > started.levels().size()) {
      LOG.error(
          "Nobody acknowledged incident {}: policy {} has no level left",
          started.incidentId(),
          started.policyId());
    } else if (people.isEmpty()) {
      LOG.error(
          "Nobody is on call for level {} of policy {} (incident {}); going on to the next",
          level,
          started.policyId(),
          started.incidentId());
    }
  }

  /** How an escalation began; nothing when it never did. */
  Optional<EscalationEvent.Started> started(String escalationId) {
    return facts
        .first(escalationId)
        .filter(EscalationEvent.Started.class::isInstance)
        .map(EscalationEvent.Started.class::cast);
  }
}
