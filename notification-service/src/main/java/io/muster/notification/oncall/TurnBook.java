package io.muster.notification.oncall;

import io.muster.contracts.Event;
import io.muster.contracts.oncall.Level;
import io.muster.contracts.oncall.OnCallEvent;
import io.muster.contracts.oncall.OnCallEvent.TurnTaken;
import io.muster.notification.facts.Facts;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Says whose turn it is by what is recorded up to this moment; looking uses up nobody's. */
@Component
public class TurnBook {

  private final Facts facts;
  private final OnCall onCall;
  private final Map<String, Read> read = new ConcurrentHashMap<>();

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
    return peopleOf(policyId, number, level, at, List.of());
  }

  /**
   * The same once it called others.
   *
   * @param before whom it will have called by then, in their order
   */
  public List<String> peopleOf(
      String policyId, int number, Level level, Instant at, List<String> before) {
    List<String> people = onCall.peopleOf(level, at);
    return level.calling() == Level.Calling.EVERYBODY || people.isEmpty()
        ? people
        : List.of(next(OnCallEvent.turnsOf(policyId), number, people, before));
  }

  private String next(String turnsId, int number, List<String> people, List<String> before) {
    long version = facts.version(turnsId);
    return version < 0
        ? new Turns().next(number, people, before)
        : read.computeIfAbsent(turnsId, _ -> new Read())
            .next(turnsId, version, number, people, before);
  }

  /** The turns of a policy as far as they were read: one for each incident, for years. */
  private final class Read {

    private final Turns turns = new Turns();
    private long from;

    /** The newest turns may be read twice, which changes nothing of who has waited longest. */
    synchronized String next(
        String turnsId, long version, int number, List<String> people, List<String> before) {
      if (version >= from) {
        for (Event event : facts.readable(turnsId, from)) {
          if (event instanceof TurnTaken taken) {
            turns.taken(taken.level(), taken.personId());
          }
        }
        from = version + 1;
      }
      return turns.next(number, people, before);
    }
  }
}
