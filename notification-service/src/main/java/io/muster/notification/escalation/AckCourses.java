package io.muster.notification.escalation;

import io.muster.contracts.Event;
import io.muster.notification.facts.Facts;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reads from the log of this very moment whose an incident is, and what they were asked. */
@Component
class AckCourses {

  private final Facts facts;
  private final HandOverCourses handOvers;

  AckCourses(Facts facts, HandOverCourses handOvers) {
    this.facts = facts;
    this.handOvers = handOvers;
  }

  AckCourse of(String incidentId) {
    return AckCourse.of(facts.readable(incidentId), rounds(incidentId))
        .handedOver(handOvers.rounds(incidentId));
  }

  /** Whether anybody was ever asked in an incident. */
  boolean haveAsked(String incidentId) {
    return facts.kindOf(EscalationIds.ofStillOn(incidentId, 0)).isPresent();
  }

  private List<List<Event>> rounds(String incidentId) {
    List<List<Event>> rounds = new ArrayList<>();
    List<Event> round = facts.readable(EscalationIds.ofStillOn(incidentId, 0));
    while (!round.isEmpty()) {
      rounds.add(round);
      round = facts.readable(EscalationIds.ofStillOn(incidentId, rounds.size()));
    }
    return rounds;
  }
}
