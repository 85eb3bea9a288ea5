package io.muster.incident.planning.drill;

import io.muster.contracts.drill.DrillEvent.StepKind;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.Role;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What is played in a drill, and what those who practise are expected to do.
 *
 * @param name what people call it
 * @param version counted up by whoever changes it
 * @param about what it rehearses, in a sentence or two
 * @param minutes how long it takes, in the drill's time, 1 to 1440; then it is over
 * @param names what the seed draws from: one value of each list stands for its name in the steps
 * @param steps in the order of their times
 */
public record Scenario(
    String name,
    int version,
    String about,
    int minutes,
    Map<String, List<String>> names,
    List<Step> steps,
    Expected expected) {

  public Scenario {
    names = names == null ? Map.of() : Map.copyOf(names);
    steps = steps == null ? List.of() : List.copyOf(steps);
  }

  /**
   * Something that happens.
   *
   * @param id short and lasting, unique within the scenario
   * @param at so many minutes after the beginning
   * @param source which kind of tool sends it; null for an inject
   * @param body what the tool sends; null for an inject
   * @param text what those who practise are told; null for a payload
   */
  public record Step(String id, int at, StepKind kind, String source, String body, String text) {

    Duration offset() {
      return Duration.ofMinutes(at);
    }
  }

  /**
   * What is scored; what is left out is not.
   *
   * @param shownBy the step that shows the trouble first, from which minutes count
   * @param detectedWithin minutes until an alert of it is in
   * @param acknowledgedWithin minutes until somebody has taken it on
   * @param roles who has to be there
   * @param updates how often a note has to be written down
   * @param phases which phases have to be left, with the criteria of the plan met
   * @param facts what a report to an authority would need, and has to be on record
   * @param clocks by when somebody would have to be told
   */
  public record Expected(
      String shownBy,
      Integer detectedWithin,
      Integer acknowledgedWithin,
      Roles roles,
      Updates updates,
      Phases phases,
      Facts facts,
      List<Clock> clocks) {

    static final Expected NOTHING = new Expected(null, null, null, null, null, null, null, null);

    public Expected {
      clocks = clocks == null ? List.of() : List.copyOf(clocks);
    }
  }

  /** Roles to be filled within so many minutes. */
  public record Roles(List<Role> filled, int within) {
    public Roles {
      filled = filled == null ? List.of() : List.copyOf(filled);
    }
  }

  /** A note at least every so many minutes, from the first minute until it is resolved. */
  public record Updates(int every) {}

  /** Phases to be left forwards within so many minutes, none of their criteria overridden. */
  public record Phases(List<Phase> left, int within) {
    public Phases {
      left = left == null ? List.of() : List.copyOf(left);
    }
  }

  /** What a report to an authority needs to know from those who respond. */
  public enum Fact {
    /** When the trouble began. */
    OCCURRED,
    /** When the organisation knew, from where most authorities count. */
    AWARE,
    CONTAINED,
    ERADICATED,
    RECOVERED,
    /** Who outside was affected, at least one of them. */
    AFFECTED,
    /** What caused it. */
    CAUSE
  }

  /** Facts to be on record after so many minutes; what was taken back by then is not. */
  public record Facts(List<Fact> recorded, int within) {
    public Facts {
      recorded = recorded == null ? List.of() : List.copyOf(recorded);
    }
  }

  /**
   * A clock that would run: from when a fact is on record, the report it stands for has to be ready
   * within so many minutes. It is as long as the scenario says and not as a law does, whose days no
   * drill lasts.
   *
   * @param id short and lasting, unique within the scenario
   * @param name what has to be done, as the title of a task
   */
  public record Clock(String id, String name, Fact from, int within) {}

  /** How long it takes, in the drill's time. */
  public Duration length() {
    return Duration.ofMinutes(minutes);
  }
}
