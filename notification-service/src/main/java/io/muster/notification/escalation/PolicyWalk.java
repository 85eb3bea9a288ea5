package io.muster.notification.escalation;

import io.muster.contracts.incident.Severity;
import io.muster.contracts.oncall.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Which levels of a policy are called, and when, as long as nobody answers. A plain function of
 * what it is given: what pages and what tells who would be paged go by the same.
 */
public final class PolicyWalk {

  private PolicyWalk() {}

  /**
   * One level that comes up.
   *
   * @param level counted from 1
   * @param at when, UTC
   * @param called false when it is passed over, as its condition does not hold then
   * @param personIds whom it calls; empty when it is passed over or nobody is on call
   */
  public record Planned(int level, Instant at, boolean called, List<String> personIds) {
    public Planned {
      personIds = List.copyOf(personIds);
    }
  }

  /** Whom a level would call at an instant. */
  @FunctionalInterface
  public interface People {

    /** Each once; may be nobody. */
    List<String> of(int level, Instant at);
  }

  /**
   * Whether a level is called now that it is due. The last one is, whatever its condition says,
   * where no level before it called anybody: no incident passes through a policy unheard.
   *
   * @param level counted from 1
   * @param anybodyCalled whether a level before it called somebody
   */
  static boolean isCalled(
      List<Level> levels, int level, Severity severity, Instant at, boolean anybodyCalled) {
    return levels.get(level - 1).isFor(severity, at) || level == levels.size() && !anybodyCalled;
  }

  /**
   * The levels from one on, in order.
   *
   * @param first counted from 1
   * @param at when the first of them is due, UTC
   * @param anybodyCalled whether a level before them called somebody
   */
  static List<Planned> from(
      List<Level> levels,
      int first,
      Instant at,
      Severity severity,
      boolean anybodyCalled,
      People people) {
    List<Planned> planned = new ArrayList<>();
    Instant due = at;
    boolean anybody = anybodyCalled;
    for (int level = first; level <= levels.size(); level++) {
      boolean called = isCalled(levels, level, severity, due, anybody);
      List<String> who = called ? people.of(level, due) : List.of();
      planned.add(new Planned(level, due, called, who));
      if (!who.isEmpty()) {
        anybody = true;
        due = due.plusSeconds(levels.get(level - 1).ackTimeoutSeconds());
      }
    }
    return planned;
  }
}
