package io.muster.notification.escalation;

import io.muster.contracts.Actor;
import io.muster.contracts.Event;
import io.muster.contracts.paging.EscalationEvent.StepFired;
import io.muster.contracts.regulation.AssessmentEvent.ThresholdReached;
import io.muster.notification.facts.Facts;
import io.muster.notification.facts.Reminders;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Says by the log of this very moment whether people have still to be called for a report to an
 * authority. That the incident is over, or that somebody has it, does not end that; that one of
 * those who were called does something for the report does.
 */
@Component
class ReportNeeds {

  private final Facts facts;
  private final Reminders reminders;

  ReportNeeds(Facts facts, Reminders reminders) {
    this.facts = facts;
    this.reminders = reminders;
  }

  /** Why not, to be said after "the incident was"; nothing while they have. */
  Optional<String> quietBecause(String escalationId) {
    ThresholdReached mark = standing(escalationId).orElse(null);
    if (mark == null) {
      return Optional.of("found to have no report that is waited for by this call");
    }
    return isWorkedOn(mark)
        ? Optional.of("found to have somebody at work on the report who was called")
        : Optional.empty();
  }

  /** What an escalation is about, while it stands. */
  Optional<ThresholdReached> standing(String escalationId) {
    return reminders.standing(
        EscalationIds.assessmentOf(escalationId),
        mark ->
            EscalationIds.ofReport(mark, false).equals(escalationId)
                || EscalationIds.ofReport(mark, true).equals(escalationId));
  }

  /** By whoever was called first, or by the policy after them: either ends both calls. */
  private boolean isWorkedOn(ThresholdReached mark) {
    Map<String, Instant> called = new HashMap<>();
    for (boolean byPolicy : new boolean[] {false, true}) {
      for (Event event : facts.readable(EscalationIds.ofReport(mark, byPolicy))) {
        if (event instanceof StepFired step) {
          step.personIds().forEach(person -> called.putIfAbsent(person, step.at()));
        }
      }
    }
    return !called.isEmpty()
        && facts.readable(mark.assessmentId()).stream().anyMatch(event -> isByOneOf(called, event));
  }

  private static boolean isByOneOf(Map<String, Instant> called, Event event) {
    Instant since = called.get(event.by().id());
    return event.by().kind() == Actor.Kind.PERSON && since != null && event.at().isAfter(since);
  }
}
