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
          fire(started.get(), due.step());
          return Optional.empty();
        });
  }

  /**
   * Fires one step. An acknowledgement that is in the log already wins even when the escalation has
   * not heard of it yet.
   */
  void fire(EscalationEvent.Started started, Step step) {
    fire(started, step, ESCALATION);
  }

  /** The same before its time, by somebody's word; answers whether it fired. */
  boolean fire(EscalationEvent.Started started, Step step, Actor by) {
    if (needed.quietBecause(started.escalationId(), started.incidentId()).isPresent()) {
      return false;
    }
    Optional<Severity> passedOver = passedOverFor(started, step);
    if (passedOver.isPresent()) {
      SkipStep skip =
          new SkipStep(started.escalationId(), step.round(), step.level(), passedOver.get(), by);
      return !sender.decide(skip).isEmpty();
    }
    List<String> people = peopleOf(started, step);
    List<Event> fired =
        sender.decide(new FireStep(started.escalationId(), step.round(), step.level(), people, by));
    if (!fired.isEmpty()) {
      tell(started, step, people);
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
                    fire(started, Step.FIRST);
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

  private List<String> peopleOf(EscalationEvent.Started started, Step step) {
    return Rounds.of(started).isOver(step)
        ? List.of()
        : callees.call(started, step, clock.instant());
  }

  /** The severity for which a level is not called now; nothing where it is. */
  private Optional<Severity> passedOverFor(EscalationEvent.Started started, Step step) {
    Rounds rounds = Rounds.of(started);
    if (rounds.isOver(step) || rounds.at(step).only() == null) {
      return Optional.empty();
    }
    Severity severity = severity(started);
    boolean called =
        PolicyWalk.isCalled(
            rounds,
            step,
            severity,
            clock.instant(),
            hasCalled(started.escalationId(), step.round()));
    return called ? Optional.empty() : Optional.of(severity);
  }

  /** When in doubt somebody is called. */
  private Severity severity(EscalationEvent.Started started) {
    return incidents.find(started.incidentId()).map(IncidentNow::severity).orElse(Severity.SEV1);
  }

  private boolean hasCalled(String escalationId, int round) {
    return facts.of(escalationId).stream()
        .anyMatch(
            it ->
                it instanceof EscalationEvent.StepFired step
                    && step.round() == round
                    && !step.personIds().isEmpty());
  }

  /** Whether a level that fired is given its time. */
  boolean waitsFor(EscalationEvent.Started started, EscalationEvent.StepFired fired) {
    return Rounds.of(started)
        .waits(
            new Step(fired.round(), fired.level()),
            !fired.personIds().isEmpty(),
            hasCalled(fired.escalationId(), fired.round()));
  }

  /** What a level that waits for nobody is followed by, in no time. */
  void fireAfter(EscalationEvent.Started started, Step step) {
    fire(started, Rounds.of(started).after(step));
  }

  /** The levels that come up if nobody answers; nothing once it is over. */
  List<Planned> upcoming(String escalationId) {
    EscalationEvent.Started started = null;
    Step next = Step.FIRST;
    Rounds rounds = null;
    Instant due = clock.instant();
    boolean anybody = false;
    for (Event event : facts.of(escalationId)) {
      switch ((EscalationEvent) event) {
        case EscalationEvent.Started it -> {
          started = it;
          rounds = Rounds.of(it);
        }
        case EscalationEvent.StepFired it -> {
          next = rounds.after(new Step(it.round(), it.level()));
          due = it.nextAt();
          anybody = !it.personIds().isEmpty() || anybody && it.level() > 1;
        }
        case EscalationEvent.StepSkipped it -> {
          next = rounds.after(new Step(it.round(), it.level()));
          due = it.at();
          anybody = anybody && it.level() > 1;
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
    String policyId = started.policyId();
    return PolicyWalk.from(
        rounds,
        next,
        due,
        severity(started),
        anybody,
        (step, level, at, before) -> turns.peopleOf(policyId, step.level(), level, at, before));
  }

  private static void tell(EscalationEvent.Started started, Step step, List<String> people) {
    boolean over = Rounds.of(started).isOver(step);
    if (over && started.asksStillOn()) {
      LOG.warn(
          "Whoever acknowledged incident {} does not say whether they are still on it",
          started.incidentId());
    } else if (over && started.handsOver()) {
      LOG.warn("Nobody accepted in time to whom incident {} was handed over", started.incidentId());
    } else if (over && started.calledByRule()) {
      LOG.warn(
          "Nobody whom {} had called has done anything in incident {}",
          started.by().id(),
          started.incidentId());
    } else if (over && started.callsForReport()) {
      LOG.warn(
          "Nobody who was called has done anything for a report to an authority about incident {}",
          started.incidentId());
    } else if (over) {
      LOG.error(
          "Nobody acknowledged incident {}: policy {} has no level left",
          started.incidentId(),
          started.policyId());
    } else if (people.isEmpty()) {
      LOG.error(
          "Nobody is on call for level {} of policy {} (incident {}); going on to the next",
          step.level(),
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
