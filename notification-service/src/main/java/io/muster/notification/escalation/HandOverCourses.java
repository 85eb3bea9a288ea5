package io.muster.notification.escalation;

import io.muster.contracts.Event;
import io.muster.notification.facts.Facts;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reads from the log of this very moment who hands an incident over to whom. */
@Component
class HandOverCourses {

  private final Facts facts;

  HandOverCourses(Facts facts) {
    this.facts = facts;
  }

  HandOverCourse of(String incidentId) {
    return HandOverCourse.of(facts.readable(incidentId), rounds(incidentId));
  }

  /** Whether an incident was ever handed over. */
  boolean wasHandedOver(String incidentId) {
    return facts.kindOf(EscalationIds.ofHandOver(incidentId, 0)).isPresent();
  }

  /** Everything of each time it was handed over, in their order. */
  List<List<Event>> rounds(String incidentId) {
    List<List<Event>> rounds = new ArrayList<>();
    List<Event> round = facts.readable(EscalationIds.ofHandOver(incidentId, 0));
    while (!round.isEmpty()) {
      rounds.add(round);
      round = facts.readable(EscalationIds.ofHandOver(incidentId, rounds.size()));
    }
    return rounds;
  }
}
