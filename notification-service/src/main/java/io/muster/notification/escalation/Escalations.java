package io.muster.notification.escalation;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.paging.EscalationEvent;
import io.muster.notification.facts.Facts;
import io.muster.notification.facts.Incidents;
import org.springframework.stereotype.Component;

/** Lets people move an escalation on before its time. */
@Component
public class Escalations {

  private final Facts facts;
  private final Incidents incidents;
  private final Steps steps;

  Escalations(Facts facts, Incidents incidents, Steps steps) {
    this.facts = facts;
    this.incidents = incidents;
    this.steps = steps;
  }

  /**
   * Calls the next level of an incident's policy now.
   *
   * @return false when there is none to call: somebody has taken the incident on, or every level
   *     was called
   */
  public boolean next(String incidentId, Actor by) {
    EscalationEvent.Started started = null;
    int fired = 0;
    for (Event event :
        facts.of(EscalationIds.of(incidentId, incidents.timesReopened(incidentId)))) {
      switch ((EscalationEvent) event) {
        case EscalationEvent.Started it -> started = it;
        case EscalationEvent.StepFired it -> fired = it.level();
        case EscalationEvent.Stopped _, EscalationEvent.Exhausted _ -> {
          return false;
        }
      }
    }
    return started != null && fired < started.levels().size() && steps.fire(started, fired + 1, by);
  }
}
