package io.muster.notification.escalation;

import io.muster.contracts.incident.Severity;
import io.muster.contracts.oncall.Level;
import io.muster.contracts.oncall.Level.Calling;
import io.muster.notification.oncall.Turns;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What levels would have done for incidents that are past, one after the other, had they been
 * answered when they were. A plain function of what it is given; turns begin with the first of
 * those who take them.
 */
public final class Hindsight {

  /** Whom a level means at an instant that is past. */
  @FunctionalInterface
  public interface Meant {

    /** Each once, in their order; may be nobody. */
    List<String> by(Level level, Instant at);
  }

  /**
   * An incident that is past.
   *
   * @param severity when it began
   * @param began when the first level was due, UTC
   * @param over when nobody had to be called any more, UTC
   */
  public record Past(String incidentId, Severity severity, Instant began, Instant over) {}

  private final Rounds rounds;
  private final Meant meant;
  private final Turns turns = new Turns();

  /** The levels that are looked at, how often they are repeated, and whom each means. */
  public Hindsight(List<Level> levels, int repeat, Meant meant) {
    this.rounds = new Rounds(List.copyOf(levels), repeat);
    this.meant = meant;
  }

  /** Who would have been called for the next incident, by when they would have been first. */
  public Map<String, Instant> next(Past past) {
    Map<String, Instant> called = new LinkedHashMap<>();
    List<PolicyWalk.Planned> walk =
        new ArrayList<>(
            PolicyWalk.from(
                rounds, Step.FIRST, past.began(), past.severity(), false, this::people));
    // The first level is called whatever is answered how quickly.
    walk.removeIf(it -> it.at().isAfter(past.began()) && !it.at().isBefore(past.over()));
    for (PolicyWalk.Planned planned : walk) {
      for (String person : planned.personIds()) {
        called.putIfAbsent(person, planned.at());
        if (rounds.levels().get(planned.level() - 1).calling() == Calling.IN_TURN) {
          turns.taken(planned.level(), person);
        }
      }
    }
    return called;
  }

  private List<String> people(Step step, Level level, Instant at, List<String> before) {
    List<String> people = meant.by(level, at);
    return level.calling() == Calling.EVERYBODY || people.isEmpty()
        ? people
        : List.of(turns.next(step.level(), people, before));
  }
}
