package io.muster.notification.escalation;

import io.muster.contracts.Actor;
import io.muster.contracts.oncall.Level;
import io.muster.contracts.paging.EscalationCommand.FireStep;
import io.muster.contracts.paging.EscalationEvent;
import io.muster.notification.facts.Facts;
import io.muster.notification.facts.Incidents;
import io.muster.notification.oncall.OnCall;
import io.muster.starter.CommandSender;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Fires a level whose time has come, for whoever is on call then. */
@Component
class Steps {

  private static final Logger LOG = LoggerFactory.getLogger(Steps.class);
  static final Actor ESCALATION = Actor.system("escalation");

  private final Facts facts;
  private final Incidents incidents;
  private final OnCall onCall;
  private final CommandSender sender;
  private final Clock clock;

  Steps(Facts facts, Incidents incidents, OnCall onCall, CommandSender sender, Clock clock) {
    this.facts = facts;
    this.incidents = incidents;
    this.onCall = onCall;
    this.sender = sender;
    this.clock = clock;
  }

  /** A timer ran out. */
  Optional<Instant> due(String timerId) {
    EscalationTimers.Due due = EscalationTimers.Due.of(timerId);
    started(due.escalationId()).ifPresent(started -> fire(started, due.level()));
    return Optional.empty();
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
    if (incidents.quietBecause(started.incidentId()).isPresent()) {
      return false;
    }
    List<String> people = peopleOf(started, level);
    boolean fired =
        !sender.decide(new FireStep(started.escalationId(), level, people, by)).isEmpty();
    if (fired) {
      tell(started, level, people);
    }
    return fired;
  }

  private List<String> peopleOf(EscalationEvent.Started started, int level) {
    if (level > started.levels().size()) {
      return List.of();
    }
    Level called = started.levels().get(level - 1);
    return onCall.peopleOf(called, clock.instant());
  }

  private static void tell(EscalationEvent.Started started, int level, List<String> people) {
    if (level > started.levels().size()) {
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
