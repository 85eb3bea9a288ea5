package io.muster.incident.planning.drill;

import java.util.List;

/**
 * How a drill went, point by point, each with the events it is known from. It is reckoned from the
 * log alone, so whoever reckons it again comes to the same.
 *
 * @param rule how it is reckoned, with its version
 * @param points reached
 * @param of how many could be
 */
public record Scorecard(String rule, int points, int of, List<Line> lines) {

  /** The rule that is in force. */
  public static final String RULE = "drill-score/3";

  public Scorecard {
    lines = List.copyOf(lines);
  }

  static Scorecard of(List<Line> lines) {
    return new Scorecard(
        RULE,
        lines.stream().mapToInt(Line::points).sum(),
        lines.stream().mapToInt(Line::of).sum(),
        lines);
  }

  /** What is scored. */
  public enum Criterion {
    DETECTED,
    ACKNOWLEDGED,
    ROLES_FILLED,
    UPDATES_ON_TIME,
    CRITERIA_MET,
    FACTS_ON_RECORD,
    CLOCKS_MET
  }

  /**
   * One criterion.
   *
   * @param points reached, 0 to {@code of}
   * @param because why so many, in a sentence
   * @param evidence positions in the log that show it
   */
  public record Line(Criterion criterion, int points, int of, String because, List<Long> evidence) {
    public Line {
      evidence = List.copyOf(evidence);
    }
  }
}
