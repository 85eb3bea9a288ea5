package io.muster.notification.escalation;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.incident.Severity;
import io.muster.contracts.oncall.Level;
import io.muster.contracts.paging.EscalationEvent;
import io.muster.notification.escalation.PolicyWalk.Planned;
import io.muster.notification.facts.Facts;
import io.muster.notification.facts.Incidents;
import io.muster.notification.oncall.PublishRules;
import io.muster.notification.oncall.TurnBook;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Says how an escalation goes on, and lets people move it on before its time. */
@Component
public class Escalations {

  private final Facts facts;
  private final Incidents incidents;
  private final Steps steps;
  private final TurnBook turns;

  Escalations(Facts facts, Incidents incidents, Steps steps, TurnBook turns) {
    this.facts = facts;
    this.incidents = incidents;
    this.steps = steps;
    this.turns = turns;
  }

  /**
   * The levels of an incident's policy that come up if nobody answers, with whom they would call as
   * things are now; nothing once it is over.
   */
  public List<Planned> upcoming(String incidentId) {
    return steps.upcoming(EscalationIds.of(incidentId, incidents.timesCalledAnew(incidentId)));
  }

  /**
   * Whom a policy would call for an incident that opens at an instant, level by level, if nobody
   * answered.
   *
   * @param levels as they are, or might be published
   * @param repeat how often they are gone through again
   * @throws io.muster.starter.Refused where they could not
   */
  public List<Planned> preview(
      String policyId, List<Level> levels, int repeat, Severity severity, Instant at) {
    PublishRules.check(levels, repeat, at);
    return PolicyWalk.from(
        new Rounds(levels, repeat),
        Step.FIRST,
        at,
        severity,
        false,
        (step, level, due, before) -> turns.peopleOf(policyId, step.level(), level, due, before));
  }

  /**
   * Calls the next level of an incident's policy now. Being told of the same wish again calls
   * nobody else: a level that this person has had called since they asked is the one they meant, or
   * one that was passed over, as the next is called at once then.
   *
   * @param asked when they asked, UTC
   * @return false when there is none to call: somebody has taken the incident on, or every level
   *     was called
   */
  public boolean next(String incidentId, Actor by, Instant asked) {
    EscalationEvent.Started started = null;
    Step next = Step.FIRST;
    Rounds rounds = null;
    boolean done = false;
    for (Event event :
        facts.of(EscalationIds.of(incidentId, incidents.timesCalledAnew(incidentId)))) {
      switch ((EscalationEvent) event) {
        case EscalationEvent.Started it -> {
          started = it;
          rounds = Rounds.of(it);
        }
        case EscalationEvent.StepFired it -> {
          next = rounds.after(new Step(it.round(), it.level()));
          done = done || isTheirs(it.by(), it.at(), by, asked);
        }
        case EscalationEvent.StepSkipped it -> {
          next = rounds.after(new Step(it.round(), it.level()));
          done = done || isTheirs(it.by(), it.at(), by, asked);
        }
        case EscalationEvent.Stopped _, EscalationEvent.Exhausted _ -> {
          return false;
        }
        case EscalationEvent.HandOverAsked _, EscalationEvent.HandOverAccepted _ -> {
          // Of an escalation beside this one.
        }
      }
    }
    return done || started != null && !rounds.isOver(next) && steps.fire(started, next, by);
  }

  private static boolean isTheirs(Actor by, Instant at, Actor who, Instant asked) {
    return by.id().equals(who.id()) && !at.isBefore(asked);
  }
}
