package io.muster.incident.intake;

import io.muster.contracts.alert.IntegrationCommand.SetGrouping;
import io.muster.starter.Refused;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What may be said of how a source's alerts are put together. */
final class Grouping {

  private static final int MOST_LABELS = 10;
  private static final int LONGEST_LABEL = 100;
  private static final Duration SHORTEST_WINDOW = Duration.ofMinutes(1);
  private static final Duration LONGEST_WINDOW = Duration.ofHours(24);

  private Grouping() {}

  /**
   * The names, in order.
   *
   * @throws Refused 422 when one is empty, too long or said twice, or there are too many
   */
  static List<String> labels(SetGrouping set) {
    Set<String> labels = new LinkedHashSet<>();
    for (String label : set.labels()) {
      String pointer = "/labels/" + labels.size();
      String name = label.strip();
      if (name.isEmpty() || name.length() > LONGEST_LABEL) {
        throw Refused.invalid(
            pointer, "Name a label in 1 to %d characters.".formatted(LONGEST_LABEL));
      }
      if (!labels.add(name)) {
        throw Refused.invalid(pointer, "Name each label once.");
      }
    }
    if (labels.size() > MOST_LABELS) {
      throw Refused.invalid("/labels", "Name at most %d labels.".formatted(MOST_LABELS));
    }
    return List.copyOf(labels);
  }

  /**
   * The window in seconds, or null.
   *
   * @throws Refused 422 when it is too short or too long, or there is no label to go with it
   */
  static Long windowSeconds(SetGrouping set) {
    Duration window = set.window();
    if (window == null) {
      return null;
    }
    if (window.compareTo(SHORTEST_WINDOW) < 0 || window.compareTo(LONGEST_WINDOW) > 0) {
      throw Refused.invalid(
          "/window",
          "Let alerts join for 1 minute (PT1M) to 24 hours (PT24H), or as long as the problem is open (null).");
    }
    if (set.labels().isEmpty()) {
      throw Refused.invalid(
          "/labels", "Name the labels by which alerts are put together, or leave out the window.");
    }
    return window.toSeconds();
  }
}
