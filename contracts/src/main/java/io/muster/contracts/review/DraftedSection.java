package io.muster.contracts.review;

import java.util.List;

/** What Muster says in a section by itself, from what was recorded. */
public record DraftedSection(ReviewSection section, List<Line> lines) {
  public DraftedSection {
    lines = List.copyOf(lines);
  }

  /**
   * One line and what it is known from.
   *
   * @param positions of events in the log
   */
  public record Line(String text, List<Long> positions) {
    public Line {
      positions = List.copyOf(positions);
    }
  }

  /** The lines as one text. */
  public String text() {
    return String.join("\n", lines.stream().map(Line::text).toList());
  }
}
