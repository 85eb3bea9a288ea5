package io.muster.notification.escalation;

import io.muster.contracts.incident.Severity;
import io.muster.contracts.oncall.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which levels of a policy are called, and when, as long as nobody answers. A plain function of
 * what it is given: what pages and what tells who would be paged go by the same.
 */
public final class PolicyWalk {

  private PolicyWalk() {}

  /**
   * One level that comes up.
   *
   * @param round the how-manieth time the levels are gone through, from 1
   * @param level counted from 1
   * @param at when, UTC
   * @param called false when it is passed over, as its condition does not hold then
   * @param personIds whom it calls; empty when it is passed over or nobody is on call
   */
  public record Planned(int round, int level, Instant at, boolean called, List<String> personIds) {
    public Planned {
      personIds = List.copyOf(personIds);
    }
  }

  /** Whom a level would call at an instant. */
  @FunctionalInterface
  interface People {

    /**
     * Each once; may be nobody.
     *
     * @param before whom the same level called in the rounds before, in their order
     */
    List<String> of(Step step, Level level, Instant at, List<String> before);
  }

  /**
   * Whether a level is called now that it is due. The last one is, whatever its condition says,
   * where no level before it in its round called anybody: no incident passes through a policy
   * unheard.
   *
   * @param anybodyCalled whether a level before it in its round called somebody
   */
  static boolean isCalled(
      Rounds rounds, Step step, Severity severity, Instant at, boolean anybodyCalled) {
    return rounds.at(step).isFor(severity, at) || rounds.endsRound(step) && !anybodyCalled;
  }

  /**
   * The levels from one step on, in order, to the end of the last round.
   *
   * @param at when the first of them is due, UTC
   * @param anybodyCalled whether a level before them in their round called somebody
   */
  static List<Planned> from(
      Rounds rounds,
      Step first,
      Instant at,
      Severity severity,
      boolean anybodyCalled,
      People people) {
    List<Planned> planned = new ArrayList<>();
    Map<Integer, List<String>> before = new HashMap<>();
    Instant due = at;
    boolean anybody = anybodyCalled;
    for (Step step = first; !rounds.isOver(step); step = rounds.after(step)) {
      anybody = anybody && step.level() > 1;
      List<String> earlier = before.computeIfAbsent(step.level(), _ -> new ArrayList<>());
      boolean called = isCalled(rounds, step, severity, due, anybody);
      List<String> who =
          called ? people.of(step, rounds.at(step), due, List.copyOf(earlier)) : List.of();
      planned.add(new Planned(step.round(), step.level(), due, called, who));
      earlier.addAll(who);
      if (called && rounds.waits(step, !who.isEmpty(), anybody)) {
        due = due.plusSeconds(rounds.at(step).ackTimeoutSeconds());
      }
      anybody = anybody || !who.isEmpty();
    }
    return planned;
  }
}
