package io.muster.notification.oncall;

import io.muster.contracts.oncall.Level;
import io.muster.contracts.oncall.OnCallEvent;
import io.muster.contracts.oncall.OnCallEvent.TurnTaken;
import io.muster.notification.facts.Facts;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Says whose turn it is by what is recorded up to this moment; looking uses up nobody's. */
@Component
public class TurnBook {

  private final Facts facts;
  private final OnCall onCall;

  TurnBook(Facts facts, OnCall onCall) {
    this.facts = facts;
    this.onCall = onCall;
  }

  /**
   * Whom a level of a policy would call at an instant if it were the next to.
   *
   * @param number of the level, counted from 1
   */
  public List<String> peopleOf(String policyId, int number, Level level, Instant at) {
    List<String> people = onCall.peopleOf(level, at);
    return level.calling() == Level.Calling.EVERYBODY || people.isEmpty()
        ? people
        : List.of(turns(policyId).next(number, people));
  }

  private Turns turns(String policyId) {
    Turns turns = new Turns();
    for (var event : facts.readable(OnCallEvent.turnsOf(policyId))) {
      if (event instanceof TurnTaken taken) {
        turns.taken(taken.level(), taken.personId());
      }
    }
    return turns;
  }
}
